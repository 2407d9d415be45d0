import { foldWithOffsets } from '../fold.js'
import type { NameSource } from '../names.js'
import type { ParsedQuery } from '../query/parse.js'
import type { Place } from './place.js'

/** An agency or province that a query names; `place` is null where the words could not be found again. */
export interface NamedInQuery {
  id: string
  place: Place | null
}

/** Where one of the names stands in a text typed without diacritics or capitals. */
function findName(text: string, names: string[]): Place | null {
  const { folded, offsets } = foldWithOffsets(text)
  for (const name of names.map((one) => foldWithOffsets(one).folded.trim())) {
    const start = name === '' ? -1 : ` ${folded} `.indexOf(` ${name} `)
    if (start >= 0) return { start: offsets[start], end: offsets[start + name.length] }
  }
  return null
}

/** The agencies and provinces that a query names. */
export interface NamesInQuery {
  agencies: NamedInQuery[]
  provinces: NamedInQuery[]
}

/** The query's text where it is words alone: operators say already what is wanted. */
export function plainText({ query, text }: ParsedQuery): string | null {
  if (query?.clauses.length !== 1) return null
  const [{ occur, alternatives }] = query.clauses
  const [leaf] = alternatives
  return occur === 'must' && alternatives.length === 1 && leaf.kind === 'words' && leaf.text === text ? text : null
}

/** Agencies and provinces named in a query of words alone, in any case, with or without diacritics. */
export function nameMentions(parsed: ParsedQuery, gazetteer: NameSource): NamesInQuery {
  const text = plainText(parsed)
  if (text === null) return { agencies: [], provinces: [] }
  const named = gazetteer.recogniseQuery(text)
  if (named.agencies.length + named.provinces.length === 0) return { agencies: [], provinces: [] }
  const running = gazetteer.recognise(text)
  const agencies = named.agencies.map((id) => {
    const agency = gazetteer.agency(id)
    const all = agency === null ? [] : [agency.name, agency.shortName, ...agency.aliases]
    return { id, place: running.agencies.find((mention) => mention.id === id) ?? findName(text, all) }
  })
  const provinces = named.provinces.map((id) => {
    const aliases = gazetteer.province(id)?.aliases ?? []
    return { id, place: running.provinces.find((mention) => mention.id === id) ?? findName(text, [id, ...aliases]) }
  })
  return { agencies, provinces }
}
