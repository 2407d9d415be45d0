import { charClasses, CharClass, isWordClass } from '../text/chars.js'
import { remembered } from '../text/remembered.js'
import { finalYAsI, keysOf, wordsIn } from '../text/index.js'

/** What lies between a word and the one before it, from weak to strong; of several marks, the strongest. */
export const Gap = { space: 0, joiner: 1, comma: 2, semicolon: 3, colon: 4, bracket: 5, stop: 6 } as const

/** A word as the recogniser compares it; shared by all its occurrences. */
export interface Word {
  /** Accented key in which final y and i agree. */
  exact: string
  folded: string
  /** Begins with a capital. */
  capital: boolean
  /** Capitals only, and at least one letter. */
  capitals: boolean
  /** Number of `exact` among the words of the gazetteer, or 0. */
  exactId: number
  /** Number of `folded` among them, or 0. */
  foldedId: number
}

/** The words of a text, as parallel arrays. */
export interface Scan {
  text: string
  words: Word[]
  starts: number[]
  ends: number[]
  /** Gap before each word; the first has `stop`. */
  gaps: number[]
}

const WORD = 100
const table = buildTable()
/** Longest run of capitals after which a dot marks an abbreviation, not a sentence end: "TP. Thái Bình", "T.Ư". */
const LONGEST_DOTTED = 3
const MOST_WORDS_KEPT = 100_000
/** Longer words are slices that would keep their whole text alive. */
const LONGEST_KEPT = 12

/** As for the tokenizer, except that every surrogate pair is taken for a letter. */
function isOfWord(code: number): boolean {
  const charClass = charClasses[code]!
  return isWordClass(charClass) || charClass === CharClass.invisible || (code >= 0xd800 && code <= 0xdfff)
}

function buildTable(): Uint8Array {
  const classes = new Uint8Array(0x10000).fill(Gap.stop)
  for (let code = 0; code < 0x10000; code++) {
    const char = String.fromCharCode(code)
    if (isOfWord(code)) classes[code] = WORD
    else if (/[^\S\n\r\v\f\u2028\u2029]/.test(char)) classes[code] = Gap.space
    else if (/[-‐‑–—/&+]/.test(char)) classes[code] = Gap.joiner
  }
  for (const [char, gap] of [
    [',', Gap.comma],
    [';', Gap.semicolon],
    [':', Gap.colon],
    ['(', Gap.bracket],
    ['[', Gap.bracket],
  ] as const) {
    classes[char.charCodeAt(0)] = gap
  }
  return classes
}

/** Numbers the words of the gazetteer and splits texts into words. */
export class Scanner {
  private readonly exactIds = new Map<string, number>()
  private readonly foldedIds = new Map<string, number>()
  private recall = this.newMemory()

  /** Numbers the words of a name, so that texts scanned later have the same numbers. */
  learn(name: string): Scan {
    for (const raw of wordsIn(name)) {
      const { exact, folded } = matchKeys(raw)
      if (this.exactIds.has(exact)) continue
      this.exactIds.set(exact, this.exactIds.size + 1)
      if (!this.foldedIds.has(folded)) this.foldedIds.set(folded, this.foldedIds.size + 1)
      // Words remembered from before have no number yet.
      this.recall = this.newMemory()
    }
    return this.scan(name)
  }

  /** Splits a text into words: runs of letters, digits and combining marks. */
  scan(text: string): Scan {
    const scan: Scan = { text, words: [], starts: [], ends: [], gaps: [] }
    let gap: number = Gap.stop
    let index = 0
    while (index < text.length) {
      const kind = table[text.charCodeAt(index)]
      if (kind !== WORD) {
        const strength = kind === Gap.stop && text[index] === '.' && endsAbbreviation(scan, index) ? Gap.space : kind
        if (strength > gap) gap = strength
        index++
        continue
      }
      const start = index
      while (index < text.length && table[text.charCodeAt(index)] === WORD) index++
      scan.words.push(this.wordOf(text.slice(start, index)))
      scan.starts.push(start)
      scan.ends.push(index)
      scan.gaps.push(gap)
      gap = Gap.space
    }
    return scan
  }

  private wordOf(raw: string): Word {
    return raw.length <= LONGEST_KEPT ? this.recall(raw) : this.makeWord(raw)
  }

  private newMemory(): (raw: string) => Word {
    return remembered(MOST_WORDS_KEPT, (raw) => this.makeWord(raw))
  }

  private makeWord(raw: string): Word {
    const { exact, folded } = matchKeys(raw)
    const first = raw.slice(0, 1)
    return {
      exact,
      folded,
      capital: first !== first.toLowerCase(),
      capitals: raw === raw.toUpperCase() && raw !== raw.toLowerCase(),
      exactId: this.exactIds.get(exact) ?? 0,
      foldedId: this.foldedIds.get(folded) ?? 0,
    }
  }
}

function endsAbbreviation({ words, starts, ends }: Scan, index: number): boolean {
  const last = words.length - 1
  if (last < 0 || ends[last] !== index) return false
  return words[last].exact === 'tp' || (words[last].capitals && index - starts[last] <= LONGEST_DOTTED)
}

/** The accented and the folded key of a word; kỹ and kĩ, lý and lí have the same keys. */
function matchKeys(raw: string): { exact: string; folded: string } {
  const { exact, folded } = keysOf(raw)
  return { exact: finalYAsI(exact), folded }
}
