/**
 * A fast look over a text for a few folded words: finding where a query's words stand in an article must cost far
 * less than analysing it. What it finds is looked at again by the analyzer.
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

function foldedCode(code: number): number {
  if (code < tableSize) return foldTable[code]
  // Zero-width characters and the byte-order mark neither split nor join words.
  if ((code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff) return skipped
  // General punctuation and its neighbours separate; other scripts are letters.
  return (code >= 0x2000 && code < 0x2c00) || (code >= 0x3000 && code < 0x3040) || code >= 0xff00 ? separator : code
}

const hashSeed = 0x811c9dc5

function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}

/** Hash of each folded word (run of letters and digits) of a text. */
export function hashWords(text: string): number[] {
  const hashes: number[] = []
  visitWords(text, (hash) => hashes.push(hash))
  return hashes
}

function visitWords(text: string, visit: (hash: number, start: number, end: number) => void): void {
  let start = -1
  let end = 0
  let hash = hashSeed
  for (let at = 0; at < text.length; at += 1) {
    const code = foldedCode(text.charCodeAt(at))
    if (code > skipped) {
      if (start < 0) {
        start = at
        hash = hashSeed
      }
      hash = mix(hash, code)
      end = at + 1
    } else if (code === skipped) end = start < 0 ? end : at + 1
    else if (start >= 0) {
      visit(hash, start, end)
      start = -1
    }
  }
  if (start >= 0) visit(hash, start, end)
}

/** A sought word where it stands: `word` counts the words of the text, `start` and `end` are offsets. */
export interface Sighting {
  slot: number
  word: number
  start: number
  end: number
}

/** Finds where any of a few folded words stand in a text. Hashes may collide: the caller checks what it uses. */
export class WordScanner {
  private readonly slots = new Map<number, number>()
  /** One bit per hash value modulo 4096: most words of a text stop here. */
  private readonly sieve = new Uint8Array(4096)

  /** Slot of a word, the same for the same hash; registers it when new. */
  slotOf(hash: number): number {
    const known = this.slots.get(hash)
    if (known !== undefined) return known
    const slot = this.slots.size
    this.slots.set(hash, slot)
    this.sieve[hash & 4095] = 1
    return slot
  }

  /** @param limit most characters that are looked at */
  scan(text: string, limit: number): Sighting[] {
    const found: Sighting[] = []
    const { sieve, slots } = this
    let word = 0
    visitWords(text.length > limit ? text.slice(0, limit) : text, (hash, start, end) => {
      if (sieve[hash & 4095] === 1) {
        const slot = slots.get(hash)
        if (slot !== undefined) found.push({ slot, word, start, end })
      }
      word += 1
    })
    return found
  }
}
