import { describe, expect, it } from 'vitest'
import type { RecognisableArticle } from '../../src/gazetteer/index.js'
import { gazetteer } from './gazetteer.js'

function describeArticle(article: Partial<RecognisableArticle>) {
  return gazetteer.describe({
    source: '',
    url: null,
    kicker: '',
    title: '',
    lead: '',
    body: [],
    captions: [],
    ...article,
  })
}

describe('agencies of an article', () => {
  it('puts the acting body of the title before the one acted upon', () => {
    const { agencies, principal } = describeArticle({
      title: 'HĐND tỉnh Thái Bình khảo sát tại Sở Thông tin và Truyền thông',
      body: ['Sở Thông tin và truyền thông báo cáo kết quả; Bộ Thông tin và Truyền thông đã có hướng dẫn.'],
    })
    expect(agencies.slice(0, 2)).toEqual(['hdnd-tinh', 'so-thong-tin-va-truyen-thong'])
    expect(agencies).toContain('bo-thong-tin-va-truyen-thong')
    expect(principal).not.toContain('bo-thong-tin-va-truyen-thong')
  })

  it('puts the body of the kicker first', () => {
    const { agencies } = describeArticle({
      kicker: 'Thường trực Tỉnh ủy',
      title: 'Nghe Sở Công Thương báo cáo về cụm công nghiệp',
      body: ['UBND tỉnh và Sở Công Thương cùng dự.'],
    })
    expect(agencies.slice(0, 3)).toEqual(['thuong-truc-tinh-uy', 'tinh-uy', 'so-cong-thuong'])
  })

  it('reads the first paragraph as lead where there is none', () => {
    const { agencies } = describeArticle({
      title: 'Hoàn thiện kiến trúc đô thị thông minh',
      body: [
        'Phó Chủ tịch UBND tỉnh chủ trì cuộc họp sáng 4/3.',
        'Sở Công Thương, Sở Y tế, Sở Công Thương phát biểu. Sở Công Thương nêu ba kiến nghị.',
      ],
    })
    expect(agencies[0]).toBe('ubnd-tinh')
    expect(agencies).toContain('so-cong-thuong')
  })

  it('names a body by a member of it, but last', () => {
    const { agencies } = describeArticle({
      title: 'Trao quà Tết tại xã Tây Giang',
      lead: 'Đồng chí Lê Văn Khánh, Tỉnh ủy viên, Giám đốc Sở Y tế trao 50 suất quà.',
    })
    expect(agencies).toEqual(['so-y-te', 'tinh-uy'])
  })

  it('holds an abbreviation that one part defines to all parts', () => {
    const { agencies } = describeArticle({
      title: 'Tập huấn nghiệp vụ',
      body: ['Ban Quản lý Khu kinh tế (BQLKKT) mở lớp.', 'Chiều cùng ngày, BQLKKT tổng kết.'],
    })
    expect(agencies).toEqual(['ban-quan-ly-khu-kinh-te'])
  })

  it('gives nothing for an article that names none', () => {
    expect(describeArticle({ title: 'Mùa gặt', body: ['Lúa chín vàng đồng.'] })).toEqual({
      agencies: [],
      principal: [],
      province: null,
    })
  })
})

describe('province of an article', () => {
  it.each([
    ['from the text', { title: 'Tỉnh Đồng Tháp họp báo', source: 'baothaibinh.com.vn' }, 'Đồng Tháp'],
    ['from the host', { title: 'Khai giảng năm học mới', source: 'baothaibinh.com.vn' }, 'Thái Bình'],
    [
      'from the host of the address',
      { title: 'Khai giảng', url: 'https://stttt.dongthap.gov.vn/chi-tiet?id=4' },
      'Đồng Tháp',
    ],
    [
      'from the host despite a passing mention',
      { title: 'Khai giảng', body: ['Xe đi từ Hà Nội về.'], source: 'www.baothaibinh.com.vn' },
      'Thái Bình',
    ],
    [
      'of the body that acts, not of the suspect',
      {
        title: 'Bắt nhóm trộm',
        body: ['Công an huyện Vũ Thư, tỉnh Thái Bình bắt Lê Văn T. (trú tại xã An Hòa, tỉnh Nghệ An).'],
      },
      'Thái Bình',
    ],
    [
      'not one of a long row',
      { title: 'Mưa lớn', body: ['Mưa ở Sơn La, Lai Châu, Lào Cai, Yên Bái và Hà Giang.'] },
      null,
    ],
    ['the dateline of a title', { title: 'Hà Nam: Khánh thành cầu', lead: 'Cầu nối với tỉnh Thái Bình.' }, 'Hà Nam'],
    [
      'none for a local source that tells of national bodies alone',
      { title: 'Bộ Tài chính giải thích cách kê khai thuế', source: 'baothaibinh.com.vn' },
      null,
    ],
    [
      'none for a local source that tells of another country',
      { title: 'Malaysia mở lại trường học', source: 'baothaibinh.com.vn' },
      null,
    ],
    [
      'from the host where national bodies come to "the province"',
      { title: 'Bộ Tài chính làm việc với tỉnh về thuế', source: 'baothaibinh.com.vn' },
      'Thái Bình',
    ],
    [
      'from the host where a smaller place is named',
      { title: 'Đoàn khách Malaysia thăm xã Vũ Lạc', source: 'baothaibinh.com.vn' },
      'Thái Bình',
    ],
    [
      'none for a local source that names its city as the place of a national meeting only',
      {
        title: 'Bộ Tài chính giải thích cách kê khai',
        lead: 'Ngày 5/6, tại Hà Nội, lớp học bắt đầu.',
        source: 'hanoimoi.vn',
      },
      null,
    ],
    [
      "from the host where a body may be the province's",
      { title: 'Hội Nông dân ra quân trồng cây', source: 'baothaibinh.com.vn' },
      'Thái Bình',
    ],
    [
      "not of somebody's office in brackets",
      { title: 'Bàn về luật', body: ['Ông Tạo (Đoàn luật sư TP Hà Nội) nói: nên sửa. Tỉnh Sơn La đã làm.'] },
      'Sơn La',
    ],
    [
      'not the last of a row of places',
      { title: 'Du lịch Cần Thơ đông khách', lead: 'Cần Thơ đông hơn Phú Quốc, Đà Nẵng, Nha Trang, Quảng Ninh.' },
      'Cần Thơ',
    ],
    [
      'not one of many that only the text names',
      {
        title: 'Ký ức người lính',
        lead: 'Ông kể về những ngày hành quân.',
        body: [
          'Đơn vị dừng ở Hàm Tân (Bình Thuận).',
          'Rồi họ qua Long Thành (Đồng Nai), Phú Lộc (Thừa Thiên Huế), Gio Linh (Quảng Trị).',
        ],
      },
      null,
    ],
    [
      'of the title rather than as often in the text',
      {
        title: 'Hà Nam đón khách',
        lead: 'Khách ở lại ba ngày.',
        body: ['Khách nghỉ ở tỉnh Sơn La.', 'Tỉnh Sơn La xa.'],
      },
      'Hà Nam',
    ],
    ['none for an unknown source', { title: 'Khai giảng', source: 'example.org' }, null],
  ] as const)('%s', (_, article, province) => {
    expect(describeArticle(article as Partial<RecognisableArticle>).province).toBe(province)
  })
})
