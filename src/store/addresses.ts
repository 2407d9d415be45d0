import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Article } from '../article.js'
import { canonicalUrl } from '../text/hosts.js'
import type { StoredEntry, Tables, TablesToRead } from './tables.js'

/** Entries that are looked through at once where the table lacks them. */
const entriesAtOnce = 100
const progressKey = 'addresses'

/** LMDB's keys are short, addresses need not be. */
function addressKey(address: string): string {
  return createHash('sha256').update(canonicalUrl(address)).digest('base64url')
}

/** Gives the article that an entry of the log stands for; undefined for a removal, and when the entry is out of date. */
export type ReadEntry = (sequence: number, entry: StoredEntry) => Article | undefined

/** Enters the addresses of all articles that the table lacks; within a transaction that writes. */
export function enterAddresses({ log, addresses, progress }: Tables, lastSequence: number, read: ReadEntry): void {
  const entered = progress.get(progressKey) ?? 0
  if (entered === lastSequence) return
  for (const { key, value } of log.getRange({ start: entered + 1 })) {
    const article = read(key, value)
    if (typeof article?.url === 'string') addresses.putSync(addressKey(article.url), article.id)
  }
  progress.putSync(progressKey, lastSequence)
}

/**
 * Finds the article with an original address, whatever its scheme, `www.` or fragment.
 * @param urlOf the address of the article of an id, null when there is none
 */
export async function findAddress(
  { log, addresses, progress }: TablesToRead,
  address: string,
  read: ReadEntry,
  urlOf: (id: string) => string | null,
): Promise<string | null> {
  const wanted = canonicalUrl(address)
  const known = addresses?.get(addressKey(address))
  const url = known === undefined ? null : urlOf(known)
  if (known !== undefined && url !== null && canonicalUrl(url) === wanted) return known
  // A store that an older version wrote to: the rest of the log is looked through, with pauses.
  let sequence = progress?.get(progressKey) ?? 0
  for (;;) {
    const entries = [...log.getRange({ start: sequence + 1, limit: entriesAtOnce })]
    for (const { key, value } of entries) {
      sequence = key
      const article = read(key, value)
      if (typeof article?.url === 'string' && canonicalUrl(article.url) === wanted) return article.id
    }
    if (entries.length < entriesAtOnce) return null
    await setImmediate()
  }
}
