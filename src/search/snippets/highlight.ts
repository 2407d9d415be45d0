import type { Analysis, Analyzer } from '../../text/types.js'
import type { Part } from '../types.js'
import type { PhraseTerm, Term } from './terms.js'

/** Which of a text's terms stand with the query's own diacritics somewhere in the article. */
export type HasExact = (term: number) => boolean

/** What is known of one token of the text. */
interface Mark {
  term: number
  weak: boolean
}

function findPhrase(
  { tokens }: Analysis,
  { tokens: sought, slop }: PhraseTerm,
  at: number,
  key: 'exact' | 'folded',
): number[] | null {
  const places = [at]
  let foreign = slop
  let next = at + 1
  for (const { [key]: wanted } of sought.slice(1)) {
    while (next < tokens.length && tokens[next][key] !== wanted && foreign > 0) {
      next += 1
      foreign -= 1
    }
    if (next >= tokens.length || tokens[next][key] !== wanted) return null
    places.push(next)
    next += 1
  }
  return places
}

/** Whole phrases: as written where the text has them so, else by their letters. */
function markPhrase(analysis: Analysis, phrase: PhraseTerm, term: number, marks: (Mark | null)[]): void {
  for (const key of ['exact', 'folded'] as const) {
    let found = false
    analysis.tokens.forEach((token, at) => {
      const places = token[key] === phrase.tokens[0][key] ? findPhrase(analysis, phrase, at, key) : null
      if (places === null) return
      found = true
      for (const place of places) marks[place] = { term, weak: false }
    })
    if (found) return
  }
}

function markAll(analysis: Analysis, terms: Term[], hasExact: HasExact): (Mark | null)[] {
  const marks: (Mark | null)[] = analysis.tokens.map(() => null)
  const onlyStopwords = terms.every((term) => term.kind === 'word' && term.stopword)
  terms.forEach((term, index) => {
    if (term.kind === 'phrase') markPhrase(analysis, term, index, marks)
    else if (term.kind === 'abbreviation') {
      for (const { first, last } of analysis.spans.filter((span) => span.term === term.term)) {
        for (let at = first; at <= last; at += 1) marks[at] = { term: index, weak: false }
      }
    } else {
      analysis.tokens.forEach((token, at) => {
        if (token.folded !== term.folded || marks[at]?.weak === false) return
        const otherWord = token.exact !== term.exact && hasExact(index)
        marks[at] = { term: index, weak: (term.stopword && !onlyStopwords) || otherWord }
      })
    }
  })
  return marks
}

/** A stopword, or a word of other diacritics, is shown only beside its neighbour in the query. */
function dropLoneWeak(marks: (Mark | null)[]): boolean[] {
  const shown = marks.map((mark) => mark !== null && !mark.weak)
  const joins = (at: number, step: 1 | -1) => {
    const [mark, neighbour] = [marks[at], marks[at + step]]
    return mark != null && neighbour != null && shown[at + step] && Math.abs(neighbour.term - mark.term) <= 1
  }
  for (let at = 0; at < marks.length; at += 1) if (marks[at]?.weak) shown[at] ||= joins(at, -1)
  for (let at = marks.length - 1; at >= 0; at -= 1) if (marks[at]?.weak) shown[at] ||= joins(at, 1)
  return shown
}

/** The text as parts, marked exactly on the syllables that the query names; neighbours join into one mark. */
export function highlight(text: string, terms: Term[], hasExact: HasExact, analyzer: Analyzer): Part[] {
  if (text === '') return []
  const analysis = analyzer.analyze(text)
  const shown = dropLoneWeak(markAll(analysis, terms, hasExact))
  const parts: Part[] = []
  let done = 0
  const push = (end: number, match: boolean) => {
    if (end > done) parts.push({ text: text.slice(done, end), match })
    done = Math.max(done, end)
  }
  for (let at = 0; at < analysis.tokens.length; at += 1) {
    if (!shown[at]) continue
    const { start } = analysis.tokens[at]
    let { end } = analysis.tokens[at]
    while (shown[at + 1] && text.slice(end, analysis.tokens[at + 1].start).trim() === '') {
      at += 1
      end = analysis.tokens[at].end
    }
    push(start, false)
    push(end, true)
  }
  push(text.length, false)
  return parts
}
