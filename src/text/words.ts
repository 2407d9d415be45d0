import { keysOf } from './keys.js'
import type { Keys } from './types.js'

/** What the passes over the tokens ask about a word again and again; shared by all its occurrences. */
export interface Word extends Keys {
  /** No lower-case letter and at least one capital. */
  capitals: boolean
  /** ASCII digits, at most five: can begin a document's number. */
  integer: boolean
}

/** Words of 13 and more letters are slices that would keep their whole text alive; they are rare, and not kept. */
const LONGEST_KEPT = 12

/**
 * Gives words by their raw form and keeps the last used ones, at most twice `size`: a new generation begins when one
 * is full, and what the old one still gives moves over.
 * @param make gives the word for a raw form
 */
export function wordCache<W extends Word>(make: (raw: string) => W, size = 65_536): (raw: string) => W {
  let young = new Map<string, W>()
  let old = new Map<string, W>()
  return (raw) => {
    const known = young.get(raw)
    if (known !== undefined) return known
    const word = old.get(raw) ?? make(raw)
    if (raw.length > LONGEST_KEPT) return word
    if (young.size >= size) {
      old = young
      young = new Map()
    }
    young.set(raw, word)
    return word
  }
}

/** @param raw a word as written */
export function wordOf(raw: string): Word {
  const form = raw.length > LONGEST_KEPT ? raw.split('').join('') : raw
  return {
    ...keysOf(form),
    capitals: form === form.toUpperCase() && form !== form.toLowerCase(),
    integer: /^\d{1,5}$/.test(form),
  }
}
