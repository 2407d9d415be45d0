import type { Names, NameSource } from '../names.js'
import type { ProvinceAnswer } from '../types.js'
import type { AnswerSource } from './source.js'
import { mayBe } from './wording.js'

const kind = /^(?:tỉnh|tinh|thành phố|thanh pho|tp\.?)\s*/i

/** The province that a text names and nothing else: "Hà Tây", "tỉnh Hưng Yên", "TP.HCM"; null where it names none. */
export function provinceNamed(text: string, names: Names, gazetteer: NameSource): string | null {
  const province = names.province(text)
  if (province === null) return null
  const called = [province, ...(gazetteer.province(province)?.aliases ?? [])]
  return [text, text.replace(kind, '')].some((typed) => called.some((name) => mayBe(typed, name))) ? province : null
}

/** A province, of today or former. It comes before communes of the same name. */
export const provinceAnswer =
  (names: Names, gazetteer: NameSource): AnswerSource =>
  ({ words }) => {
    const province = words === null ? null : provinceNamed(words, names, gazetteer)
    if (province === null) return null
    return {
      requests: [],
      answer: ({ archive }): ProvinceAnswer => ({
        kind: 'province',
        province,
        articles: archive.provinces.find(({ value }) => value === province)?.count ?? 0,
      }),
    }
  }
