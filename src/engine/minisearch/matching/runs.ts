import { entriesOf, isOneOf, isRun, type Entries } from '../../lexicon/entries.js'
import { formsIn } from '../../lexicon/forms.js'
import { countedRun, type Run, type WordChoice } from '../../ranking/terms.js'
import { formMask } from '../../token-stream.js'
import { lowerBoundOf } from '../../../arrays/sorted.js'
import { united, type SegmentPostings } from '../arrays/postings.js'
import { maximumFrequency, type FieldName } from '../format/constants.js'
import type { Segment } from '../format/segment.js'
import { authorZone, titleZone, zoneEnd } from './zones.js'

/** Postings, in one segment, of two words side by side: of the bigrams of all their forms as one. */
export function bigramPostings(segment: Segment, one: WordChoice, other: WordChoice): SegmentPostings {
  const { bigramStarts, bigramSeconds, bigramPostingStarts, bigramDocuments, bigramFrequencies } = segment
  const firsts = entriesOf(segment, one)
  const seconds = entriesOf(segment, other)
  const found: SegmentPostings[] = []
  for (let first = firsts.from; first < firsts.to; first++) {
    if (!isOneOf(first, firsts)) continue
    const end = bigramStarts[first + 1]
    let bigram = lowerBoundOf(bigramSeconds, seconds.from, bigramStarts[first], end)
    for (; bigram < end && bigramSeconds[bigram] < seconds.to; bigram++) {
      if (!isOneOf(bigramSeconds[bigram], seconds)) continue
      const [from, to] = [bigramPostingStarts[bigram], bigramPostingStarts[bigram + 1]]
      const documents = bigramDocuments.subarray(from, to)
      const frequencies = bigramFrequencies.subarray(from, to)
      found.push({ kind: 'sparse', postings: { documents, frequencies }, count: to - from })
    }
  }
  return united(found, segment.articles)
}

/**
 * Adds to `counts`, for every first word a row with every second, the articles of one segment that have the two side by
 * side; an article counts once for each way in which it writes them.
 */
export function countPairs(
  segment: Segment,
  firsts: readonly WordChoice[],
  seconds: readonly WordChoice[],
  counts: Uint32Array,
): void {
  const { bigramStarts, bigramSeconds, bigramPostingStarts } = segment
  const others = seconds.map((word) => formsIn(segment, word.word, word.choice))
  firsts.forEach((word, row) => {
    for (const first of formsIn(segment, word.word, word.choice)) {
      const [start, end] = [bigramStarts[first], bigramStarts[first + 1]]
      others.forEach((forms, column) => {
        for (const second of forms) {
          const bigram = lowerBoundOf(bigramSeconds, second, start, end)
          if (bigram < end && bigramSeconds[bigram] === second)
            counts[row * seconds.length + column] += bigramPostingStarts[bigram + 1] - bigramPostingStarts[bigram]
        }
      })
    }
  })
}

/**
 * Postings, in one segment, of words side by side in a field.
 * @param candidates articles among which all that have the run are, ascending
 */
export function runPostings(segment: Segment, run: Run, candidates: Uint16Array, field: FieldName): SegmentPostings {
  const words = run.map((word) => entriesOf(segment, word))
  const documents = new Uint16Array(candidates.length)
  const frequencies = new Uint8Array(candidates.length)
  let count = 0
  for (const document of candidates) {
    const times = timesInField(segment, document, words, field)
    if (times === 0) continue
    documents[count] = document
    frequencies[count++] = Math.min(maximumFrequency, times)
  }
  return {
    kind: 'sparse',
    postings: { documents: documents.slice(0, count), frequencies: frequencies.slice(0, count) },
    count,
  }
}

/** How often an article has words side by side in a field: a run never goes from one zone into the next. */
function timesInField(segment: Segment, document: number, words: Entries[], field: FieldName): number {
  const { stream, starts } = segment
  if (field === 'title') return timesIn(stream, starts[document], zoneEnd(segment, document, titleZone), words)
  const from = field === 'author' ? zoneEnd(segment, document, authorZone - 1) : starts[document]
  return timesIn(stream, from, starts[document + 1], words)
}

/** At how many places of a stretch of a stream words begin that stand side by side; long runs count once. */
function timesIn(stream: Uint32Array, start: number, end: number, words: Entries[]): number {
  const { from, to } = words[0]
  const last = end - words.length
  let times = 0
  for (let place = start; place <= last; place++) {
    const form = stream[place] & formMask
    if (form < from || form >= to || !isRun(stream, place, words)) continue
    times++
    if (words.length > countedRun) break
  }
  return times
}
