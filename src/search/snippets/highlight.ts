import { keysOf } from '../../text/index.js'
import type { Analyzer, Keys, Token } from '../../text/types.js'
import type { Part } from '../types.js'
import { WordScanner } from './scan.js'
import { isSpelled, type PhraseTerm, type SpellingTerm, type Term, type WordTerm } from './terms.js'

const separatedNumeral = /\d[.,%‰]/

/** Whether the query word at a place means a different accented form than this one from the article. */
export type IsOther = (place: number, exact: string) => boolean

/** A word of the text that may be highlighted. */
interface Mark {
  /** Position of the word in the text; those of adjacent words differ by 1. */
  word: number
  start: number
  end: number
  /** Places in the query of the words that it may match. */
  places: number[]
  /** Highlighted only next to its neighbour in the query. */
  weak: boolean
  /** The same, where it belongs together with that: the bonds of its places, none if it means something by itself. */
  bonds: number[]
  /** Whether it forms one unit with the next word, whatever is between them, as in a document's number. */
  joinsNext: boolean
}

/** Token positions of a phrase that begins at token `at`; null if it does not. */
function followPhrase(tokens: Token[], phrase: PhraseTerm, at: number, key: 'exact' | 'folded'): number[] | null {
  const places = [at]
  let foreign = phrase.slop
  let next = at + 1
  for (const { [key]: wanted } of phrase.tokens.slice(1)) {
    while (next < tokens.length && tokens[next][key] !== wanted && foreign > 0) {
      next += 1
      foreign -= 1
    }
    if (next >= tokens.length || tokens[next][key] !== wanted) return null
    places.push(next)
    next += 1
  }
  return places
}

/** Highlights the terms of a query in texts. */
export class Marker {
  private readonly words = new Map<string, { term: WordTerm; place: number }[]>()
  private readonly phrases: PhraseTerm[] = []
  private readonly units = new Set<string>()
  private readonly spellings: SpellingTerm[] = []
  private readonly scanner = new WordScanner()
  /** Whether all terms are words: then a scan finds them, otherwise the text is analysed. */
  private readonly wordsAlone: boolean
  private readonly hasNumbers: boolean

  /** @param terms the terms in query order; their indexes are their places */
  constructor(
    terms: Term[],
    private readonly analyzer: Analyzer,
  ) {
    terms.forEach((term, place) => {
      if (term.kind === 'phrase') this.phrases.push(term)
      else if (term.kind === 'unit') this.units.add(term.term)
      else if (term.kind === 'spelling') this.spellings.push(term)
      else {
        this.words.set(term.folded, [...(this.words.get(term.folded) ?? []), { term, place }])
        for (const form of [term.folded, term.exact]) this.scanner.register(form)
      }
    })
    this.wordsAlone = terms.every((term) => term.kind === 'word' && !/[^\p{L}\p{M}\p{N}]/u.test(term.exact))
    this.hasNumbers = terms.some((term) => term.kind === 'word' && /\d/.test(term.exact))
  }

  /** Splits the text into parts, marking exactly the syllables that the query names; adjacent marks are joined. */
  mark(text: string, isOther: IsOther): Part[] {
    // A number with separators is one word for the analyzer, but several for the scanner.
    const isScanned = this.wordsAlone && !(this.hasNumbers && separatedNumeral.test(text))
    const marks = isScanned ? this.scanned(text, isOther) : this.analysed(text, isOther)
    return partsOf(text, withoutLoneWeak(marks))
  }

  private scanned(text: string, isOther: IsOther): Mark[] {
    const marks: Mark[] = []
    for (const { word, start, end } of this.scanner.scan(text, text.length)) {
      const mark = this.markOfWord(word, keysOf(text.slice(start, end)), start, end, isOther)
      if (mark !== null) marks.push(mark)
    }
    return marks
  }

  private analysed(text: string, isOther: IsOther): Mark[] {
    const { tokens, spans } = this.analyzer.analyze(text)
    const marks = tokens.map((token, at) => this.markOfWord(at, token, token.start, token.end, isOther))
    const mark = (at: number, joinsNext: boolean) => {
      const { start, end } = tokens[at]
      marks[at] = { word: at, start, end, places: marks[at]?.places ?? [], weak: false, bonds: [], joinsNext }
    }
    for (const { term, first, last } of spans) {
      if (!this.units.has(term)) continue
      for (let at = first; at <= last; at += 1) mark(at, at < last || marks[at]?.joinsNext === true)
    }
    for (const phrase of this.phrases)
      for (const at of placesOf(phrase, tokens)) mark(at, marks[at]?.joinsNext === true)
    for (const spelling of this.spellings)
      for (const first of placesSpelled(spelling, tokens)) {
        const last = first + spelling.words.length - 1
        for (let at = first; at <= last; at += 1) mark(at, at < last || marks[at]?.joinsNext === true)
      }
    return marks.filter((found) => found !== null)
  }

  private markOfWord(word: number, keys: Keys, start: number, end: number, isOther: IsOther): Mark | null {
    const words = this.words.get(keys.folded)
    if (words === undefined) return null
    const weak = words.every(({ term, place }) => term.stopword || isOther(place, keys.exact))
    const bonds = words.flatMap(({ term: { bond } }) => bond ?? [])
    const places = words.map(({ place }) => place)
    return { word, start, end, places, weak, bonds: bonds.length === words.length ? bonds : [], joinsNext: false }
  }
}

/** Tokens of whole phrases: with the same diacritics if the text has them, otherwise by their folded letters. */
function placesOf(phrase: PhraseTerm, tokens: Token[]): number[] {
  for (const key of ['exact', 'folded'] as const) {
    const found = tokens.flatMap((token, at) =>
      token[key] === phrase.tokens[0][key] ? (followPhrase(tokens, phrase, at, key) ?? []) : [],
    )
    if (found.length > 0) return found
  }
  return []
}

/** First tokens of other spellings, whose words stand side by side. */
function placesSpelled({ words }: SpellingTerm, tokens: Token[]): number[] {
  return [...tokens.keys()].filter((first) =>
    words.every((word, at) => first + at < tokens.length && isSpelled(tokens[first + at], word)),
  )
}

/**
 * Drops stopwords, words with different diacritics and parts of what belongs together that are not next to their
 * neighbour in the query: a lone "xuất" is nothing of "sốt xuất huyết".
 */
function withoutLoneWeak(marks: Mark[]): Mark[] {
  const shown = marks.map((mark, at) => !mark.weak && (mark.bonds.length === 0 || isBesideItsBond(marks, at)))
  const joins = (at: number, step: 1 | -1) => {
    const [mark, neighbour] = [marks[at], marks[at + step]]
    if (neighbour === undefined || neighbour.word !== mark.word + step || !shown[at + step]) return false
    return mark.places.some((place) => neighbour.places.includes(place + step))
  }
  for (let at = 0; at < marks.length; at += 1) shown[at] ||= joins(at, -1)
  for (let at = marks.length - 1; at >= 0; at -= 1) shown[at] ||= joins(at, 1)
  return marks.filter((_, at) => shown[at])
}

/** Whether the word before or after a mark is the one before or after it in the same bond. */
function isBesideItsBond(marks: Mark[], at: number): boolean {
  const mark = marks[at]
  return [-1, 1].some((step) => {
    const neighbour = marks.at(at + step)
    if (at + step < 0 || neighbour === undefined || neighbour.word !== mark.word + step) return false
    return (
      mark.places.some((place) => neighbour.places.includes(place + step)) &&
      (neighbour.bonds.length === 0 || neighbour.bonds.some((bond) => mark.bonds.includes(bond)))
    )
  })
}

function partsOf(text: string, marks: Mark[]): Part[] {
  const parts: Part[] = []
  let done = 0
  const push = (end: number, match: boolean) => {
    if (end <= done) return
    parts.push({ text: text.slice(done, end), match })
    done = end
  }
  for (let at = 0; at < marks.length; at += 1) {
    const { start } = marks[at]
    while (at + 1 < marks.length && areOne(text, marks[at], marks[at + 1])) at += 1
    push(start, false)
    push(marks[at].end, true)
  }
  push(text.length, false)
  return parts
}

/** Whether two marks are shown as one: adjacent words with only a space between them, or parts of a unit. */
function areOne(text: string, mark: Mark, next: Mark): boolean {
  if (next.word !== mark.word + 1) return false
  return mark.joinsNext || text.slice(mark.end, next.start).trim() === ''
}
