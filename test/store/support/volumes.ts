import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
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

/**
 * Flips a bit in the stored bytes of an article of a closed store.
 * @param share where in them, from 0 to 1
 * @returns the damaged file
 */
export async function damageArticle(folder: string, sequence: number, share: number): Promise<string> {
  for (const file of volumeFiles(folder)) {
    const volume = openVolume(file)
    const found = volume.get(sequence)
    const stored = found === undefined ? null : Buffer.from(found)
    await volume.close()
    if (stored === null) continue
    const bytes = readFileSync(file)
    // Pages that were written anew may have stood elsewhere before.
    for (let at = bytes.indexOf(stored); at >= 0; at = bytes.indexOf(stored, at + 1))
      bytes[at + Math.floor(share * (stored.length - 1))] ^= 0x10
    writeFileSync(file, bytes)
    return file
  }
  throw new Error(`No volume has article ${sequence}.`)
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

/** The bytes of an article in a volume as version 2 of the store had them: without a checksum, and without later fields. */
function encodeAsVersion2({ modifiedAt: _, ...article }: Article): Buffer {
  const lengths = (texts: readonly string[]) => texts.map((text) => text.length)
  const { lead, body, captions } = article
  const head = Buffer.from(
    JSON.stringify({ ...article, lead: lead.length, body: lengths(body), captions: lengths(captions) }),
  )
  const padded = Buffer.concat([head, Buffer.alloc(head.length % 2, ' ')])
  const start = Buffer.alloc(6)
  start.writeUInt16LE(1, 0)
  start.writeUInt32LE(padded.length, 2)
  return Buffer.concat([start, padded, Buffer.from([lead, ...body, ...captions].join(''), 'utf16le')])
}

/** Writes a store as version 2 did: every other article in the second volume. @param entries as `writeVersion1` has them */
export async function writeVersion2(
  folder: string,
  entries: readonly ({ article: Article } | { removedId: string })[],
): Promise<void> {
  const root = open({ path: folder, noSubdir: false, encoding: 'json', overlappingSync: false })
  const numbered = <Value>(name: string) => root.openDB<Value, number>({ name, keyEncoding: 'uint32' })
  const named = <Value>(name: string) => root.openDB<Value, string>({ name })
  const volumes = [1, 2].map((number) =>
    open<Buffer, number>({
      path: path.join(folder, `volume-000${number}.mdb`),
      noSubdir: true,
      keyEncoding: 'uint32',
      compression: true,
      encoding: 'binary',
      overlappingSync: false,
    }),
  )
  named<object>('meta').putSync('schema', { format: 'timtin-article-store', version: 2 })
  const [log, articles, removals] = [numbered<object>('log'), named<number>('articles'), named<number>('removals')]
  for (const name of ['addresses', 'leftovers']) root.openDB({ name })
  const write = () =>
    entries.forEach((entry, index) => {
      const sequence = index + 1
      if ('removedId' in entry) {
        log.putSync(sequence, entry)
        removals.putSync(entry.removedId, sequence)
        return
      }
      const volume = (index % 2) + 1
      log.putSync(sequence, { id: entry.article.id, volume })
      articles.putSync(entry.article.id, sequence)
      volumes[volume - 1].putSync(sequence, encodeAsVersion2(entry.article))
    })
  root.transactionSync(() => volumes[0].transactionSync(() => volumes[1].transactionSync(write)))
  for (const [index, volume] of volumes.entries()) {
    numbered<object>('volumes').putSync(index + 1, { bytes: 4096, liveBytes: 4096, lastSequence: entries.length })
    await volume.close()
  }
  named<number>('progress').putSync('volume', 2)
  await root.close()
}
