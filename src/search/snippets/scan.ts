/**
 * A fast look over a text for a few folded words: finding where a query's words stand in an article must cost far
 * less than analysing it. Words are runs of letters, digits and their marks, and are known by a hash of their folded
 * letters; hashes may collide, so the caller checks what it uses.
 */

const separator = 0
const skipped = 1
const tableSize = 0x1f00

/** Folded code of each code unit below U+1F00: a separator, a skipped mark, or the base letter or digit itself. */
const foldTable = buildFoldTable()

function buildFoldTable(): Uint16Array {
  const table = new Uint16Array(tableSize)
  for (let code = 0; code < tableSize; code += 1) {
    const char = String.fromCharCode(code)
    if (/\p{M}|[\u00AD\u061C]/u.test(char)) table[code] = skipped
    else if (/[đĐðÐƉɖ]/.test(char)) table[code] = 'd'.charCodeAt(0)
    else if (/[\p{L}\p{N}]/u.test(char)) table[code] = spelling(char.normalize('NFD').toLowerCase().charCodeAt(0))
  }
  return table
}

/** Final y and i are two spellings of many words ("kỹ", "kĩ"). */
function spelling(code: number): number {
  return code === 'y'.charCodeAt(0) ? 'i'.charCodeAt(0) : code
}

/** The same for the code units that the table does not hold. */
function foldedBeyondTable(code: number): number {
  // Zero-width characters and the byte-order mark neither split nor join words.
  if ((code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff) return skipped
  // General punctuation and its neighbours separate; other scripts are letters.
  return (code >= 0x2000 && code < 0x2c00) || (code >= 0x3000 && code < 0x3040) || code >= 0xff00 ? separator : code
}

// FNV-1a.
const hashSeed = 0x811c9dc5
const hashPrime = 0x01000193

const sieveMask = 4095
const everyWord = new Uint8Array(sieveMask + 1).fill(1)

/** Tells `emit` of each word whose hash passes the sieve, with its count and offsets. */
function scanWords(
  text: string,
  length: number,
  sieve: Uint8Array,
  emit: (hash: number, word: number, start: number, end: number) => void,
): void {
  let word = 0
  let start = -1
  let end = 0
  let hash = hashSeed
  for (let at = 0; at <= length; at += 1) {
    const unit = at < length ? text.charCodeAt(at) : 0
    const code = unit < tableSize ? foldTable[unit] : foldedBeyondTable(unit)
    if (code > skipped) {
      if (start < 0) {
        start = at
        hash = hashSeed
      }
      hash = Math.imul(hash ^ code, hashPrime)
      end = at + 1
    } else if (start < 0) continue
    else if (code === skipped) end = at + 1
    else {
      if (sieve[hash & sieveMask] === 1) emit(hash, word, start, end)
      word += 1
      start = -1
    }
  }
}

/** A sought word where it stands: `word` counts the words of the text, `start` and `end` are offsets. */
export interface Sighting {
  slot: number
  word: number
  start: number
  end: number
}

/** Finds where any of a few folded words stand in a text. */
export class WordScanner {
  private readonly slots = new Map<number, number>()
  /** One entry per hash modulo 4096: most words of a text stop here. */
  private readonly sieve = new Uint8Array(sieveMask + 1)

  /** Slots of the words of a text, the same for the same word; those that are new are sought from now on. */
  register(text: string): number[] {
    const found: number[] = []
    scanWords(text, text.length, everyWord, (hash) => {
      const slot = this.slots.get(hash) ?? this.slots.size
      this.slots.set(hash, slot)
      this.sieve[hash & sieveMask] = 1
      found.push(slot)
    })
    return found
  }

  /** @param limit most characters that are looked at */
  scan(text: string, limit: number): Sighting[] {
    const found: Sighting[] = []
    scanWords(text, Math.min(text.length, limit), this.sieve, (hash, word, start, end) => {
      const slot = this.slots.get(hash)
      if (slot !== undefined) found.push({ slot, word, start, end })
    })
    return found
  }
}
