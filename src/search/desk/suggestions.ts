import type { Article } from '../../article.js'
import type { Analyzer } from '../../text/types.js'
import type { TellingPhrase } from './keywords.js'
import type { Piece } from './pieces.js'

/** A related article's vote on keywords and category; more closely related articles have more weight. */
export interface Vote {
  article: Article
  weight: number
}

const keywordsSuggested = 10
/** A phrase that no related article has keeps this share of its score. */
const unvoted = 0.4
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
 * Keywords of related articles that occur verbatim in the text, sorted by votes; then what tells best what it is about.
 * @param telling the text's own phrases and names; what the related articles have too is what they are related by
 */
export function suggestKeywords(
  pieces: readonly Piece[],
  votes: readonly Vote[],
  telling: readonly TellingPhrase[],
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
  const known = new Rows(keywords.map((keyword) => syllablesOf(keyword, analyzer, 'folded')))
  const own = byVotes(telling, votes).filter((phrase) => !known.has(syllablesOf(phrase, analyzer, 'folded')))
  return [...keywords, ...own].slice(0, keywordsSuggested)
}

/** Phrases by their scores and the votes of the articles that have them, the best first. */
function byVotes(telling: readonly TellingPhrase[], votes: readonly Vote[]): string[] {
  const texts = votes.map(({ article: { title, lead, body }, weight }) => ({
    text: [title, lead, ...body].join('\n').toLowerCase(),
    weight,
  }))
  const all = texts.reduce((sum, { weight }) => sum + weight, 0)
  const shareOf = (phrase: string) => {
    const having = texts.filter(({ text }) => text.includes(phrase.toLowerCase()))
    return all === 0 ? 0 : having.reduce((sum, { weight }) => sum + weight, 0) / all
  }
  return telling
    .map(({ text, score }) => ({ text, score: score * (unvoted + (1 - unvoted) * shareOf(text)) }))
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => text)
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
