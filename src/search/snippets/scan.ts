import { charClassAt, CharClass } from '../../text/chars.js'
import { ONSETS_WITH_FINAL_Y } from '../../text/final-y.js'
import { hashOn, hashSeed, hashText } from '../../text/hash.js'
import { fold } from '../../text/index.js'

/**
 * A fast scan of a text for a few folded words: finding a query's words in an article must cost far less than analysing
 * it. Words are runs of letters, digits and their marks, as for the tokenizer, and are identified by a hash of their
 * folded letters. Hashes may collide, so callers check what they use.
 */

const separator = 0
const mark = 1
const invisible = 2
/** In {@link foldTable}: a letter that folds to several. */
const several = 3
const tableSize = 0x1f00

/** What a character contributes to the hash of its word: folded letters, or one of the constants above. */
function foldedCodes(text: string, at: number): number[] {
  const charClass = charClassAt(text, at)
  if (charClass === CharClass.mark) return [mark]
  if (charClass === CharClass.invisible) return [invisible]
  if (charClass !== CharClass.letter && charClass !== CharClass.digit) return [separator]
  return Array.from(fold(String.fromCodePoint(text.codePointAt(at)!)), (char) => char.codePointAt(0)!)
}

/** Folded code of each code unit below U+1F00: the base letter or digit itself, or one of the constants above. */
const foldTable = Uint16Array.from({ length: tableSize }, (_, code) => {
  const codes = foldedCodes(String.fromCharCode(code), 0)
  return codes.length === 1 ? codes[0] : several
})

/** The same for characters outside the table, filled as they are met. */
const foldedBeyond = new Map<number, number[]>()

function foldedBeyondTable(text: string, at: number): number[] {
  const point = text.codePointAt(at)!
  let codes = foldedBeyond.get(point)
  if (codes === undefined) foldedBeyond.set(point, (codes = foldedCodes(text, at)))
  return codes
}

/** For words with two spellings ("ky", "ki"): from the hash of each to the hash of the other. */
const otherSpelling = new Map(
  ONSETS_WITH_FINAL_Y.flatMap((onset) => {
    const [y, i] = [`${onset}y`, `${onset}i`].map((word) => hashText(word) | 0)
    return [
      [y, i],
      [i, y],
    ]
  }),
)

const sieveMask = 4095
const everyWord = new Uint8Array(sieveMask + 1).fill(1)

/** Reads characters outside the table, separately from the main loop, which must be fast. */
class Reader {
  /** Offset after the character that was read. */
  next = 0
  /** Its last folded letter, or one of the constants above. */
  code = separator

  constructor(private readonly text: string) {}

  /**
   * Reads a character outside the table, or one that folds to several letters.
   * @returns the hash with all of its letters but the last
   */
  readOther(at: number, hash: number): number {
    const codes = foldedBeyondTable(this.text, at)
    this.next = at + (this.text.codePointAt(at)! > 0xffff ? 2 : 1)
    this.code = codes.length === 0 ? invisible : codes[codes.length - 1]
    let taken = hash
    for (let i = 0; i < codes.length - 1; i += 1) taken = hashOn(taken, codes[i])
    return taken
  }
}

/** Calls `emit` for each word whose hash passes the sieve, with its position and offsets. */
function scanWords(
  text: string,
  length: number,
  sieve: Uint8Array,
  emit: (hash: number, word: number, start: number, end: number) => void,
): void {
  const reader = new Reader(text)
  let word = 0
  let start = -1
  let end = 0
  let hash = hashSeed
  for (let at = 0; at < length;) {
    const unit = text.charCodeAt(at)
    let code = unit < tableSize ? foldTable[unit] : several
    let next = at + 1
    if (code === several) {
      hash = reader.readOther(at, hash)
      code = reader.code
      next = reader.next
    }
    if (code > several) {
      if (start < 0) start = at
      hash = hashOn(hash, code)
      end = next
    } else if (code === separator) {
      if (start >= 0) {
        if (sieve[hash & sieveMask] === 1) emit(hash, word, start, end)
        word += 1
        start = -1
      }
      hash = hashSeed
    } else if (code === mark && start >= 0) end = next
    at = next
  }
  if (start >= 0 && sieve[hash & sieveMask] === 1) emit(hash, word, start, end)
}

/**
 * An occurrence of a registered word: `word` is its position among the words of the text, `start` and `end` are
 * offsets.
 */
export interface Sighting {
  slot: number
  word: number
  start: number
  end: number
}

/** Finds occurrences of a few folded words in a text. */
export class WordScanner {
  private readonly slots = new Map<number, number>()
  /** One entry per hash modulo 4096: rejects most words of a text. */
  private readonly sieve = new Uint8Array(sieveMask + 1)

  /** Registers the words of a text and returns their slots; equal words have equal slots. */
  register(text: string): number[] {
    const found: number[] = []
    scanWords(text, text.length, everyWord, (hash) => {
      const slot = this.slots.get(hash) ?? this.slots.size
      for (const spelling of [hash, otherSpelling.get(hash) ?? hash]) {
        this.slots.set(spelling, slot)
        this.sieve[spelling & sieveMask] = 1
      }
      found.push(slot)
    })
    return found
  }

  /** @param limit most characters to scan */
  scan(text: string, limit: number): Sighting[] {
    const found: Sighting[] = []
    scanWords(text, Math.min(text.length, limit), this.sieve, (hash, word, start, end) => {
      const slot = this.slots.get(hash)
      if (slot !== undefined) found.push({ slot, word, start, end })
    })
    return found
  }
}
