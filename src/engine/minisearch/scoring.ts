import { maximumWords, type QueryTerm, type WordBag } from './query-words.js'
import { ranking } from './ranking.js'
import type { SegmentPostings } from './segment.js'
import type { Snapshot } from './snapshot.js'

/** What the terms of a query say of every article. */
export interface TermScores {
  /** BM25 over terms, with the title's share. */
  scores: Float32Array
  /** Bit `i`: the article has word `i`. */
  masks: Uint32Array
  /** Sum of the idf of the words it has. */
  mass: Float32Array
}

const { saturation, lengthNormalisation, titleTerm } = ranking

/** Adds up all terms of a bag, over typed postings: a few nanoseconds each. */
export function scoreTerms(bag: WordBag, snapshot: Snapshot): TermScores {
  const result: TermScores = {
    scores: new Float32Array(snapshot.size),
    masks: new Uint32Array(snapshot.size),
    mass: new Float32Array(snapshot.size),
  }
  for (const term of bag.terms) {
    snapshot.segments.forEach((_, i) => {
      const base = snapshot.bases[i]
      visit(term.postings[i], (document, frequency) => {
        const article = base + document
        const length = snapshot.lengths[article] / snapshot.averageLength
        const held = saturation * (1 - lengthNormalisation + lengthNormalisation * length)
        result.scores[article] += (term.weight * frequency * (saturation + 1)) / (frequency + held)
        markWords(result, article, term, bag)
      })
      const bonus = term.weight * titleTerm
      if (term.titlePostings) visit(term.titlePostings[i], (document) => (result.scores[base + document] += bonus))
    })
  }
  return result
}

function markWords({ masks, mass }: TermScores, article: number, term: QueryTerm, bag: WordBag): void {
  for (const word of term.words) {
    if ((masks[article] & (1 << word)) !== 0) continue
    masks[article] |= 1 << word
    mass[article] += bag.words[word].idf
  }
}

/** Calls `see` for each article of a posting, with its frequency. */
export function visit(entry: SegmentPostings, see: (document: number, frequency: number) => void): void {
  if (entry.kind === 'column') {
    const { column } = entry
    for (let document = 0; document < column.length; document++)
      if (column[document] !== 0) see(document, column[document])
    return
  }
  const { documents, frequencies } = entry.postings
  for (let i = 0; i < documents.length; i++) see(documents[i], frequencies[i])
}

/** The mask of words that a complete article has. */
export function requiredMask(bag: WordBag): number {
  let mask = 0
  bag.words.forEach((word, i) => {
    if (i < maximumWords && !word.isOptional) mask |= 1 << i
  })
  return mask >>> 0
}
