/** Vietnamese text analysis: what other rooms use of it. */
export { createAnalyzer } from './analyzer.js'
export { compareVietnamese } from './collation.js'
export { foldMarks, isAccented, keysOf } from './keys.js'
export { withoutTones } from './marks.js'
export { allSyllables, isSyllable } from './syllables.js'
export { decodeTelex, decodeVni } from './typing.js'
export type { Analysis, Analyzer, Keys, Lexica, SpanTerm, Token } from './types.js'
