import { noFilters } from '../../engine/query.js'
import { withPredecessors } from '../finding/lineage.js'
import { countOnly } from '../finding/requests.js'
import type { Names, NameSource } from '../names.js'
import type { AgencyAnswer } from '../types.js'
import type { AnswerSource } from './source.js'
import { provinceNamed } from './province.js'
import { isAllOf, isFiller, mayBe, withoutFillers } from './wording.js'

/** The agencies that a text may name: by their own name or, if there is none, by another name that they have. */
function agenciesNamed(text: string, names: Names, gazetteer: NameSource): string[] {
  const agencies = names.agencies(text).flatMap((id) => gazetteer.agency(id) ?? [])
  const own = agencies.filter(({ name }) => mayBe(text, name))
  const others = agencies.filter(({ shortName, aliases }) => [shortName, ...aliases].some((name) => mayBe(text, name)))
  return (own.length > 0 ? own : others).map(({ id }) => id)
}

/** An agency: "Sở Y tế", "UBND tỉnh". */
export const agencyAnswer =
  (names: Names, gazetteer: NameSource): AnswerSource =>
  ({ words, read: { mentions } }) => {
    if (words === null) return null
    const { agencies, provinces } = mentions
    const isMention = agencies.length === 1 && provinces.length === 0 && isAllOf(words, agencies[0].place)
    const all = agenciesNamed(words, names, gazetteer)
    const ids = all.length === 0 && isMention ? [agencies[0].id] : all
    if (ids.length === 0) return null
    return {
      requests: [],
      answer({ archive }): AgencyAnswer {
        const countOf = (id: string) => archive.agencies.find(({ value }) => value === id)?.count ?? 0
        const agency = ids.reduce((most, id) => (countOf(id) > countOf(most) ? id : most))
        return { kind: 'agency', agency, province: null, articles: countOf(agency) }
      },
    }
  }

/** An agency of one province: "Sở Y tế Hà Tĩnh", "UBND tỉnh Thái Bình". */
export const agencyOfProvinceAnswer =
  (names: Names, gazetteer: NameSource): AnswerSource =>
  ({ words, read: { mentions } }) => {
    if (words === null || mentions.agencies.length !== 1) return null
    const { id, place } = mentions.agencies[0]
    const province =
      place === null ? null : provinceNamed(withoutFillers(words.slice(place.end).trim()), names, gazetteer)
    if (place === null || province === null || !isFiller(words.slice(0, place.start))) return null
    const filters = withPredecessors({ ...noFilters, agencies: [id], provinces: [province] }, gazetteer)
    return {
      requests: [countOnly(null, filters)],
      answer: ({ counts: [{ total }] }): AgencyAnswer => ({ kind: 'agency', agency: id, province, articles: total }),
    }
  }
