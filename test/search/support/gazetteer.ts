import { createHistory } from '../../../src/gazetteer/history.js'
import { foldName } from '../../../src/search/fold.js'
import type { Agency, Commune, Mention, Province } from '../../../src/gazetteer/types.js'
import type { NameSource } from '../../../src/search/names.js'

function agency(id: string, name: string, shortName: string, aliases: string[] = [], successor?: string): Agency {
  const [validTo, successors] = successor === undefined ? [null, []] : ['2025-02-28', [successor]]
  const history = { parent: null, validFrom: null, validTo, successors, partialSuccessors: [] }
  return { id, name, shortName, level: 'tinh', branch: 'chinh-quyen', aliases, ...history }
}

function province(name: string, aliases: string[] = [], successor: string | null = null): Province {
  const validTo = successor === null ? null : '2025-06-30'
  return { name, kind: 'tỉnh', validFrom: null, validTo, successor, enlargedOn: null, aliases }
}

function commune(inProvince: string, name: string, formerUnits: string[]): Commune {
  return { province: inProvince, name, formerUnits }
}

const agencies = [
  agency(
    'so-thong-tin-va-truyen-thong',
    'Sở Thông tin và Truyền thông',
    'Sở TTTT',
    ['Sở TT&TT'],
    'so-khoa-hoc-va-cong-nghe',
  ),
  agency('so-khoa-hoc-va-cong-nghe', 'Sở Khoa học và Công nghệ', 'Sở KH&CN'),
  agency('so-y-te', 'Sở Y tế', 'Sở Y tế'),
  agency('so-lao-dong', 'Sở Lao động - Thương binh và Xã hội', 'Sở LĐ-TB&XH'),
  agency('ubnd-tinh', 'Ủy ban nhân dân tỉnh', 'UBND tỉnh'),
]
const provinces = [
  province('Hưng Yên'),
  province('Thái Bình', [], 'Hưng Yên'),
  province('Nam Định'),
  province('Bà Rịa - Vũng Tàu', ['BR-VT']),
]

/** Finds exact mentions of full names, longest first: enough to test how the use cases handle mentions. */
function mentionsOf(text: string, names: readonly { id: string; name: string }[]): Mention[] {
  const folded = text.toLowerCase()
  return names.flatMap(({ id, name }) => {
    const start = folded.indexOf(name.toLowerCase())
    return start < 0 ? [] : [{ id, start, end: start + name.length }]
  })
}

/** Recognises agencies and provinces by their full names. */
export function recognising(
  agencies: readonly Agency[],
  provinces: readonly Province[],
): Pick<NameSource, 'recognise' | 'describe' | 'recogniseQuery'> {
  const namedProvinces = provinces.map(({ name }) => ({ id: name, name }))
  const folded = ({ id, name }: { id: string; name: string }) => ({ id, name: foldName(name) })
  return {
    recognise: (text) => ({ agencies: mentionsOf(text, agencies), provinces: mentionsOf(text, namedProvinces) }),
    describe: ({ title, lead, body }) => {
      const text = [title, lead, ...body].join('\n')
      const named = mentionsOf(text, agencies).map(({ id }) => id)
      return { agencies: named, principal: named, province: mentionsOf(text, namedProvinces).at(0)?.id ?? null }
    },
    recogniseQuery: (text) => ({
      agencies: mentionsOf(foldName(text), agencies.map(folded)).map(({ id }) => id),
      provinces: mentionsOf(foldName(text), namedProvinces.map(folded)).map(({ id }) => id),
    }),
  }
}

const communes = [
  commune('Hưng Yên', 'Xã Đông Hưng', ['Thị trấn Đông Hưng', 'Xã Đông La', 'Xã Nam Định (phần còn lại)']),
  commune('Hưng Yên', 'Phường Trà Lý', ['Xã Đông La (huyện Đông Hưng)', 'Phường Trà Lý']),
  commune('Nam Định', 'Xã Vân Trường', ['giữ nguyên']),
]

/** A small gazetteer for tests of the use cases. */
export const smallGazetteer: NameSource = {
  communes: (name) => communes.filter((one) => one.province === name),
  agency: (id) => agencies.find((known) => known.id === id) ?? null,
  agencies: () => agencies,
  province: (name) =>
    provinces.find((known) => [known.name, ...known.aliases].some((other) => foldName(other) === foldName(name))) ??
    null,
  provinces: () => provinces,
  agencyHistory: createHistory(agencies),
  provinceHistory: createHistory(
    provinces.map(({ name, validFrom, validTo, successor }) => {
      return { id: name, name, validFrom, validTo, successors: successor === null ? [] : [successor] }
    }),
  ),
  provinceOfSource: () => null,
  ...recognising(agencies, provinces),
}
