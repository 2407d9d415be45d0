import { keysOf, longestRemembered } from './keys.js'
import type { Keys } from './types.js'

/** What the passes over the tokens need to know about a word; shared by all its occurrences. */
export interface Word extends Keys {
  /** No lower-case letter and at least one capital. */
  capitals: boolean
  /** One to five ASCII digits: can begin a document's number. */
  integer: boolean
}

/** Reads the words of a text. */
export interface WordReader<W extends Word> {
  /**
   * The word at `text.slice(start, end)`.
   * @param hash hash of its UTF-16 units: {@link nextHash} applied to each, from 0
   */
  read(text: string, start: number, end: number, hash: number): W
}

/** Adds one UTF-16 unit to a word's hash (the common hash with factor 31, in 32 bits). */
export function nextHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0
}

/** Each place holds two words, and a new word replaces the older one: 2^16 places hold what a corpus repeats. */
const PLACES = 2 ** 16

interface Kept<W> {
  raw: string
  word: W
}

/**
 * A reader that remembers the words it has seen, in bounded memory. Nine words in ten are found without making a
 * string.
 * @param make adds to a word what the caller needs
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
    if (raw.length <= longestRemembered) {
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
 * Makes a word. It names every property, since objects made by a spread are several times slower to read, and words are
 * read very often.
 * @param raw a word as written
 */
export function wordOf(raw: string): Word {
  const form = raw.length > longestRemembered ? raw.split('').join('') : raw
  const { exact, toneless, folded } = keysOf(form)
  const capitals = form === form.toUpperCase() && form !== form.toLowerCase()
  return { exact, toneless, folded, capitals, integer: /^\d{1,5}$/.test(form) }
}
