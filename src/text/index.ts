/** Vietnamese text analysis: what other rooms may use of it. */
export { createAnalyzer } from './analyzer.js'
export { foldMarks, keysOf } from './keys.js'
export type { Analysis, Analyzer, Keys, Lexica, SpanTerm, Token } from './types.js'
