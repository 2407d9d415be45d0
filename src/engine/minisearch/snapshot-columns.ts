import { setImmediate } from 'node:timers/promises'
import { holdOf } from '../ranking/bm25.js'
import { groupsOf, type CopyGroups } from '../near-copies/copy-groups.js'
import { logOrder, oldestFirst, orderByMinute } from './arrays/by-date.js'
import { daysOf } from './arrays/days.js'
import {
  firstCode,
  invertColumn,
  mergeColumns,
  noValue,
  type FacetColumn,
  type InvertedColumn,
} from './arrays/facet-column.js'
import type { Manifest } from './format/manifest.js'
import type { Segment } from './format/segment.js'

/** The columns of all articles of a build under common numbers; `Snapshot` says what each of them is. */
export interface SnapshotColumns {
  bases: number[]
  live: Uint8Array
  all: Uint32Array
  minutes: Int32Array
  sequences: Uint32Array
  holds: Float32Array
  agencies: FacetColumn
  provinces: FacetColumn
  categories: FacetColumn
  sources: FacetColumn
  documents: FacetColumn
  inverted: Record<'agencies' | 'categories' | 'documents', InvertedColumn>
  categorised: number
  writtenDocuments: string[]
  isInLogOrder: boolean
  newestFirst: Uint32Array
  days: string[]
  dayCodes: Uint32Array
  copies: CopyGroups
}

/**
 * Puts the columns of a build's segments together. Searches of the build that is still served get a turn after each of
 * them, since visitors must not notice that a newer one is being loaded.
 * @param leaders of each article, or `noLeader`
 */
export async function columnsOf(
  manifest: Manifest,
  segments: readonly Segment[],
  leaders: Uint32Array,
): Promise<SnapshotColumns> {
  const bases: number[] = []
  let size = 0
  for (const { articles } of segments) {
    bases.push(size)
    size += articles
  }
  const live = new Uint8Array(size).fill(1)
  const minutes = new Int32Array(size)
  const sequences = new Uint32Array(size)
  segments.forEach((segment, i) => {
    for (const document of manifest.segments[i].deleted) live[bases[i] + document] = 0
    minutes.set(segment.minutes, bases[i])
    sequences.set(segment.sequences, bases[i])
  })
  const all = liveNumbers(live)
  const holds = holdsOf(segments, bases, size)
  await setImmediate()
  const agencies = mergeColumns(segments, (of) => ({
    values: of.agencies,
    starts: of.agencyStarts,
    codes: of.agencyCodes,
  }))
  await setImmediate()
  const provinces = mergeColumns(segments, (of) => ({ values: of.provinces, codes: of.provinceCodes }))
  const categories = mergeColumns(segments, (of) => ({ values: of.categories, codes: of.categoryCodes }))
  await setImmediate()
  const sources = mergeColumns(segments, (of) => ({ values: of.sources, codes: of.sourceCodes }))
  const documents = mergeColumns(segments, (of) => ({
    values: of.documents,
    starts: of.documentStarts,
    codes: of.documentCodes,
  }))
  await setImmediate()
  const inverted = {
    agencies: invertColumn(agencies),
    categories: invertColumn(categories),
    documents: invertColumn(documents),
  }
  const categorised = all.filter((article) => firstCode(categories, article) !== noValue).length
  await setImmediate()
  const order = logOrder(sequences)
  await setImmediate()
  const newestFirst = orderByMinute(minutes, order)
  await setImmediate()
  const { days, dayCodes } = daysOf(minutes, newestFirst)
  await setImmediate()
  const copies = groupsOf(leaders, oldestFirst(newestFirst, minutes))
  const writtenDocuments = firstWritten(segments, documents)
  return {
    bases,
    live,
    all,
    minutes,
    sequences,
    holds,
    agencies,
    provinces,
    categories,
    sources,
    documents,
    inverted,
    categorised,
    writtenDocuments,
    isInLogOrder: order === null,
    newestFirst,
    days,
    dayCodes,
    copies,
  }
}

function liveNumbers(live: Uint8Array): Uint32Array {
  const numbers = new Uint32Array(live.length)
  let count = 0
  for (let article = 0; article < live.length; article++) if (live[article] === 1) numbers[count++] = article
  return numbers.slice(0, count)
}

function holdsOf(segments: readonly Segment[], bases: readonly number[], size: number): Float32Array {
  const words = segments.reduce((sum, { stream }) => sum + stream.length, 0)
  const average = Math.max(1, words / Math.max(1, size))
  const holds = new Float32Array(size)
  segments.forEach(({ starts, articles }, i) => {
    for (let document = 0; document < articles; document++)
      holds[bases[i] + document] = holdOf((starts[document + 1] - starts[document]) / average)
  })
  return holds
}

function firstWritten(segments: readonly Segment[], { values }: FacetColumn): string[] {
  const written = new Map<string, string>()
  for (const { documents, writtenDocuments } of segments)
    documents.forEach((key, i) => written.has(key) || written.set(key, writtenDocuments[i]))
  return values.map((key) => written.get(key)!)
}
