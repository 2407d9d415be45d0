import type { SearchEngine } from '../../engine/reading.js'
import type { Piece } from './pieces.js'

/** Most compounds of a text whose frequency in the archive is asked for: its most frequent ones. */
const weightedCompounds = 100

/** Inverse document frequency of a text's most frequent compounds; those that no article has are left out. */
export async function weighCompounds(
  pieces: readonly Piece[],
  engine: SearchEngine,
): Promise<ReadonlyMap<string, number>> {
  const frequencies = new Map<string, number>()
  for (const { term, kind } of pieces.flatMap(({ analysis }) => analysis.spans)) {
    if (kind === 'compound') frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
  }
  const asked = [...frequencies].sort((a, b) => b[1] - a[1]).slice(0, weightedCompounds)
  const { articles } = await engine.status()
  const weighed = await Promise.all(
    asked.map(async ([term]) => {
      const forms = await engine.forms(term.replace('_', ' '))
      const having = forms.reduce((sum, form) => sum + form.articles, 0)
      return [term, having] as const
    }),
  )
  return new Map(
    weighed.flatMap(([term, having]) => (having > 0 ? [[term, Math.max(0, Math.log(articles / having))]] : [])),
  )
}
