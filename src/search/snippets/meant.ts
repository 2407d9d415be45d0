import { keysOf } from '../../text/index.js'
import type { IsOther } from './highlight.js'
import { areNeighbours, type Locator, type Occurrence } from './locate.js'
import type { Passage } from './passages.js'

const formOf = (text: string, { start, end }: Occurrence) => keysOf(text.slice(start, end)).exact

/**
 * Which accented forms of the query's words are meant in an article. If diacritics were typed: the typed form, where
 * the article has it. If not: the forms in which adjacent query words are adjacent in the article ("cán bộ" for "can
 * bo"), since a single word may be anything ("cần", "bò"). If the article has no such form of a word, every form is
 * meant.
 * @param passages passages of one article; occurrences in forms that are not meant are set to not exact
 */
export function formsMeant(passages: Passage[], { terms, accented }: Locator): IsOther {
  const meant = accented ? formsTyped(passages, terms) : formsSideBySide(passages)
  const isOther: IsOther = (place, exact) => meant.get(place)?.has(exact) === false
  if (!accented && meant.size > 0)
    for (const { text, occurrences } of passages)
      for (const occurrence of occurrences) occurrence.exact = !isOther(occurrence.term, formOf(text, occurrence))
  return isOther
}

type Forms = Map<number, Set<string>>

function formsTyped(passages: Passage[], terms: Locator['terms']): Forms {
  const forms: Forms = new Map()
  for (const { occurrences } of passages)
    for (const { term, exact } of occurrences) {
      if (!exact || forms.has(term)) continue
      const sought = terms[term]
      if (sought.kind === 'word') forms.set(term, new Set([sought.exact]))
    }
  return forms
}

function formsSideBySide(passages: Passage[]): Forms {
  const forms: Forms = new Map()
  const add = (text: string, occurrence: Occurrence) => {
    const known = forms.get(occurrence.term)
    if (known === undefined) forms.set(occurrence.term, new Set([formOf(text, occurrence)]))
    else known.add(formOf(text, occurrence))
  }
  for (const { text, occurrences } of passages)
    occurrences.forEach((occurrence, at) => {
      const next = occurrences[at + 1]
      if (!areNeighbours(occurrence, next)) return
      add(text, occurrence)
      add(text, next)
    })
  return forms
}
