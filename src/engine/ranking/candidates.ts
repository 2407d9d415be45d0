import { ranking } from './numbers.js'
import { shareOfCoverage, titleTermOf, type WordBag } from './word-bag.js'

/** What is known of each selected article before any text is read; the lists go by the same places. */
export interface ArticleScores {
  /** BM25 over the query's terms, and what they count in the title. */
  terms: Float64Array
  /** The latter alone. */
  inTitle: Float64Array
  /** Sum of the idf of the words that the article has; those in other forms only count a share. */
  masses: Float64Array
  /** Share of the agencies and provinces named in the query that the article has; null where it names none. */
  named: Float64Array | null
}

/**
 * The keys by which articles are chosen to be scored again: their terms as a share of the best article's, how much of the
 * query they have and how much of it in the title, and what the query names.
 */
export function candidateKeys({ terms, inTitle, masses, named }: ArticleScores, bag: WordBag): Float64Array {
  const { words } = bag
  const wholeMass = Math.max(
    1e-9,
    words.reduce((sum, word) => sum + word.idf, 0),
  )
  const best = Math.max(1e-9, greatest(terms))
  const share = shareOfCoverage(bag)
  const coverage = (share * ranking.weights.coverage) / wholeMass
  const ofTitle = ranking.titleKey / titleTermOf(bag) / wholeMass
  const keys = new Float64Array(terms.length)
  for (let place = 0; place < keys.length; place++)
    keys[place] = terms[place] / best + coverage * masses[place] + ofTitle * inTitle[place]
  if (named !== null)
    for (let place = 0; place < keys.length; place++) keys[place] += share * ranking.weights.named * named[place]
  return keys
}

/** The greatest of the first values of a list, which are not negative; 0 when there are none. */
export function greatest(values: Float64Array, count = values.length): number {
  let most = 0
  for (let i = 0; i < count; i++) if (values[i] > most) most = values[i]
  return most
}
