import { readdirSync } from 'node:fs'
import path from 'node:path'
import { open } from 'lmdb'
import type { Article } from '../../../src/article.js'
import { openStore } from '../../../src/store/article-store.js'
import { entriesOf } from './articles.js'

/** Paths of a store's volumes, in order. */
export function volumeFiles(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => /^volume-\d{4}\.mdb$/u.test(name))
  return names.sort().map((name) => path.join(folder, name))
}

/** Opens a volume directly; the store must be closed. */
export function openVolume(file: string) {
  return open<Uint8Array, number>({ path: file, noSubdir: true, keyEncoding: 'uint32', encoding: 'binary' })
}

/** Sequence numbers of all articles in the volumes of a closed store, in order. */
export async function standing(folder: string): Promise<number[]> {
  const found: number[] = []
  for (const file of volumeFiles(folder)) {
    const volume = openVolume(file)
    found.push(...volume.getKeys())
    await volume.close()
  }
  return found.sort((a, b) => a - b)
}

/** Sequence numbers of all articles in the log of a closed store, in order. */
export async function logged(folder: string): Promise<number[]> {
  const store = openStore(folder, { readOnly: true })
  const found = (await entriesOf(store)).flatMap((entry) => ('article' in entry ? [entry.sequence] : []))
  await store.close()
  return found
}

/**
 * Writes a store as version 1 did, every article in the log of `data.mdb`.
 * @param entries in order; each takes the next sequence number
 * @param addresses whether it has a table of addresses, as late version 1 stores do; the table is empty
 */
export async function writeVersion1(
  folder: string,
  entries: readonly ({ article: Article } | { removedId: string })[],
  { addresses }: { addresses: boolean },
): Promise<void> {
  const root = open({ path: folder, noSubdir: false, encoding: 'json', overlappingSync: false })
  const meta = root.openDB<object, string>({ name: 'meta' })
  const log = root.openDB<object, number>({ name: 'log', keyEncoding: 'uint32', compression: true })
  const articles = root.openDB<number, string>({ name: 'articles' })
  const removals = root.openDB<number, string>({ name: 'removals' })
  if (addresses) for (const name of ['addresses', 'progress']) root.openDB({ name })
  meta.putSync('schema', { format: 'timtin-article-store', version: 1 })
  entries.forEach((entry, index) => {
    log.putSync(index + 1, entry)
    if ('article' in entry) articles.putSync(entry.article.id, index + 1)
    else removals.putSync(entry.removedId, index + 1)
  })
  await root.close()
}
