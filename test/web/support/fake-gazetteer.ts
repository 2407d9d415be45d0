import { createHistory } from '../../../src/gazetteer/history.js'
import type { Agency, Commune, Province } from '../../../src/gazetteer/types.js'
import { foldMarks } from '../../../src/text/index.js'
import type { NameSource } from '../../../src/search/names.js'
import { recognising } from '../../search/support/gazetteer.js'

function agency(
  id: string,
  name: string,
  shortName: string,
  branch: Agency['branch'],
  more: Partial<Agency> = {},
): Agency {
  return {
    id,
    name,
    shortName,
    branch,
    level: 'tinh',
    aliases: [],
    parent: null,
    validFrom: null,
    validTo: null,
    successors: [],
    partialSuccessors: [],
    ...more,
  }
}

const until2025 = { validTo: '2025-02-28' }

const agencies: Agency[] = [
  agency('tinh-uy', 'Tỉnh ủy', 'Tỉnh ủy', 'dang', { aliases: ['Thường trực Tỉnh ủy'] }),
  agency('hdnd-tinh', 'Hội đồng nhân dân tỉnh', 'HĐND tỉnh', 'dan-cu'),
  agency('ubnd-tinh', 'Ủy ban nhân dân tỉnh', 'UBND tỉnh', 'chinh-quyen'),
  agency('ubnd-huyen', 'Ủy ban nhân dân huyện', 'UBND huyện', 'chinh-quyen', { level: 'huyen', validTo: '2025-06-30' }),
  agency('ubnd-xa', 'Ủy ban nhân dân xã', 'UBND xã', 'chinh-quyen', { level: 'xa' }),
  agency('so-thong-tin-va-truyen-thong', 'Sở Thông tin và Truyền thông', 'Sở TTTT', 'chinh-quyen', {
    ...until2025,
    aliases: ['Sở TT&TT'],
    parent: 'ubnd-tinh',
    successors: ['so-khoa-hoc-va-cong-nghe'],
  }),
  agency('so-khoa-hoc-va-cong-nghe', 'Sở Khoa học và Công nghệ', 'Sở KH&CN', 'chinh-quyen', { parent: 'ubnd-tinh' }),
  agency('so-cong-thuong', 'Sở Công Thương', 'Sở Công Thương', 'chinh-quyen', { parent: 'ubnd-tinh' }),
  agency(
    'so-nong-nghiep-va-phat-trien-nong-thon',
    'Sở Nông nghiệp và Phát triển nông thôn',
    'Sở NN&PTNT',
    'chinh-quyen',
    until2025,
  ),
  agency('so-ke-hoach-va-dau-tu', 'Sở Kế hoạch và Đầu tư', 'Sở KH&ĐT', 'chinh-quyen', until2025),
  agency('so-giao-thong-van-tai', 'Sở Giao thông vận tải', 'Sở GTVT', 'chinh-quyen', until2025),
  agency('so-giao-duc-va-dao-tao', 'Sở Giáo dục và Đào tạo', 'Sở GD&ĐT', 'chinh-quyen'),
  agency('so-y-te', 'Sở Y tế', 'Sở Y tế', 'chinh-quyen'),
  agency('so-van-hoa-the-thao-va-du-lich', 'Sở Văn hóa, Thể thao và Du lịch', 'Sở VHTTDL', 'chinh-quyen'),
  agency('cong-an-tinh', 'Công an tỉnh', 'Công an tỉnh', 'luc-luong'),
  agency('mttq-tinh', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'MTTQ tỉnh', 'doan-the'),
  agency('hoi-lien-hiep-phu-nu', 'Hội Liên hiệp Phụ nữ', 'Hội LHPN', 'doan-the'),
]

const successors: Record<string, string> = { 'Thái Bình': 'Hưng Yên', 'Đắk Nông': 'Lâm Đồng' }
const provinceNames = ['Thái Bình', 'Đồng Tháp', 'Đắk Nông', 'Quảng Ninh', 'Hưng Yên', 'Lâm Đồng']

const provinces: Province[] = provinceNames.map((name) => ({
  name,
  kind: 'tỉnh',
  validFrom: null,
  validTo: name in successors ? '2025-06-30' : null,
  successor: successors[name] ?? null,
  enlargedOn: Object.values(successors).includes(name) ? '2025-07-01' : null,
  aliases: [],
}))

const communes: Commune[] = [
  { province: 'Hưng Yên', name: 'Xã Quỳnh Phụ', formerUnits: ['Thị trấn Quỳnh Côi', 'Xã Quỳnh Hải'] },
]

function key(text: string): string {
  return foldMarks(text.toLowerCase()).replaceAll('-', ' ')
}

/** A gazetteer of the agencies and provinces in the invented articles. */
export const fakeGazetteer: NameSource = {
  ...recognising(agencies, provinces),
  provinceOfSource: () => null,
  agency: (id) => agencies.find((other) => other.id === id) ?? null,
  agencies: () => agencies,
  provinces: () => provinces,
  communes: (province) => communes.filter((one) => one.province === province),
  agencyHistory: createHistory(agencies),
  provinceHistory: createHistory(
    provinces.map(({ name, validFrom, validTo, successor }) => {
      return { id: name, name, validFrom, validTo, successors: successor === null ? [] : [successor] }
    }),
  ),
  province: (name) => provinces.find((other) => key(other.name) === key(name)) ?? null,
}
