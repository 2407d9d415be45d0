import { formsIn } from '../lexicon/forms.js'
import { termScore } from '../ranking/bm25.js'
import { markForm, markMistake, type Marks } from '../ranking/marks.js'
import { Rescorer, type ScoreParts } from '../ranking/rescoring.js'
import { bitsOf } from '../ranking/selection.js'
import { titleTermOf, unitTerms, type WordBag } from '../ranking/word-bag.js'
import type { FacetGroups, SearchRequest } from '../reading.js'
import type { Archive } from './archive.js'

/** What the terms of a query say about an article. */
export interface TermScore {
  /** BM25 over the terms, and what they count in the title. */
  terms: number
  /** The latter alone. */
  inTitle: number
}

/** By article: its BM25 over a query's terms, where each that stands in the title counts a bonus of its own. */
export function termScores(bag: WordBag, archive: Archive): TermScore[] {
  const scores = archive.all.map(() => ({ terms: 0, inTitle: 0 }))
  const titleTerm = titleTermOf(bag)
  for (const { term, weight } of bag.terms) {
    for (const [number, frequency] of archive.postings(term, 'text'))
      scores[number].terms += termScore(weight, frequency, archive.holdOf(number))
    for (const number of archive.postings(term, 'title').keys()) scores[number].inTitle += weight * titleTerm
  }
  return scores.map(({ terms, inTitle }) => ({ terms: terms + inTitle, inTitle }))
}

/** Of the agencies and provinces that a query names and the archive has, the share that an article has; null when none. */
export function namedShare(named: SearchRequest['named'], { all }: Archive): ((number: number) => number) | null {
  const known = (field: keyof FacetGroups) =>
    [...new Set(named?.[field] ?? [])].filter((value) => all.some(({ values }) => values[field].includes(value)))
  const wanted = { agencies: known('agencies'), provinces: known('provinces') }
  const count = wanted.agencies.length + wanted.provinces.length
  if (count === 0) return null
  return (number) => {
    const { values } = all[number]
    const has = (field: keyof FacetGroups) => wanted[field].filter((value) => values[field].includes(value)).length
    return (has('agencies') + has('provinces')) / count
  }
}

/** Scores articles on their words in order. @returns the score of an article, by its terms as a share of the best one's */
export function streamScores(
  bag: WordBag,
  named: ((number: number) => number) | null,
  archive: Archive,
): (number: number, terms: number) => ScoreParts {
  const { stream, starts, zones } = archive.table
  const rescorer = new Rescorer(bag, archive.newestMinute)
  const marks = marksOf(bag, archive)
  const units = unitTerms(bag).map(({ term, words }) => ({
    bits: bitsOf(words),
    text: archive.postings(term, 'text'),
    title: archive.postings(term, 'title'),
  }))
  const byUnits = (field: 'text' | 'title', number: number) =>
    units.reduce((words, unit) => (unit[field].has(number) ? words | unit.bits : words), 0)
  return (number, terms) => {
    const start = starts[number]
    const stretch = {
      tokens: stream,
      marks,
      start,
      titleEnd: start + zones[number * 3],
      leadEnd: start + zones[number * 3 + 1],
      end: starts[number + 1],
    }
    const has = { anywhere: byUnits('text', number), title: byUnits('title', number) }
    return rescorer.score(stretch, has, terms, named?.(number) ?? 0, archive.all[number].minute)
  }
}

/** By form of the archive: which word of the query it is, and how closely. */
function marksOf({ words }: WordBag, { table }: Archive): Marks {
  const marks: Marks = new Uint8Array(table.lexicon.length)
  words.forEach((word, number) => {
    const { from, to } = table.formsOf(word.folded)
    for (let form = from; form < to; form++)
      markForm(marks, form, number, word, table.lexicon[form], table.lexiconToneless[form])
  })
  words.forEach(({ mistakenFor }, number) => {
    for (const { word, choice } of mistakenFor)
      for (const form of formsIn(table, word, choice)) markMistake(marks, form, number)
  })
  return marks
}
