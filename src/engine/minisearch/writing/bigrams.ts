import { breakFlag, formMask } from '../../token-stream.js'
import { maximumFrequency } from '../format/constants.js'
import type { Sections } from '../format/layouts.js'

/**
 * The postings of all bigrams of a segment.
 * @param stream the streams of all articles, their forms as places in the lexicon
 * @param starts the starts of the articles' streams, and the end of the last
 * @param forms number of forms in the lexicon
 */
export function bigramSections(stream: Uint32Array, starts: Uint32Array, forms: number) {
  const { firstStarts, seconds, documents } = sortedOccurrences(stream, starts, forms)
  const count = countOf(firstStarts, seconds, documents)
  const bigramStarts = new Uint32Array(forms + 1)
  const bigramSeconds = new Uint32Array(count.bigrams)
  const bigramPostingStarts = new Uint32Array(count.bigrams + 1)
  const bigramDocuments = new Uint16Array(count.postings)
  const bigramFrequencies = new Uint8Array(count.postings)
  let bigrams = 0
  let postings = 0
  for (let first = 0; first < forms; first++) {
    const from = firstStarts[first]
    for (let i = from; i < firstStarts[first + 1]; i++) {
      const isNew = i === from || seconds[i] !== seconds[i - 1]
      if (isNew) {
        bigramPostingStarts[bigrams] = postings
        bigramSeconds[bigrams++] = seconds[i]
      }
      if (isNew || documents[i] !== documents[i - 1]) bigramDocuments[postings++] = documents[i]
      if (bigramFrequencies[postings - 1] < maximumFrequency) bigramFrequencies[postings - 1]++
    }
    bigramStarts[first + 1] = bigrams
  }
  bigramPostingStarts[bigrams] = postings
  return {
    bigramStarts,
    bigramSeconds,
    bigramPostingStarts,
    bigramDocuments,
    bigramFrequencies,
  } satisfies Partial<Sections>
}

/** The occurrences of bigrams, ordered by first form, then by second form, then by article. */
interface Occurrences {
  /** Where the occurrences of each first form begin, and the end of the last. */
  firstStarts: Uint32Array
  seconds: Uint32Array
  documents: Uint16Array
}

/**
 * Counting sort, by the second form and then by the first. Each pass keeps the order of the one before, so articles
 * stay in order. This takes less than half the time of sorting numbers made of all three, and limits the size of none
 * of them.
 */
function sortedOccurrences(stream: Uint32Array, starts: Uint32Array, forms: number): Occurrences {
  const { firstStarts, secondStarts } = startsOfForms(stream, forms)
  const firsts = new Uint32Array(firstStarts[forms])
  const documentsBySecond = new Uint16Array(firsts.length)
  const next = secondStarts.slice()
  for (let document = 0; document < starts.length - 1; document++) {
    for (let place = starts[document] + 1; place < starts[document + 1]; place++) {
      if (stream[place] >= breakFlag) continue
      const at = next[stream[place]]++
      firsts[at] = stream[place - 1] & formMask
      documentsBySecond[at] = document
    }
  }
  const seconds = new Uint32Array(firsts.length)
  const documents = new Uint16Array(firsts.length)
  next.set(firstStarts)
  for (let second = 0; second < forms; second++) {
    for (let i = secondStarts[second]; i < secondStarts[second + 1]; i++) {
      const at = next[firsts[i]]++
      seconds[at] = second
      documents[at] = documentsBySecond[i]
    }
  }
  return { firstStarts, seconds, documents }
}

/**
 * For each form, where the bigrams that have it first begin in the order of first forms, and those that have it second
 * in the order of second forms.
 */
function startsOfForms(stream: Uint32Array, forms: number) {
  const firstStarts = new Uint32Array(forms + 1)
  const secondStarts = new Uint32Array(forms + 1)
  // The first token of every stream is after a break.
  for (let place = 1; place < stream.length; place++) {
    if (stream[place] >= breakFlag) continue
    firstStarts[(stream[place - 1] & formMask) + 1]++
    secondStarts[stream[place] + 1]++
  }
  for (let form = 0; form < forms; form++) {
    firstStarts[form + 1] += firstStarts[form]
    secondStarts[form + 1] += secondStarts[form]
  }
  return { firstStarts, secondStarts }
}

/** Number of bigrams, and number of their postings. */
function countOf(firstStarts: Uint32Array, seconds: Uint32Array, documents: Uint16Array) {
  let bigrams = 0
  let postings = 0
  for (let first = 0; first < firstStarts.length - 1; first++) {
    const from = firstStarts[first]
    for (let i = from; i < firstStarts[first + 1]; i++) {
      const isNew = i === from || seconds[i] !== seconds[i - 1]
      if (isNew) bigrams++
      if (isNew || documents[i] !== documents[i - 1]) postings++
    }
  }
  return { bigrams, postings }
}
