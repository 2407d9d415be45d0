import { analyseText } from '../../engine/analysed-article.js'
import type { RelatedHit, RelatedRequest } from '../../engine/reading.js'
import type { Analyzer } from '../../text/types.js'
import type { Piece } from './pieces.js'

/**
 * Syllables of a passage whose source is sought: about a paragraph. A longer paragraph is cut, since what tells a text
 * from others is sought by its thirty most telling terms, which a passage taken from elsewhere has to have its part in.
 */
const passageSyllables = 120
/** Most passages that are sought, the longest ones: more than a draft of 2,000 syllables has. Each takes the engine some 4 ms. */
const passagesSought = 24
/** Articles looked at for each passage; with three, two sources of 200 were missed (docs/benchmarks.md). */
const sourcesOfPassage = 6

/** The paragraphs that have so many syllables, in stretches of bounded length. @param fewest syllables of a passage */
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
 * What is asked to find articles from which a paragraph of a text may be taken, whatever the rest of it is about.
 * @param fewest syllables of a paragraph that is worth seeking
 */
export function sourceRequests(pieces: readonly Piece[], fewest: number, analyzer: Analyzer): RelatedRequest[] {
  return passagesIn(pieces, fewest).map((text) => ({
    like: { draft: analyseText({ title: '', lead: '', body: [text] }, analyzer) },
    limit: sourcesOfPassage,
    withCopies: true,
  }))
}

/** Ids of the articles found for passages, those first that are likeliest for some passage. */
export function likeliestFirst(found: readonly (readonly RelatedHit[])[]): string[] {
  const scores = new Map<string, number>()
  for (const { id, score } of found.flat()) scores.set(id, Math.max(score, scores.get(id) ?? 0))
  return [...scores].sort((a, b) => b[1] - a[1]).map(([id]) => id)
}
