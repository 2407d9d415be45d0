import { keysOf } from './keys.js'
import type { Keys } from './types.js'

/** What the passes over the tokens ask about a word again and again; shared by its occurrences. */
export interface Word extends Keys {
  /** No lower-case letter and at least one capital. */
  capitals: boolean
  /** ASCII digits, at most five: can begin a document's number. */
  integer: boolean
}

/** Gives the words of a text. */
export interface WordReader<W extends Word> {
  /**
   * The word at `text.slice(start, end)`.
   * @param hash of its UTF-16 units, by {@link nextHash} from 0
   */
  read(text: string, start: number, end: number, hash: number): W
}

/** Goes on with a word's hash (the common one with factor 31, in 32 bits). */
export function nextHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0
}

/** Two words share a place, and a newcomer drives out the one that came first: 2^16 places hold what a corpus repeats. */
const PLACES = 2 ** 16
/** Longer words are slices that would keep their whole text alive; they are rare, and not kept. */
const LONGEST_KEPT = 12

interface Kept<W> {
  raw: string
  word: W
}

/**
 * A reader that keeps words it has seen, in bounded memory. Nine of ten words are found without a new string.
 * @param make adds to a word what its user needs
 */
export function createWordReader<W extends Word>(make: (word: Word) => W): WordReader<W> {
  const kept: (Kept<W> | undefined)[] = new Array<Kept<W> | undefined>(PLACES * 2).fill(undefined)

  function read(text: string, start: number, end: number, hash: number): W {
    // The factor spreads short words, whose hashes differ in low bits only (Knuth, multiplicative hashing).
    const place = (Math.imul(hash, 0x9e3779b1) >>> 16) * 2
    const first = kept[place]
    if (first !== undefined && isAt(first.raw, text, start, end)) return first.word
    const second = kept[place + 1]
    if (second !== undefined && isAt(second.raw, text, start, end)) return second.word
    const raw = text.slice(start, end)
    const word = make(wordOf(raw))
    if (raw.length <= LONGEST_KEPT) {
      kept[place + 1] = first
      kept[place] = { raw, word }
    }
    return word
  }

  return { read }
}

function isAt(raw: string, text: string, start: number, end: number): boolean {
  if (raw.length !== end - start) return false
  for (let i = 0; i < raw.length; i++) if (raw.charCodeAt(i) !== text.charCodeAt(start + i)) return false
  return true
}

/**
 * Names every property: objects that a spread makes are several times slower to read, and a word is read very often.
 * @param raw a word as written
 */
export function wordOf(raw: string): Word {
  const form = raw.length > LONGEST_KEPT ? raw.split('').join('') : raw
  const { exact, toneless, folded } = keysOf(form)
  const capitals = form === form.toUpperCase() && form !== form.toLowerCase()
  return { exact, toneless, folded, capitals, integer: /^\d{1,5}$/.test(form) }
}
