import { analyseText } from '../../engine/analysed-article.js'
import type { RelatedHit, RelatedRequest } from '../../engine/reading.js'
import type { Analyzer } from '../../text/types.js'
import type { Piece } from './pieces.js'

/**
 * Syllables in a passage whose source is looked for: about a paragraph. Longer paragraphs are split: related articles
 * are found by a text's thirty most distinctive terms, and some of these must come from the copied passage.
 */
const passageSyllables = 120
/**
 * At most this many passages are looked up, the longest ones; more than a draft of 2,000 syllables has. Each takes the
 * engine about 4 ms.
 */
const passagesSought = 24
/** Articles compared for each passage; with three, two of 200 sources were missed (docs/benchmarks.md). */
const sourcesOfPassage = 6

/**
 * The paragraphs that are long enough, split into passages of bounded length.
 * @param fewest least number of syllables of such a paragraph
 */
function passagesIn(pieces: readonly Piece[], fewest: number): string[] {
  const passages = pieces.flatMap(({ text, analysis: { tokens } }) => {
    const count = Math.ceil(tokens.length / passageSyllables)
    if (tokens.length < fewest) return []
    return Array.from({ length: count }, (_, i) => {
      const [first, end] = [i, i + 1].map((part) => Math.round((part * tokens.length) / count))
      return { text: text.slice(tokens[first].start, tokens[end - 1].end), syllables: end - first }
    })
  })
  return passages
    .sort((a, b) => b.syllables - a.syllables)
    .slice(0, passagesSought)
    .map(({ text }) => text)
}

/**
 * Requests for articles from which a paragraph of a text may have been copied, whatever the rest of the text is about.
 * @param fewest least number of syllables of a paragraph worth looking up
 */
export function sourceRequests(pieces: readonly Piece[], fewest: number, analyzer: Analyzer): RelatedRequest[] {
  return passagesIn(pieces, fewest).map((text) => ({
    like: { draft: analyseText({ title: '', lead: '', body: [text] }, analyzer) },
    limit: sourcesOfPassage,
    withCopies: true,
  }))
}

/** Ids of the articles found for the passages, sorted by their highest score for any passage. */
export function likeliestFirst(found: readonly (readonly RelatedHit[])[]): string[] {
  const scores = new Map<string, number>()
  for (const { id, score } of found.flat()) scores.set(id, Math.max(score, scores.get(id) ?? 0))
  return [...scores].sort((a, b) => b[1] - a[1]).map(([id]) => id)
}
