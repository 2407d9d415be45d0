import type { SearchEngine } from '../../engine/engine.js'
import type { Analyzer } from '../../text/types.js'
import type { Piece } from './pieces.js'

/** Folded words and compounds of a text, with how often it has them. */
export type Terms = ReadonlyMap<string, number>

/** A word of the title counts as this many of the text, as in the engine's related articles. */
const titleWeight = 2
/** Most terms of a subject whose frequency in the archive is asked for: its most frequent ones. */
const weightedTerms = 250

/** The words of a text that are no stopwords, and its compounds. */
export function termsOf(pieces: readonly Piece[], analyzer: Analyzer): Terms {
  const terms = new Map<string, number>()
  const add = (term: string, by: number) => terms.set(term, (terms.get(term) ?? 0) + by)
  for (const { isTitle, analysis } of pieces) {
    const by = isTitle ? titleWeight : 1
    for (const token of analysis.tokens) if (!analyzer.isStopword(token)) add(token.folded, by)
    for (const span of analysis.spans) if (span.kind === 'compound') add(span.term, by)
  }
  return terms
}

/** How much each term of a subject tells. */
export interface Weights {
  /** Inverse document frequency of the subject's most frequent terms. */
  idf: ReadonlyMap<string, number>
  /** Stands in for that of other terms. */
  otherwise: number
}

/** Asks the engine in how many articles the terms are; those that none has are left out. */
export async function weigh(terms: Terms, engine: SearchEngine): Promise<Weights> {
  const { articles } = await engine.status()
  const asked = [...terms].sort((a, b) => b[1] - a[1]).slice(0, weightedTerms)
  const found = await Promise.all(
    asked.map(async ([term]) => {
      const forms = await engine.forms(term.replace('_', ' '))
      return [term, forms.reduce((sum, form) => sum + form.articles, 0)] as const
    }),
  )
  const known = found.filter(([, count]) => count > 0)
  return {
    idf: new Map(known.map(([term, count]) => [term, Math.max(0, Math.log(articles / count))])),
    otherwise: Math.log(Math.max(2, articles)) / 2,
  }
}

const dampened = (frequency: number) => 1 + Math.log(frequency)

function norm(terms: Terms, { idf, otherwise }: Weights): number {
  let sum = 0
  for (const [term, frequency] of terms) sum += (dampened(frequency) * (idf.get(term) ?? otherwise)) ** 2
  return Math.sqrt(sum)
}

/** How alike a subject and another text are: the cosine of their tf-idf vectors, 0 to 1. */
export function likeness(subject: Terms, other: Terms, weights: Weights): number {
  let product = 0
  for (const [term, idf] of weights.idf) {
    const frequency = other.get(term)
    if (frequency !== undefined) product += dampened(subject.get(term) ?? 1) * dampened(frequency) * idf * idf
  }
  const length = norm(subject, weights) * norm(other, weights)
  return length === 0 ? 0 : product / length
}
