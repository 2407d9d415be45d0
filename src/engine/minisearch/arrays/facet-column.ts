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
