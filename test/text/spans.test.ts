import { describe, expect, it } from 'vitest'
import { createAnalyzer, keysOf, type Lexica } from '../../src/text/index.js'
import { loadLexica } from '../../src/lexica.js'
import { analyzer, spansOf, termsOf } from './reading.js'

describe('compounds', () => {
  it.each([
    ['chuyển đổi số', ['chuyen_doi', 'doi_so']],
    ['chính quyền, nhà nước', ['chinh_quyen', 'nha_nuoc']],
    ['nông thôn mới', ['nong_thon', 'thon_moi']],
    ['so thong tin va truyen thong', ['thong_tin', 'truyen_thong']],
    ['việc làm', ['viec_lam']],
    ['công nghệ cao', ['cong_nghe', 'nghe_cao']],
  ])('%s', (text, among) => {
    const terms = termsOf(text, 'compound')
    expect(terms).not.toEqual([])
    expect(terms.filter((term) => !among.includes(term))).toEqual([])
    expect(terms).toContain(among[0])
  })

  it('overlap', () => {
    const lexica = { ...loadLexica(process.cwd()), compounds: new Set(['a_b', 'b_c']) }
    expect(
      createAnalyzer(lexica)
        .analyze('a b c')
        .spans.map(({ term }) => term),
    ).toEqual(['a_b', 'b_c'])
  })

  it.each(['thông, tin', 'thông. Tin', 'thông (tin)', 'thông\ntin', 'thông: tin', '“thông” tin'])(
    '%s has none',
    (text) => {
      expect(spansOf(text, 'compound')).toEqual([])
    },
  )

  it.each(['thông tin', 'thông  tin', 'thông-tin', 'thông\u00a0tin', 'th\u00f4\u200bng tin', 'THÔNG TIN', 'thong tin'])(
    '%s has one',
    (text) => {
      expect(termsOf(text, 'compound')).toEqual(['thong_tin'])
    },
  )
})

describe('document numbers', () => {
  it.each([
    ['Nghị quyết 12/2024/NQ-HĐND ngày', ['12/2024/nq-hdnd: 12/2024/NQ-HĐND', 'nghi_quyet_12: Nghị quyết 12']],
    ['số 60/NQ-HĐND', ['60/nq-hdnd: 60/NQ-HĐND']],
    ['số 60 /NQ-HĐND', ['60/nq-hdnd: 60 /NQ-HĐND']],
    ['số 60/NQ - HĐND', ['60/nq-hdnd: 60/NQ - HĐND']],
    ['60/nq-hdnd', ['60/nq-hdnd: 60/nq-hdnd']],
    ['1234/QĐ-TTg', ['1234/qd-ttg: 1234/QĐ-TTg']],
    ['Chỉ thị số 05-CT/TW', ['05-ct/tw: 05-CT/TW', 'chi_thi_05: Chỉ thị số 05']],
    ['7169/UBND-KSTT', ['7169/ubnd-kstt: 7169/UBND-KSTT']],
    ['Luật số 24/2018/QH14', ['24/2018/qh14: 24/2018/QH14', 'luat_24: Luật số 24']],
    ['Nghị quyết số 02', ['nghi_quyet_02: Nghị quyết số 02']],
    ['Nghị định 100', ['nghi_dinh_100: Nghị định 100']],
    ['quyết định số 99', ['quyet_dinh_99: quyết định số 99']],
    ['Quy định 37', ['qui_dinh_37: Quy định 37']],
    ['Chương trình 135', ['chuong_trinh_135: Chương trình 135']],
    ['Nghị quyết số 2', ['nghi_quyet_2: Nghị quyết số 2']],
    ['kế hoạch 5 năm', []],
    ['nghi quyet 02', ['nghi_quyet_02: nghi quyet 02']],
    ['ngày 23/11/2022', []],
    ['giá 3/xe, 5-7 người', []],
    ['năm 2022', []],
    ['theo nghị quyết, 5 xã', []],
  ])('%s', (text, expected) => {
    expect(spansOf(text, 'number').sort()).toEqual([...expected].sort())
  })

  it('keep their parts as tokens', () => {
    expect(analyzer.analyze('12/2024/NQ-HĐND').tokens.map(({ exact }) => exact)).toEqual(['12', '2024', 'nq', 'hđnd'])
  })
})

describe('abbreviations', () => {
  it.each([
    ['UBND', 'Ủy ban nhân dân', '@ubnd'],
    ['HĐND', 'hội đồng nhân dân', '@hdnd'],
    ['TTTT', 'Thông tin và Truyền thông', '@tttt'],
    ['TT&TT', 'thông tin truyền thông', '@tttt'],
    ['TT và TT', 'thông tin - truyền thông', '@tttt'],
    ['CNTT', 'công nghệ thông tin', '@cntt'],
    ['KH&CN', 'Khoa học và Công nghệ', '@khcn'],
    ['KHCN', 'khoa học công nghệ', '@khcn'],
    ['KH & CN', 'khoa hoc va cong nghe', '@khcn'],
    ['GD&ĐT', 'Giáo dục và Đào tạo', '@gddt'],
    ['GDĐT', 'giáo dục - đào tạo', '@gddt'],
    ['NN&PTNT', 'Nông nghiệp và Phát triển nông thôn', '@nnptnt'],
    ['TN&MT', 'Tài nguyên và Môi trường', '@tnmt'],
    ['TNMT', 'tài nguyên môi trường', '@tnmt'],
    ['LĐ-TB&XH', 'Lao động - Thương binh và Xã hội', '@ldtbxh'],
    ['LĐTBXH', 'Lao động, Thương binh và Xã hội', '@ldtbxh'],
    ['LĐ - TB và XH', 'lao dong thuong binh xa hoi', '@ldtbxh'],
    ['VH-TT&DL', 'Văn hóa, Thể thao và Du lịch', '@vhttdl'],
    ['VH,TT&DL', 'Văn hoá - Thể thao và Du lịch', '@vhttdl'],
    ['MTTQ', 'Mặt trận Tổ quốc', '@mttq'],
    ['BTV', 'Ban Thường vụ', '@btv'],
    ['TP', 'thành phố', '@tp'],
    ['TX', 'thị xã', '@tx'],
    ['TP. HCM', 'Thành phố Hồ Chí Minh', '@tphcm'],
    ['KT-XH', 'kinh tế - xã hội', '@ktxh'],
    ['PCCC', 'phòng cháy và chữa cháy', '@pccc'],
    ['OCOP', 'mỗi xã một sản phẩm', '@ocop'],
    ['ThS', 'thạc sĩ', '@ths'],
  ])('%s and %s', (short, full, term) => {
    expect(termsOf(short, 'abbreviation')).toContain(term)
    expect(termsOf(full, 'abbreviation')).toContain(term)
    expect(termsOf(short.normalize('NFD'), 'abbreviation')).toContain(term)
  })

  it.each([
    ['ubnd tỉnh', ['@ubnd']],
    ['Ubnd', ['@ubnd']],
    ['hdnd', ['@hdnd']],
    ['tt&tt', ['@tttt']],
    ['tp', []],
    ['TT TT, T T&T T', ['@tttt']],
    ['anh N.Q., bà T.X. và D. N', []],
    ['TS Lan, CP, CĐ, QĐ', []],
    ['sở thông tin, truyền thông', []],
    ['thông tin. Và truyền thông', []],
    ['Mặt trận Tổ quốc Việt Nam', ['@mttq', '@mttqvn', '@vn']],
  ])('%s', (text, terms) => {
    expect(termsOf(text, 'abbreviation').sort()).toEqual([...terms].sort())
  })

  it('cover what they stand for', () => {
    expect(spansOf('Sở LĐ-TB&XH và Sở Văn hóa, Thể thao và Du lịch', 'abbreviation')).toEqual([
      '@ldtbxh: LĐ-TB&XH',
      '@vhttdl: Văn hóa, Thể thao và Du lịch',
    ])
  })
})

describe('abbreviations that the text defines', () => {
  it.each([
    ['Đoàn giám sát Tổng kho (ĐGSTK) làm việc. ĐGSTK khen', 'giam_sat: ĐGSTK'],
    ['Thí sinh tự do (gọi tắt là TSTD) đông. Nhiều TSTD nộp đơn', 'thi_sinh: TSTD'],
    ['Văn hóa, Du lịch (VH&DL): VH & DL phát triển', 'du_lich: VH & DL'],
    ['Thí sinh (TS) đến sớm; mỗi TS một bàn', 'thi_sinh: TS'],
  ])('%s', (text, expected) => {
    expect(spansOf(text, 'compound')).toContain(expected)
  })

  it('hold only from there on, and only in that text', () => {
    expect(
      spansOf('Mỗi TS một bàn. Thí sinh (TS) đến', 'compound').filter((span) => span.endsWith(': TS')),
    ).toHaveLength(1)
    expect(spansOf('Mỗi TS một bàn', 'compound').filter((span) => span.endsWith(': TS'))).toEqual([])
  })

  it('are not believed where the letters are not the initials', () => {
    expect(spansOf('Công ty Thủy lợi (TS) và TS', 'compound').filter((span) => span.endsWith(': TS'))).toEqual([])
  })

  it('go before the lexicon', () => {
    expect(termsOf('TTTT', 'abbreviation')).toEqual(['@tttt'])
    expect(termsOf('Thông tin và Truyền thông (TTTT) họp. TTTT mới', 'abbreviation')).toEqual(['@tttt'])
    expect(termsOf('Trung tâm Thể thao (TTTT) mở cửa. TTTT đông', 'abbreviation')).toEqual([])
    expect(termsOf('TTTT họp. Trung tâm Thể thao (TTTT) mở cửa', 'abbreviation')).toEqual(['@tttt'])
  })
})

describe('stopwords', () => {
  const isStopword = (word: string) =>
    analyzer.isStopword({ ...keysOf(word), start: 0, end: word.length, breakBefore: true })

  it.each(['và', 'của', 'những', 'Được'])('%s is one', (word) => expect(isStopword(word)).toBe(true))
  it.each(['sở', 'ban', 'tai', 'da', 'va', 'cua'])('%s is none: only the exact form counts', (word) => {
    expect(isStopword(word)).toBe(false)
  })
})

describe('fingerprint', () => {
  const lexica = loadLexica(process.cwd())
  const fingerprint = (change: Partial<Lexica>) => createAnalyzer({ ...lexica, ...change }).fingerprint

  it('is that of the lexica, in any order', () => {
    expect(fingerprint({ compounds: new Set([...lexica.compounds].reverse()) })).toBe(analyzer.fingerprint)
  })

  it.each([
    ['compounds', { compounds: new Set(['a_b']) }],
    ['abbreviations', { abbreviations: new Map([['UBND', ['ủy ban']]]) }],
    ['stopwords', { stopwords: new Set(['là']) }],
    ['kinds of documents', { documentKinds: [{ name: 'luật', codes: [], citedByNumber: true }] }],
  ])('changes with the %s', (_, change) => {
    expect(fingerprint(change)).not.toBe(analyzer.fingerprint)
  })
})
