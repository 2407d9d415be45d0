import path from 'node:path'
import { lowerBound } from '../../../arrays/sorted.js'
import type { WordTable } from '../../lexicon/tables.js'
import type { Comparable } from '../../near-copies/comparable.js'
import { shinglesOf, signatureSlots } from '../../near-copies/signature.js'
import { fields, type FieldName } from './constants.js'
import { segmentLayout, type Sections } from './layouts.js'
import { readSections } from './section-file.js'
import { Words } from './words.js'
import { asColumn, type SegmentPostings } from '../arrays/postings.js'
import { noPostings, type TermPostings } from '../arrays/typed-postings.js'

/** One loaded segment: the sections of its file, and ways to look things up in them. It never changes. */
export interface Segment extends Sections, Pick<WordTable, 'formsOf' | 'formsFrom' | 'similarTo'> {
  file: string
  articles: number
  /** Byte column of a common term: its frequency in each article, or undefined. */
  common(term: string): SegmentPostings | undefined
  /** Number of an article in the segment, deleted or not; undefined for one that is not in it. */
  numberOf(id: string): number | undefined
}

/** @throws TimtinError `index-damaged` */
export async function loadSegment(folder: string, file: string): Promise<Segment> {
  const sections = await readSections(path.join(folder, file), segmentLayout)
  shareRepeats(sections.lexiconFolded)
  shareRepeats(sections.pairsFolded)
  const columns = commonColumns(sections)
  const words = await Words.of(sections.lexiconFolded)
  const numbers = new Map(sections.ids.map((id, number) => [id, number]))
  return {
    ...sections,
    file,
    articles: sections.ids.length,
    common: (term) => columns.get(term),
    numberOf: (id) => numbers.get(id),
    formsOf: (folded) => words.forms(folded),
    formsFrom: (prefix) => words.formsFrom(prefix),
    similarTo: (folded) => words.similarTo(folded),
  }
}

function commonColumns({ ids, commonTerms, commonColumns: bytes }: Sections): Map<string, SegmentPostings> {
  const columns = new Map<string, SegmentPostings>()
  commonTerms.forEach((term, i) => columns.set(term, asColumn(bytes.subarray(i * ids.length, (i + 1) * ids.length))))
  return columns
}

/** Makes equal neighbours the same string, which halves the memory of a table of folded forms. */
function shareRepeats(sorted: string[]): void {
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) sorted[i] = sorted[i - 1]
}

/** The text of an article, prepared for comparison with others. */
export function comparableAt(
  { signatures, zones, minutes }: Pick<Sections, 'signatures' | 'zones' | 'minutes'>,
  document: number,
): Comparable {
  // The third zone ends with the body, after title and lead.
  const shingles = shinglesOf(zones[document * 3 + 2])
  return { signatures, at: document * signatureSlots, shingles, minute: minutes[document] }
}

/** Looks a term up: in the byte columns for common terms of the text, else in the sorted table of terms. */
export function lookUp(segment: Segment, term: string, field: FieldName): SegmentPostings {
  const column = field === 'text' ? segment.common(term) : undefined
  if (column) return column
  const postings = termPostings(segment, term, field)
  return { kind: 'sparse', postings, count: postings.documents.length }
}

function termPostings(segment: Segment, term: string, field: FieldName): TermPostings {
  const { terms, postingStarts, postingDocuments, postingFrequencies } = segment
  const number = lowerBound(terms, term)
  if (terms[number] !== term) return noPostings
  const place = number * fields.length + fields.indexOf(field)
  const [from, to] = [postingStarts[place], postingStarts[place + 1]]
  return { documents: postingDocuments.subarray(from, to), frequencies: postingFrequencies.subarray(from, to) }
}
