import { noFilters } from '../../engine/query.js'
import { foldName } from '../fold.js'
import { emptySearch } from '../finding/empty-search.js'
import type { SearchReader } from '../finding/reading.js'
import { countOnly } from '../finding/requests.js'
import type { NameSource } from '../names.js'
import type { CommuneAnswer, DistrictAnswer } from '../types.js'
import { isDistrict, isKind, nameWithKind, PlaceIndex, readPlace, type KnownPlace } from './places.js'
import type { Asked, AnswerSource, Sought } from './source.js'
import { asWritten, hasDiacritics, mayBe } from './wording.js'
import { nameInHits } from './written.js'

/**
 * Of the articles that have a commune's name, the share that has its kind before it where the commune is meant even
 * without its kind: less, and most articles mean a person, a company or common words.
 */
const shareOfKind = 0.3
/** Fewest articles that name a place that the gazetteer does not list. */
const fewestOfUnlisted = 2

/** "xã Kỳ Lợi, thị xã Kỳ Anh" */
const districtBehind = /,\s*(?:huyện|huyen|quận|quan|thị xã|thi xa|thành phố|thanh pho|tp\.?|tx\.?)\s.+$/iu

const quoted = (name: string) => `"${name}"`

/** The text before a province at its end, and that province: "xã Kỳ Lợi, Hà Tĩnh". */
function withoutProvince({ words, read }: Asked): { text: string; province: string | null } {
  const text = words ?? ''
  const last = read.mentions.provinces.at(-1)
  if (last === undefined || last.place === null || last.place.end < text.length || last.place.start === 0)
    return { text, province: null }
  const before = text.slice(0, last.place.start).replace(/[\s,(-]*(?:tỉnh|tinh|thành phố|tp\.?)?[\s,(-]*$/iu, '')
  return isKind(before) ? { text, province: null } : { text: before, province: last.id }
}

/** A commune, of today or former, with or without its kind and province. */
export const communeAnswer =
  (index: () => PlaceIndex, gazetteer: NameSource, reader: SearchReader): AnswerSource =>
  (asked) => {
    if (asked.words === null) return null
    const { text: withDistrict, province } = withoutProvince(asked)
    const text = withDistrict.replace(districtBehind, '')
    const { kind, name } = readPlace(text)
    if (kind !== null && isDistrict(kind)) return null
    const today = province === null ? null : (gazetteer.provinceHistory.successorsOf(province).at(-1) ?? province)
    const ofName = index()
      .communes(name)
      .filter((one) => (kind === null || one.kind === kind) && mayBe(name, one.name))
    const known = asWritten(text, ofName, (one) => one.name)
      .map((one) => ({ ...one, places: one.places.filter((place) => today === null || place.province === today) }))
      .filter(({ places }) => places.length > 0)
    if (known.length === 0) return kind === null || today !== null ? null : unlistedPlace('commune', kind, name, reader)
    const query = (one: KnownPlace) => quoted(`${one.kind} ${one.name}`)
    // "Thị xã Kỳ Anh" has "xã Kỳ Anh" in it, and is no commune.
    const town = quoted(`thị xã ${known[0].name}`)
    const texts = [quoted(known[0].name), town, ...known.map(query)]
    return {
      requests: texts.map((q) => countOnly(reader.queryOf(q), noFilters)),
      answer({ counts: [{ total }, towns, ...totals] }): CommuneAnswer | null {
        const counted = known.map((one, at) => {
          const isInTowns = one.kind === 'xã' && towns.total > 0
          const q = isInTowns ? `${query(one)} -${town}` : query(one)
          return { one, q, articles: totals[at].total - (isInTowns ? towns.total : 0) }
        })
        const { one, q, articles } = counted.reduce((most, other) => (other.articles > most.articles ? other : most))
        if (kind === null && (articles === 0 || articles < shareOfKind * total)) return null
        const params = { ...emptySearch, q }
        return { kind: 'commune', name: nameWithKind(one.kind, one.name), places: one.places, articles, params }
      },
    }
  }

/** A place of the level between province and commune: "huyện Kỳ Anh", "thành phố Vinh". */
export const districtAnswer =
  (reader: SearchReader): AnswerSource =>
  (asked) => {
    if (asked.words === null) return null
    const { text } = withoutProvince(asked)
    const { kind, name } = readPlace(text)
    if (kind === null || !isDistrict(kind)) return null
    return unlistedPlace('district', kind, name, reader)
  }

/** A place that the gazetteer does not list, where articles name it with capitals: nothing is known of its fate. */
function unlistedPlace(level: 'commune' | 'district', kind: string, name: string, reader: SearchReader): Sought {
  // Beside a word with diacritics, those without would be meant as written.
  const asTyped = hasDiacritics(name) ? kind : foldName(kind)
  return {
    requests: [countOnly(reader.queryOf(quoted(`${asTyped} ${name}`)), noFilters)],
    answer({ counts: [{ total }], hits }): CommuneAnswer | DistrictAnswer | null {
      const written = nameInHits(hits, foldName(name), foldName(kind))
      if (written === null || !mayBe(name, written) || total < fewestOfUnlisted) return null
      const params = { ...emptySearch, q: quoted(`${kind} ${written}`) }
      const place = { name: nameWithKind(kind, written), articles: total, params }
      return level === 'commune' ? { kind: level, places: [], ...place } : { kind: level, ...place }
    },
  }
}
