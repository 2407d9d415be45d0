import type { SearchEngine } from '../../engine/reading.js'
import { giveWay, type Piece } from './pieces.js'

/**
 * Syllables of a passage whose source is sought: about a paragraph. A longer paragraph is cut, since what tells a text
 * from others is sought by its thirty most telling terms, which a passage taken from elsewhere has to have its part in.
 */
const passageSyllables = 120
/** Most passages that are sought, the longest ones: more than a draft of 2,000 syllables has. Each takes some 4 ms. */
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
 * Articles from which a paragraph of a text may be taken, whatever the rest of it is about.
 * @param fewest syllables of a paragraph that is worth seeking
 * @returns ids, those first that are likeliest for some paragraph
 */
export async function likelySources(pieces: readonly Piece[], fewest: number, engine: SearchEngine): Promise<string[]> {
  const scores = new Map<string, number>()
  for (const text of passagesIn(pieces, fewest)) {
    const draft = { title: '', lead: '', body: [text] }
    const hits = await engine.related({ like: { draft }, limit: sourcesOfPassage, withCopies: true })
    for (const { id, score } of hits) scores.set(id, Math.max(score, scores.get(id) ?? 0))
    await giveWay()
  }
  return [...scores].sort((a, b) => b[1] - a[1]).map(([id]) => id)
}
