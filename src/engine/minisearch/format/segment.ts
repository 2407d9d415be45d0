import path from 'node:path'
import { commonMinimumArticles, type FieldName } from './constants.js'
import { MiniIndex } from './mini-index.js'
import { asColumn, type SegmentPostings } from '../arrays/postings.js'
import type { Range } from '../../lexicon/sorted.js'
import type { DocumentCount } from '../questions/cited-documents.js'
import type { WordTable } from '../../lexicon/tables.js'
import { SegmentFile } from './segment-file.js'

/** One loaded segment: a MiniSearch index, the token streams and the columns of its articles. It never changes. */
export interface Segment extends WordTable {
  file: string
  articles: number
  mini: MiniIndex
  /** Byte column of a common term: its frequency in each article, or undefined. */
  common(term: string): SegmentPostings | undefined
  /** MinHash signatures, one after the other. */
  signatures: Uint16Array
  /** Documents that the articles cite by number. */
  documents: DocumentCount[]
  minutes: Int32Array
  provinces: string[]
  provinceCodes: Uint16Array
  categories: string[]
  categoryCodes: Uint16Array
  agencies: string[]
  agencyStarts: Uint32Array
  agencyCodes: Uint16Array
  sketch: Uint16Array
}

/** @throws TimtinError `index-damaged` */
export async function loadSegment(folder: string, file: string): Promise<Segment> {
  const source = await SegmentFile.open(path.join(folder, file))
  try {
    const ids = await source.lines('ids')
    const json = async (name: string) => JSON.parse((await source.section(name)).toString('utf8')) as string[]
    const columns = await commonColumns(source, ids.length)
    const lexiconFolded = shareRepeats(await source.lines('lexiconFolded'))
    const ranges = rangesOf(lexiconFolded)
    return {
      file,
      articles: ids.length,
      ids,
      titles: await json('titles'),
      titleOrder: await source.uint32('titleOrder'),
      mini: await loadMini(source),
      common: (term) => columns.get(term),
      lexicon: await source.lines('lexicon'),
      lexiconToneless: await source.lines('lexiconToneless'),
      lexiconTones: await source.uint8('lexiconTones'),
      lexiconFolded,
      formsOf: (folded) => ranges.get(folded) ?? noForms,
      lexiconCounts: await source.uint32('lexiconCounts'),
      stream: await source.uint32('stream'),
      starts: await source.uint32('starts'),
      zones: await source.uint32('zones'),
      documents: JSON.parse((await source.section('documents')).toString('utf8')) as DocumentCount[],
      signatures: await source.uint16('signatures'),
      pairs: await source.lines('pairs'),
      pairsFolded: shareRepeats(await source.lines('pairsFolded')),
      pairCounts: await source.uint32('pairCounts'),
      minutes: await source.int32('minutes'),
      provinces: await json('provinces'),
      provinceCodes: await source.uint16('provinceCodes'),
      categories: await json('categories'),
      categoryCodes: await source.uint16('categoryCodes'),
      agencies: await json('agencies'),
      agencyStarts: await source.uint32('agencyStarts'),
      agencyCodes: await source.uint16('agencyCodes'),
      sketch: await source.uint16('sketch'),
    }
  } finally {
    await source.close()
  }
}

/** The MiniSearch index of a segment. @throws TimtinError `index-damaged` */
export async function loadMini(source: SegmentFile): Promise<MiniIndex> {
  const postings = {
    starts: await source.uint32('postingStarts'),
    documents: await source.uint16('postingDocuments'),
    frequencies: await source.uint8('postingFrequencies'),
  }
  return MiniIndex.load(await source.lines('terms'), postings, await source.uint32('fieldLengths'))
}

async function commonColumns(source: SegmentFile, articles: number): Promise<Map<string, SegmentPostings>> {
  const columns = new Map<string, SegmentPostings>()
  if (articles < commonMinimumArticles) return columns
  const terms = await source.lines('commonTerms')
  const bytes = await source.uint8('commonColumns')
  terms.forEach((term, i) => columns.set(term, asColumn(bytes.subarray(i * articles, (i + 1) * articles))))
  return columns
}

const noForms: Range = { from: 0, to: 0 }

/** Where each entry of a sorted table stands. */
function rangesOf(sorted: readonly string[]): Map<string, Range> {
  const ranges = new Map<string, Range>()
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to] === sorted[from]) to++
    ranges.set(sorted[from], { from, to })
  }
  return ranges
}

/** Neighbours that are equal become one string, which halves a table of folded forms. */
function shareRepeats(sorted: string[]): string[] {
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) sorted[i] = sorted[i - 1]
  return sorted
}

/** Ids alone, for the builder. @throws TimtinError `index-damaged` */
export async function loadIds(folder: string, file: string): Promise<string[]> {
  const source = await SegmentFile.open(path.join(folder, file))
  try {
    return await source.lines('ids')
  } finally {
    await source.close()
  }
}

/** Looks a term up: byte column for common terms of the text, else MiniSearch. */
export function lookUp(segment: Segment, term: string, field: FieldName): SegmentPostings {
  const column = field === 'text' ? segment.common(term) : undefined
  if (column) return column
  const postings = segment.mini.postings(term, field)
  return { kind: 'sparse', postings, count: postings.documents.length }
}
