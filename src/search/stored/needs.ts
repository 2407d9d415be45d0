import type { Clause, Leaf, Query } from '../../engine/query.js'
import { agencyKey, categoryKey, keysOfTerm, provinceKey, wordKey, type ArticleKey } from '../../engine/percolating.js'
import { presence } from '../../engine/ranking/decisive.js'
import { rankedQuery, weightyTokens, wholeTerms } from '../../engine/ranking/selection.js'
import { widestReadings, type PlanParts } from '../finding/planning.js'
import type { ReadSearch } from '../finding/reading.js'

/** What an article may have to satisfy a need: all of these keys. */
export type Way = readonly ArticleKey[]
/** Ways of which an article must have one. */
export type Need = readonly Way[]

/** Words of a query that are needed: of one with more it depends on its plan which are told apart. */
const mostWordsNeeded = 15

/**
 * What every article has that a search finds, however the archive has its words planned: for each of the search's readings
 * a list of needs. An article that meets the needs of none is not found; one that meets them may not be found either.
 * Empty for what is no search.
 */
export function needsOf(read: ReadSearch, parts: PlanParts): Need[][] {
  if (read.searched === 'not') return []
  const { agencies, provinces, categories } = read.filters
  const filtered = [agencies.map(agencyKey), provinces.map(provinceKey), categories.map(categoryKey)]
    .filter(({ length }) => length > 0)
    .map((values): Need => values.map((value) => [value]))
  return widestReadings(read, parts).map((query) => [...filtered, ...(query === null ? [] : needsOfQuery(query))])
}

function needsOfQuery(query: Query): Need[] {
  const { bag, rule, narrowing } = rankedQuery(query, presence(new Set()))
  const needed = [...bag.words.keys()].filter((word) => word < mostWordsNeeded && (rule.required & (1 << word)) !== 0)
  const words = needed.map((word): Need => {
    const itself = wordKey(bag.words[word].folded)
    const terms = bag.terms.filter(({ words: standsFor }) => standsFor.includes(word))
    // A document number stands for its parts only where the archive has it.
    return withoutRepeats([[itself], ...terms.map(({ term }) => keysOfTerm(term))])
  })
  return [...words, ...narrowing.flatMap(needOfClause)]
}

function needOfClause({ occur, alternatives }: Clause): Need[] {
  const leaves = alternatives.filter(({ tokens }) => tokens.length > 0)
  if (occur === 'not' || leaves.length === 0) return []
  return [withoutRepeats(leaves.flatMap(waysOfLeaf))]
}

function waysOfLeaf(leaf: Leaf): Way[] {
  if (leaf.kind === 'phrase') return [leaf.tokens.map(({ folded }) => wordKey(folded))]
  return [weightyTokens(leaf).map(({ folded }) => wordKey(folded)), ...wholeTerms(leaf).map(keysOfTerm)]
}

/** Without ways that others are part of, as far as one key alone says. */
function withoutRepeats(ways: readonly Way[]): Need {
  const alone = new Set(ways.flatMap((way) => (way.length === 1 ? way : [])))
  const longer = ways.filter((way) => way.length > 1 && !way.some((key) => alone.has(key)))
  return [...[...alone].map((key) => [key]), ...new Map(longer.map((way) => [way.join(' '), way])).values()]
}
