import type { SpanTerm, Token } from '../../../text/types.js'
import type { Segment } from '../format/segment.js'

/** A document that articles cite by its number, such as `60/NQ-HĐND`, and how many do. */
export interface DocumentCount {
  number: string
  articles: number
}

/** A document's number with its code: "60/nq-hdnd". One with hyphens only is as often a unit's or a thing's name. */
const isDocumentNumber = ({ kind, term }: SpanTerm) => kind === 'number' && /^\d[^_]*\//.test(term)

/** Counts in how many articles each document is cited, while a segment is built. */
export class CitedDocuments {
  private readonly entries = new Map<string, { number: string; articles: number; last: number }>()

  see(span: SpanTerm, tokens: readonly Token[], article: number): void {
    if (!isDocumentNumber(span)) return
    const entry = this.entries.get(span.term)
    if (entry === undefined) {
      this.entries.set(span.term, { number: writtenOf(span, tokens), articles: 1, last: article })
    } else if (entry.last !== article) {
      entry.articles++
      entry.last = article
    }
  }

  list(): DocumentCount[] {
    return Array.from(this.entries.values(), ({ number, articles }) => ({ number, articles }))
  }
}

/** The number in capitals, with its diacritics: "60/NQ-HĐND". */
function writtenOf({ term, first, last }: SpanTerm, tokens: readonly Token[]): string {
  const separators = term.match(/[/-]/g) ?? []
  return tokens
    .slice(first, last + 1)
    .map((token, i) => token.exact.toUpperCase() + (separators[i] ?? ''))
    .join('')
}

/** The documents of all segments that most articles cite, most cited first; counts take in articles replaced since. */
export function mostCited(segments: readonly Segment[], limit: number): DocumentCount[] {
  const counts = new Map<string, number>()
  for (const { documents } of segments)
    for (const { number, articles } of documents) counts.set(number, (counts.get(number) ?? 0) + articles)
  return [...counts]
    .map(([number, articles]) => ({ number, articles }))
    .sort((a, b) => b.articles - a.articles || (a.number < b.number ? -1 : 1))
    .slice(0, limit)
}
