import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Article } from '../article.js'
import { canonicalUrl } from '../text/hosts.js'
import type { StoredEntry, Tables, TablesToRead } from './tables.js'

/** Log entries searched at a time when the table does not cover them. */
const entriesAtOnce = 100
const progressKey = 'addresses'

/** LMDB's keys must be short; addresses need not be. */
function addressKey(address: string): string {
  return createHash('sha256').update(canonicalUrl(address)).digest('base64url')
}

/** Returns the article of a log entry; undefined for a removal, or when the article is damaged or the entry out of date. */
export type ReadEntry = (sequence: number, entry: StoredEntry) => Article | undefined

/** Adds the addresses of all articles missing from the table; must run within a write transaction. */
export function enterAddresses({ log, addresses, progress }: Tables, lastSequence: number, read: ReadEntry): void {
  const entered = progress.get(progressKey) ?? 0
  if (entered === lastSequence) return
  for (const { key, value } of log.getRange({ start: entered + 1 })) {
    const article = read(key, value)
    if (typeof article?.url === 'string') addresses.putSync(addressKey(article.url), article.id)
  }
  progress.putSync(progressKey, lastSequence)
}

/** Id of the article last stored with an address, which may have another address by now or be gone; undefined if none. */
export function lastWithAddress({ addresses }: Tables, address: string): string | undefined {
  return addresses.get(addressKey(address))
}

/**
 * Finds the article with an original address, regardless of scheme, `www.` and fragment.
 * @param urlOf returns the address of the article with an id, null when there is none, undefined when it cannot be read
 */
export async function findAddress(
  { log, addresses, progress }: TablesToRead,
  address: string,
  read: ReadEntry,
  urlOf: (id: string) => string | null | undefined,
): Promise<string | null> {
  const wanted = canonicalUrl(address)
  const known = addresses?.get(addressKey(address))
  const url = known === undefined ? null : urlOf(known)
  // What cannot be read any more is believed to be where it was.
  if (known !== undefined && (url === undefined || (url !== null && canonicalUrl(url) === wanted))) return known
  // An older version wrote to this store: the rest of the log is searched, with pauses.
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
