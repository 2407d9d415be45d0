import type { Article } from '../../article.js'
import type { Analyzer } from '../../text/types.js'
import type { Piece } from './pieces.js'

/** A related article's vote on keywords and category; more closely related articles have more weight. */
export interface Vote {
  article: Article
  weight: number
}

const keywordsSuggested = 10
/** At most this many of the keywords are compounds from the text itself. */
const compoundsSuggested = 5
/** A compound that occurs only once says little about what a text is about. */
const fewestOccurrences = 2
const categoriesSuggested = 3
/** A category with a smaller share of the votes is treated as noise. */
const fewestVotes = 0.1

/** Runs of syllables in which phrases can be looked up. */
class Rows {
  private readonly text: string

  constructor(rows: readonly (readonly string[])[]) {
    this.text = rows.map((row) => ` ${row.join(' ')} `).join('|')
  }

  has(row: readonly string[]): boolean {
    return row.length > 0 && this.text.includes(` ${row.join(' ')} `)
  }
}

const syllablesOf = (text: string, analyzer: Analyzer, key: 'exact' | 'folded') =>
  analyzer.analyze(text).tokens.map((token) => token[key])

/**
 * Keywords of related articles that occur verbatim in the text, sorted by votes; then the text's own compounds with the
 * highest tf-idf.
 * @param idf inverse document frequency of each compound
 * @param names names of agencies, provinces and people in the text: compounds inside them are not suggested
 */
export function suggestKeywords(
  pieces: readonly Piece[],
  votes: readonly Vote[],
  idf: ReadonlyMap<string, number>,
  names: readonly string[],
  analyzer: Analyzer,
): string[] {
  const text = new Rows(pieces.map(({ analysis }) => analysis.tokens.map((token) => token.exact)))
  const voted = new Map<string, { keyword: string; weight: number }>()
  for (const { article, weight } of votes) {
    for (const keyword of article.keywords) {
      const syllables = syllablesOf(keyword, analyzer, 'exact')
      const key = syllables.join(' ')
      const known = voted.get(key)
      if (known !== undefined) known.weight += weight
      else if (text.has(syllables)) voted.set(key, { keyword, weight })
    }
  }
  const keywords = [...voted.values()]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, keywordsSuggested)
    .map(({ keyword }) => keyword)
  const known = new Rows([...keywords, ...names].map((name) => syllablesOf(name, analyzer, 'folded')))
  const compounds = compoundsOf(pieces, idf, known).slice(0, compoundsSuggested)
  return [...keywords, ...compounds].slice(0, keywordsSuggested)
}

/** A compound, or two that overlap, with its weight and its number of occurrences. */
interface Phrase {
  text: string
  count: number
  weight: number
}

/** The compounds of a text sorted by tf-idf, as first written. Two that mostly overlap are joined: "sách giáo khoa". */
function compoundsOf(pieces: readonly Piece[], idf: ReadonlyMap<string, number>, known: Rows): string[] {
  const pairs = new Map<string, Phrase>()
  const triples = new Map<string, Phrase>()
  for (const { text, isTitle, analysis } of pieces) {
    const by = isTitle ? fewestOccurrences : 1
    const add = (phrases: Map<string, Phrase>, first: number, last: number, weight: number) => {
      const tokens = analysis.tokens.slice(first, last + 1)
      const key = tokens.map((token) => token.folded).join('_')
      const phrase = phrases.get(key)
      if (phrase !== undefined) phrase.count += by
      else phrases.set(key, { text: asKeyword(text.slice(tokens[0].start, tokens.at(-1)!.end)), count: by, weight })
    }
    let previous = { first: -2, weight: 0 }
    for (const { kind, term, first, last } of analysis.spans.toSorted((x, y) => x.first - y.first)) {
      const weight = idf.get(term)
      // A compound that does not cover two tokens comes from an abbreviation.
      if (kind !== 'compound' || weight === undefined || last !== first + 1) continue
      if (!isTwoWords(text.slice(analysis.tokens[first].start, analysis.tokens[last].end))) continue
      add(pairs, first, last, weight)
      if (previous.first === first - 1) add(triples, first - 1, last, Math.max(weight, previous.weight))
      previous = { first, weight }
    }
  }
  for (const [key, triple] of triples) {
    const [first, second, third] = key.split('_')
    const parts = [`${first}_${second}`, `${second}_${third}`]
    if (parts.every((part) => triple.count * 2 > (pairs.get(part)?.count ?? 0)))
      for (const part of parts) pairs.delete(part)
    else triples.delete(key)
  }
  return [...pairs, ...triples]
    .filter(([key, { count }]) => count >= fewestOccurrences && !known.has(key.split('_')))
    .sort(([, a], [, b]) => b.count * b.weight - a.count * a.weight)
    .map(([, { text }]) => text)
}

/** Whether this is two words with a space between them, rather than an abbreviation such as "KH&CN". */
function isTwoWords(written: string): boolean {
  return /^\p{L}+ \p{L}+$/u.test(written) && !/\p{Lu}{2}/u.test(written)
}

/** In lower case, unless every word is capitalised, as in a name. */
function asKeyword(written: string): string {
  return /^\p{Lu}\S*(?:\s\p{Lu}\S*)+$/u.test(written) ? written : written.toLowerCase()
}

/** The categories of the related articles, sorted by their share of the votes. */
export function suggestCategories(votes: readonly Vote[]): { name: string; share: number }[] {
  const weights = new Map<string, number>()
  let all = 0
  for (const { article, weight } of votes) {
    if (article.category === null) continue
    weights.set(article.category, (weights.get(article.category) ?? 0) + weight)
    all += weight
  }
  return [...weights]
    .map(([name, weight]) => ({ name, share: weight / all }))
    .filter(({ share }) => share >= fewestVotes)
    .sort((a, b) => b.share - a.share)
    .slice(0, categoriesSuggested)
}
