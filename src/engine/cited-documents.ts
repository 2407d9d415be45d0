import type { AnalysedArticle } from './analysed-article.js'
import type { Analysis, SpanTerm, Token } from '../text/types.js'

/** A document that an article cites by its number. */
export interface CitedDocument {
  /** Its number folded, with `-` between the parts: the same however the number is written, `60-nq-hdnd`. */
  key: string
  /** As first written in the article, in capitals with its diacritics: `60/NQ-HĐND`. */
  written: string
}

/** The documents that texts cite by number and code, each once, in the order of the texts. */
export function citedIn(texts: readonly Analysis[]): CitedDocument[] {
  const cited = new Map<string, string>()
  for (const { spans, tokens } of texts) {
    const numbers = spans.filter(isDocumentNumber).sort((a, b) => a.first - b.first)
    for (const span of numbers) if (!cited.has(keyOf(span))) cited.set(keyOf(span), writtenOf(span, tokens))
  }
  return Array.from(cited, ([key, written]) => ({ key, written }))
}

/** The documents that an article cites. */
export function citedDocuments({ title, lead, body, author }: AnalysedArticle): CitedDocument[] {
  return citedIn([...title, ...lead, ...body, ...author])
}

/** A number with its code: "60/nq-hdnd". A number with hyphens only is as often the name of a unit or thing. */
const isDocumentNumber = ({ kind, term }: SpanTerm) => kind === 'number' && /^\d[^_]*\//.test(term)

const keyOf = ({ term }: SpanTerm) => term.replaceAll('/', '-')

function writtenOf({ term, first, last }: SpanTerm, tokens: readonly Token[]): string {
  const separators = term.match(/[/-]/g) ?? []
  return tokens
    .slice(first, last + 1)
    .map((token, i) => token.exact.toUpperCase() + (separators[i] ?? ''))
    .join('')
}
