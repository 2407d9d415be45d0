import { foldWithOffsets } from '../fold.js'
import type { NameSource } from '../names.js'
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

/** Agencies and provinces named in a query, in any case, with or without diacritics. */
export function nameMentions(
  text: string,
  gazetteer: NameSource,
): { agencies: NamedInQuery[]; provinces: NamedInQuery[] } {
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
