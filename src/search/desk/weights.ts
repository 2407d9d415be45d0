import type { FoldedPair, Vocabulary } from '../../engine/vocabulary.js'
import type { ReadOptions, SearchEngine } from '../../engine/reading.js'
import type { Piece } from './pieces.js'

/** The frequency in the archive is looked up for at most this many compounds, the text's most frequent ones. */
const weightedCompounds = 100

/** The two words of a compound's term: `thong_tin`. */
function pairOf(term: string): FoldedPair {
  const [first, second] = term.split('_')
  return [first, second]
}

/** Inverse document frequency of a text's most frequent compounds; those that occur in no article are left out. */
export async function weighCompounds(
  pieces: readonly Piece[],
  engine: Pick<SearchEngine, 'status'>,
  vocabulary: Vocabulary,
  options?: ReadOptions,
): Promise<ReadonlyMap<string, number>> {
  const frequencies = new Map<string, number>()
  for (const { term, kind } of pieces.flatMap(({ analysis }) => analysis.spans)) {
    if (kind === 'compound') frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
  }
  const asked = [...frequencies]
    .sort((a, b) => b[1] - a[1])
    .slice(0, weightedCompounds)
    .map(([term]) => term)
  const [{ articles }, { pairs }] = await Promise.all([
    engine.status(options),
    vocabulary.ask({ pairs: asked.map(pairOf) }, options),
  ])
  return new Map(
    asked.flatMap((term, place) => {
      const having = pairs[place].reduce((sum, form) => sum + form.articles, 0)
      return having > 0 ? [[term, Math.max(0, Math.log(articles / having))]] : []
    }),
  )
}
