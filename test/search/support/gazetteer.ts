import { foldName } from '../../../src/search/fold.js'
import type { Agency, Mention, Province } from '../../../src/gazetteer/types.js'
import type { NameSource } from '../../../src/search/names.js'

function agency(id: string, name: string, shortName: string, aliases: string[] = []): Agency {
  const history = { parent: null, validFrom: null, validTo: null, successors: [], partialSuccessors: [] }
  return { id, name, shortName, level: 'tinh', branch: 'chinh-quyen', aliases, ...history }
}

function province(name: string, aliases: string[] = []): Province {
  return { name, kind: 'tỉnh', validFrom: null, validTo: null, successor: null, enlargedOn: null, aliases }
}

const agencies = [
  agency('so-thong-tin-va-truyen-thong', 'Sở Thông tin và Truyền thông', 'Sở TTTT', ['Sở TT&TT']),
  agency('so-y-te', 'Sở Y tế', 'Sở Y tế'),
  agency('so-lao-dong', 'Sở Lao động - Thương binh và Xã hội', 'Sở LĐ-TB&XH'),
  agency('ubnd-tinh', 'Ủy ban nhân dân tỉnh', 'UBND tỉnh'),
]
const provinces = [province('Thái Bình'), province('Nam Định'), province('Bà Rịa - Vũng Tàu', ['BR-VT'])]

/** Mentions of full names as written, longest first: enough to test what the use cases make of mentions. */
function mentionsOf(text: string, names: { id: string; name: string }[]): Mention[] {
  const folded = text.toLowerCase()
  return names.flatMap(({ id, name }) => {
    const start = folded.indexOf(name.toLowerCase())
    return start < 0 ? [] : [{ id, start, end: start + name.length }]
  })
}

const namedProvinces = provinces.map(({ name }) => ({ id: name, name }))
const folded = ({ id, name }: { id: string; name: string }) => ({ id, name: foldName(name) })

/** A small gazetteer for tests of the use cases. */
export const smallGazetteer: NameSource = {
  agency: (id) => agencies.find((known) => known.id === id) ?? null,
  agencies: () => agencies,
  province: (name) =>
    provinces.find((known) => [known.name, ...known.aliases].some((other) => foldName(other) === foldName(name))) ??
    null,
  recognise: (text) => ({ agencies: mentionsOf(text, agencies), provinces: mentionsOf(text, namedProvinces) }),
  recogniseQuery: (text) => ({
    agencies: mentionsOf(foldName(text), agencies.map(folded)).map(({ id }) => id),
    provinces: mentionsOf(foldName(text), namedProvinces.map(folded)).map(({ id }) => id),
  }),
}
