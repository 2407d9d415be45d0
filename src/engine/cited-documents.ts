import type { AnalysedArticle } from './analysed-article.js'
import type { SpanTerm, Token } from '../text/types.js'

/** A document that an article cites by its number. */
export interface CitedDocument {
  /** The number folded, its parts joined by `-`: `60-nq-hdnd`. */
  slug: string
  /** As first written in the article, in capitals with its diacritics: `60/NQ-HĐND`. */
  written: string
}

/** The documents that an article cites by number and code, each once, in the order of its text. */
export function citedDocuments({ title, lead, body, author }: AnalysedArticle): CitedDocument[] {
  const cited = new Map<string, string>()
  for (const { spans, tokens } of [...title, ...lead, ...body, ...author]) {
    for (const span of spans) {
      const slug = span.term.replaceAll('/', '-')
      if (isDocumentNumber(span) && !cited.has(slug)) cited.set(slug, writtenOf(span, tokens))
    }
  }
  return Array.from(cited, ([slug, written]) => ({ slug, written }))
}

/** A number with its code: "60/nq-hdnd". One with hyphens only is as often a unit's or a thing's name. */
const isDocumentNumber = ({ kind, term }: SpanTerm) => kind === 'number' && /^\d[^_]*\//.test(term)

function writtenOf({ term, first, last }: SpanTerm, tokens: readonly Token[]): string {
  const separators = term.match(/[/-]/g) ?? []
  return tokens
    .slice(first, last + 1)
    .map((token, i) => token.exact.toUpperCase() + (separators[i] ?? ''))
    .join('')
}
