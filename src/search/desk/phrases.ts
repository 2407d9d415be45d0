import type { QueryToken } from '../../engine/query.js'
import type { Analyzer, Token } from '../../text/types.js'
import { isSyllable } from '../../text/index.js'
import type { Piece } from './pieces.js'

/** Longest phrase: "cơ sở dữ liệu" has four syllables; longest name: "Bà Rịa - Vũng Tàu" has more, but a mark inside. */
const longestPhrase = 4
const longestName = 5
/** What a mention in the title and in the lead counts, and one elsewhere. */
const weights = { title: 4, lead: 2, body: 1 }

/** A phrase or name of a text that may be a keyword. */
export interface Phrase {
  /** Its words as the analyzer has them, with spaces between. */
  key: string
  /** As first written; a phrase that is no name in lower case. */
  text: string
  words: QueryToken[]
  /** The words right beside its first mention, with no mark between. */
  before: QueryToken | null
  after: QueryToken | null
  isName: boolean
  /** Whether the lexicon has it as a compound. */
  isCompound: boolean
  isInTitle: boolean
  /** Whether it is in the title or the lead. */
  isEarly: boolean
  mentions: number
  /** Mentions by their places. */
  weight: number
}

/** The words of a piece with what their writing tells. */
class Words {
  readonly tokens: readonly Token[]
  private readonly capitals: boolean[]

  constructor(
    private readonly piece: Piece,
    private readonly analyzer: Analyzer,
  ) {
    this.tokens = piece.analysis.tokens
    this.capitals = this.tokens.map(({ start }) => /^\p{Lu}/u.test(piece.text.slice(start)))
  }

  /** At the beginning of a sentence or of what somebody says, where a capital tells nothing. */
  private isFirst(at: number): boolean {
    if (at === 0) return true
    const between = this.piece.text.slice(this.tokens[at - 1].end, this.tokens[at].start)
    return /[.!?…:"“”‘’'\n]|^\s*[-–—]/u.test(between)
  }

  isCapital(at: number): boolean {
    return this.capitals[at]
  }

  isInSentence(at: number): boolean {
    return !this.isFirst(at)
  }

  isStopword(at: number): boolean {
    return this.analyzer.isStopword(this.tokens[at])
  }

  textOf(first: number, last: number): string {
    return this.piece.text.slice(this.tokens[first].start, this.tokens[last].end)
  }

  /** The word at a place, unless a mark stands before the word `from`, or there is none. */
  beside(from: number, at: number): QueryToken | null {
    return at < 0 || at >= this.tokens.length || this.tokens[from].breakBefore ? null : this.queryTokens(at, at)[0]
  }

  isAbbreviation(at: number): boolean {
    return this.piece.analysis.spans.some(
      ({ kind, first, last }) => kind === 'abbreviation' && first <= at && last >= at,
    )
  }

  queryTokens(first: number, last: number): QueryToken[] {
    return this.tokens.slice(first, last + 1).map((token, i) => ({
      typed: this.textOf(first + i, first + i),
      exact: token.exact,
      toneless: token.toneless,
      folded: token.folded,
      breakBefore: i === 0 || token.breakBefore,
      isStopword: this.analyzer.isStopword(token),
      forms: 'written',
    }))
  }
}

/**
 * The phrases and names of a text, those of equal words as one, in the order of their first mention.
 * @param people names of people in the text: what stands right before one is another name
 */
export function phrasesOf(pieces: readonly Piece[], people: readonly string[], analyzer: Analyzer): Phrase[] {
  const known = new Set(people.map((name) => keyOf(analyzer.analyze(name).tokens)))
  const small = smallWords(pieces)
  const phrases = new Map<string, Phrase>()
  for (const piece of pieces) {
    const words = new Words(piece, analyzer)
    const compounds = compoundsOf(piece)
    const see = (first: number, last: number, isName: boolean) => {
      const key = keyOf(words.tokens.slice(first, last + 1))
      const seen = phrases.get(key)
      const phrase: Phrase = seen ?? {
        key,
        text: isName ? words.textOf(first, last) : words.textOf(first, last).toLowerCase(),
        words: words.queryTokens(first, last),
        before: words.beside(first, first - 1),
        after: words.beside(last + 1, last + 1),
        isName,
        isCompound: last === first + 1 && compounds.has(first),
        isInTitle: false,
        isEarly: false,
        mentions: 0,
        weight: 0,
      }
      phrase.isInTitle ||= piece.part === 'title'
      phrase.isEarly ||= piece.part !== 'body'
      phrase.mentions++
      phrase.weight += weights[piece.part]
      if (seen === undefined) phrases.set(key, phrase)
    }
    namesIn(words, small, known, (first, last) => see(first, last, true))
    phrasesIn(words, (first, last) => see(first, last, false))
  }
  return [...phrases.values()]
}

/** First words of the compounds of a piece; one that does not cover two words comes from an abbreviation. */
function compoundsOf({ analysis: { spans } }: Piece): ReadonlySet<number> {
  return new Set(
    spans.filter(({ kind, first, last }) => kind === 'compound' && last === first + 1).map(({ first }) => first),
  )
}

/** The words that a text writes with a small letter somewhere. */
function smallWords(pieces: readonly Piece[]): ReadonlySet<string> {
  return new Set(
    pieces.flatMap(({ text, analysis: { tokens } }) =>
      tokens.filter(({ start }) => /^\p{Ll}/u.test(text.slice(start, start + 2))).map(({ exact }) => exact),
    ),
  )
}

/**
 * Runs of capitalised words; a single one only if it is no Vietnamese syllable.
 * @param small words that the text also writes small: at the beginning of a sentence, "Tại Hà Nội", they are no names
 */
function namesIn(
  words: Words,
  small: ReadonlySet<string>,
  people: ReadonlySet<string>,
  see: (first: number, last: number) => void,
): void {
  const { tokens } = words
  for (let first = 0; first < tokens.length; first++) {
    if (!words.isCapital(first)) continue
    let last = first
    while (last + 1 < tokens.length && words.isCapital(last + 1) && !tokens[last + 1].breakBefore) last++
    const isSmall = words.isStopword(first) || small.has(tokens[first].exact)
    const begin = !words.isInSentence(first) && last > first && isSmall ? first + 1 : first
    const person = personAtEnd(words, begin, last, people)
    if (person > begin && isName(words, begin, person - 1)) see(begin, person - 1)
    if (isName(words, person, last)) see(person, last)
    first = last
  }
}

/**
 * Two to four words that no mark divides, none of them a stopword. Only the first may have a capital, if it stands alone:
 * at the beginning of a sentence, or as in "Đô thị thông minh".
 */
function phrasesIn(words: Words, see: (first: number, last: number) => void): void {
  const { tokens } = words
  const isPlain = (at: number) => /^\p{L}+$/u.test(tokens[at].exact) && !words.isStopword(at)
  const isLone = (at: number) => !words.isCapital(at) || !words.isInSentence(at) || isLoneCapital(words, at)
  for (let first = 0; first < tokens.length; first++) {
    if (!isPlain(first) || !isLone(first)) continue
    for (let last = first + 1; last < tokens.length && last - first < longestPhrase; last++) {
      if (tokens[last].breakBefore || !isPlain(last) || words.isCapital(last)) break
      see(first, last)
    }
  }
}

/** Whether a capitalised word has none right before it. */
function isLoneCapital(words: Words, at: number): boolean {
  return at === 0 || words.tokens[at].breakBefore || !words.isCapital(at - 1)
}

function isName(words: Words, first: number, last: number): boolean {
  const { exact } = words.tokens[first]
  for (let at = first; at <= last; at++) if (words.isAbbreviation(at)) return false
  if (last > first) return last - first < longestName && exact.length > 1 && words.tokens[last].exact.length > 1
  return words.isInSentence(first) && exact.length > 2 && !isSyllable(exact) && !/^\d/.test(exact)
}

/** Where a person's name begins that ends a run, after a place or a title; the beginning of the run if none does. */
function personAtEnd({ tokens }: Words, first: number, last: number, people: ReadonlySet<string>): number {
  for (let at = first; at < last; at++) if (people.has(keyOf(tokens.slice(at, last + 1)))) return at
  return first
}

const keyOf = (tokens: readonly Token[]) => tokens.map(({ exact }) => exact).join(' ')
