import { noCode } from '../format/layouts.js'

/** A facet over all segments: the distinct values, and for each article the codes of its values. */
export interface FacetColumn {
  values: string[]
  codeOf: Map<string, number>
  /** Codes of article `n` are `codes[starts[n]] … codes[starts[n + 1] - 1]`. */
  starts: Uint32Array
  codes: Uint32Array
}

/** A facet of one segment: a list of codes per article or, without `starts`, one code or `noCode` per article. */
interface SegmentColumn {
  values: readonly string[]
  starts?: Uint32Array
  codes: Uint16Array | Uint32Array
}

/** Merges a facet of several segments under common codes, with their articles one after another. */
export function mergeColumns<Segment extends { articles: number }>(
  segments: readonly Segment[],
  read: (segment: Segment) => SegmentColumn,
): FacetColumn {
  const columns = segments.map(read)
  const codeOf = new Map<string, number>()
  const starts = new Uint32Array(segments.reduce((sum, { articles }) => sum + articles, 1))
  const codes = new Uint32Array(columns.reduce((sum, column) => sum + column.codes.length, 0))
  let article = 0
  let length = 0
  columns.forEach((column, i) => {
    const translated = column.values.map((value) => {
      const code = codeOf.get(value) ?? codeOf.size
      codeOf.set(value, code)
      return code
    })
    for (let document = 0; document < segments[i].articles; document++) {
      const from = column.starts ? column.starts[document] : document
      const to = column.starts ? column.starts[document + 1] : document + 1
      for (let k = from; k < to; k++) if (column.codes[k] !== noCode) codes[length++] = translated[column.codes[k]]
      starts[++article] = length
    }
  })
  return { values: [...codeOf.keys()], codeOf, starts, codes: codes.slice(0, length) }
}

/** The code of an article without a value. */
export const noValue = -1

/** The first value of an article, as its code; `noValue` for none. */
export function firstCode({ starts, codes }: FacetColumn, article: number): number {
  return starts[article] < starts[article + 1] ? codes[starts[article]] : noValue
}

/** The values of an article. */
export function valuesOf({ values, starts, codes }: FacetColumn, article: number): string[] {
  return Array.from(codes.subarray(starts[article], starts[article + 1]), (code) => values[code])
}

/** A facet by its values: which articles have each. */
export interface InvertedColumn {
  /** Articles with the value `code` are `articles[starts[code]] … articles[starts[code + 1] - 1]`, ascending. */
  starts: Uint32Array
  articles: Uint32Array
}

/** Inverts a facet by counting sort. */
export function invertColumn({ values, starts, codes }: FacetColumn): InvertedColumn {
  const startsOf = new Uint32Array(values.length + 1)
  for (const code of codes) startsOf[code + 1]++
  for (let code = 0; code < values.length; code++) startsOf[code + 1] += startsOf[code]
  const next = startsOf.slice()
  const articles = new Uint32Array(codes.length)
  for (let article = 0; article + 1 < starts.length; article++)
    for (let k = starts[article]; k < starts[article + 1]; k++) articles[next[codes[k]]++] = article
  return { starts: startsOf, articles }
}
