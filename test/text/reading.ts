import { loadLexica } from '../../src/lexica.js'
import { createAnalyzer, type SpanTerm, type Token } from '../../src/text/index.js'

/** The analyzer with the lexica that ship with the project. */
export const analyzer = createAnalyzer(loadLexica(process.cwd()))

/** Tokens in exact form, with "|" for a break: `ủy ban | hà nội`. */
export function tokensOf(text: string): string {
  return analyzer.analyze(text).tokens.map(show).join(' ')
}

function show(token: Token, index: number): string {
  return token.breakBefore && index > 0 ? `| ${token.exact}` : token.exact
}

export function foldedOf(text: string): string {
  return analyzer
    .analyze(text)
    .tokens.map((token) => token.folded)
    .join(' ')
}

/** Terms of one kind, with the words that they cover: `@ubnd: UBND`. */
export function spansOf(text: string, kind: SpanTerm['kind']): string[] {
  const { tokens, spans } = analyzer.analyze(text)
  return spans
    .filter((span) => span.kind === kind)
    .map(({ term, first, last }) => `${term}: ${text.slice(tokens[first]!.start, tokens[last]!.end)}`)
}

/** Terms of one kind, without duplicates. */
export function termsOf(text: string, kind: SpanTerm['kind']): string[] {
  return [...new Set(analyzer.analyze(text).spans.flatMap((span) => (span.kind === kind ? [span.term] : [])))]
}
