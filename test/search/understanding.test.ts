import { describe, expect, it } from 'vitest'
import { serve } from './support/archive.js'
import { makeArticle } from './support/articles.js'

function dated(id: string, day: string, title: string, agencies: string[] = [], province: string | null = null) {
  return makeArticle({
    id,
    title,
    agencies,
    province,
    publishedAt: `${day}T07:00:00+07:00`,
    datePrecision: 'minute',
    dateSource: 'page',
  })
}

/** Enough articles with the same words to make the archive's counts conclusive. */
function repeated(count: number, ...titles: string[]) {
  return titles.flatMap((title, kind) =>
    Array.from({ length: count }, (_, at) => makeArticle({ id: `${kind}-${at}`, title: `${title} ${at}` })),
  )
}

describe('raw Telex and VNI', () => {
  const { ask } = serve([
    makeArticle({ id: 'a', title: 'Sở Thông tin họp bàn chuyển đổi số' }),
    makeArticle({ id: 'b', title: 'Tin vắn' }),
    makeArticle({ id: 'c', title: 'Đường liên thôn' }),
  ])
  const table: [query: string, read: string, note: RegExp][] = [
    ['chuyeern ddooir soos', 'chuyển đổi số', /kiểu gõ Telex/],
    ['chuyeenr ddooir soos', 'chuyển đổi số', /kiểu gõ Telex/],
    ['sowr thoong tin', 'sở thông tin', /kiểu gõ Telex/],
    ['"chuyeenr ddooir"', '"chuyển đổi"', /kiểu gõ Telex/],
    ['chuye63n d9o6i3 so61', 'chuyển đổi số', /kiểu gõ VNI/],
  ]
  it.each(table)('%s is read as %s', async (q, read, note) => {
    const { hits, reading, query } = await ask({ q })
    expect(hits[0].id).toBe('a')
    expect(reading.text).toBe(read)
    expect(reading.notes.join()).toMatch(note)
    expect(query).toBe(q)
    expect(hits[0].titleParts.some(({ match }) => match)).toBe(true)
  })

  it('is not decoded where the words exist as typed', async () => {
    expect((await ask({ q: 'tin' })).reading).toEqual({ text: 'tin', notes: [] })
  })

  it('is read the same on every page and in every order', async () => {
    const { reading } = await ask({ q: 'sowr thoong tin', page: 5 })
    expect(reading.text).toBe('sở thông tin')
    expect((await ask({ q: 'sowr thoong tin', sort: 'oldest' })).reading.text).toBe('sở thông tin')
  })
})

describe('a phrase that no article has', () => {
  it('is searched as words, and the notes say so', async () => {
    const { ask } = serve([makeArticle({ id: 'a', title: 'Số hóa và chuyển việc' })])
    const { hits, reading } = await ask({ q: '"chuyển số"' })
    expect(hits.map(({ id }) => id)).toEqual(['a'])
    expect(reading.notes.join()).toMatch(/đúng cụm từ “chuyển số”/)
  })
})

describe('did you mean', () => {
  it('offers no diacritics where what was typed without them finds the same', async () => {
    const { ask } = serve(repeated(30, 'Nuôi tôm càng xanh'))
    expect((await ask({ q: 'nuoi tom cang' })).didYouMean).toBeNull()
  })

  it('offers the diacritics that most articles have where a few have others', async () => {
    const { ask } = serve([
      ...repeated(40, 'Bán đất'),
      ...repeated(5, 'Bạn đất').map((one) => ({ ...one, id: `x${one.id}` })),
    ])
    expect((await ask({ q: 'ban dat' })).didYouMean).toBe('bán đất')
  })

  const heard: [typed: string, meant: string, archive: string][] = [
    ['xốt xuất huyết', 'sốt xuất huyết', 'Phòng sốt xuất huyết'],
    ['sạt lỡ bờ sông', 'sạt lở bờ sông', 'Chống sạt lở bờ sông'],
    ['xâm nhập mặng', 'xâm nhập mặn', 'Ngăn xâm nhập mặn'],
    ['dao thông', 'giao thông', 'An toàn giao thông'],
    ['núa mùa', 'lúa mùa', 'Gặt lúa mùa'],
    ['trăn nuôi', 'chăn nuôi', 'Hộ chăn nuôi'],
    ['iêu thương', 'yêu thương', 'Vòng tay yêu thương'],
    ['dao thong', 'giao thông', 'An toàn giao thông'],
  ]
  it.each(heard)('writes %s as %s, which sounds alike', async (typed, meant, title) => {
    const { ask } = serve([
      ...repeated(40, title),
      makeArticle({ id: 'other', title: 'Đột xuất, dao sắc, mùa trăn, bờ cỏ' }),
    ])
    expect((await ask({ q: typed })).didYouMean).toBe(meant)
    expect((await ask({ q: meant })).didYouMean).toBeNull()
  })

  it('keeps what a fair number of articles write so, however often others write what sounds alike', async () => {
    const { ask } = serve(
      repeated(15, 'Xã Bảo Yên').concat(repeated(300, 'Bão yên ả').map((one) => ({ ...one, id: `b${one.id}` }))),
    )
    expect((await ask({ q: 'bảo yên' })).didYouMean).toBeNull()
  })

  it('leaves diacritics alone that are not clear', async () => {
    const { ask } = serve(repeated(4, 'Bán đất', 'Bạn đất'))
    expect((await ask({ q: 'ban dat' })).didYouMean).toBeNull()
  })

  it('repairs diacritics that the archive never writes so', async () => {
    const { ask } = serve(repeated(30, 'Chuyển đổi số'))
    expect((await ask({ q: 'Chuyễn đỗi số' })).didYouMean).toBe('Chuyển đổi số')
    expect((await ask({ q: 'chuyển đổi số' })).didYouMean).toBeNull()
  })

  it('mends an unknown word by its neighbour', async () => {
    const { ask } = serve(repeated(5, 'Tỉnh Quảng Nam', 'Quân đội', 'Quân khu'))
    expect((await ask({ q: 'quảg Nam' })).didYouMean).toBe('quảng Nam')
  })

  it('doubts words that some articles have as typed only where others belong together, and not by chance', async () => {
    const many = (count: number, title: string, key: string) =>
      repeated(count, title).map((one) => ({ ...one, id: `${key}${one.id}` }))
    // "chó" and "thực" are so common that they stand side by side now and then.
    const others = [...many(4, 'Con chó thực sự', 'a'), ...many(1500, 'Thực tế', 't'), ...many(100, 'Con chó', 'c')]
    const apart = serve([...others, ...many(3, 'Mèo bị thui, chó chạy', 'b')])
    expect((await apart.ask({ q: 'chó thui' })).didYouMean).toBeNull()
    const never = serve([...others, ...many(3, 'Mèo bị thui', 'b')])
    expect((await never.ask({ q: 'chó thui' })).didYouMean).toBe('chó thực')
  })

  it('doubts a known word only where another goes far better with its neighbour', async () => {
    const archive = [
      ...repeated(120, 'Sở Thông tin và Truyền thông'),
      makeArticle({ id: 't', title: 'Tinh giản biên chế, tuyên truyền' }),
    ]
    const { ask } = serve(archive)
    expect((await ask({ q: 'Thông tinh và Truyền thông' })).didYouMean).toBe('Thông tin và Truyền thông')
    expect((await ask({ q: 'tinh giản' })).didYouMean).toBeNull()
  })

  it('does not stretch short words without reason', async () => {
    const { ask } = serve(repeated(9, 'Cho vay'))
    expect((await ask({ q: 'chx' })).didYouMean).toBeNull()
  })

  it('leaves operators and long queries alone', async () => {
    const { ask } = serve(repeated(30, 'Chuyển đổi số'))
    expect((await ask({ q: '"chuyễn đỗi"' })).didYouMean).toBeNull()
    expect((await ask({ q: 'chuyễn đỗi -lũ' })).didYouMean).toBeNull()
    expect((await ask({ q: `chuyễn đỗi ${'số '.repeat(20)}` })).didYouMean).toBeNull()
  })
})

describe('offered filters', () => {
  const { ask } = serve([
    dated('a', '2022-11-20', 'Lũ lụt ở Thái Bình', ['so-y-te'], 'Thái Bình'),
    dated('b', '2022-10-05', 'Sở Y tế họp', ['so-y-te'], 'Nam Định'),
    dated('c', '2021-03-05', 'Bão'),
  ])
  const offered = async (q: string) => (await ask({ q })).offers.map(({ label, params }) => ({ label, ...params }))

  const dates: [q: string, label: string, rest: string, from: string, to: string][] = [
    ['lũ lụt tháng 11/2022', 'Tháng 11/2022', 'lũ lụt', '2022-11-01', '2022-11-30'],
    ['lu lut thang 11 nam 2022', 'Tháng 11/2022', 'lu lut', '2022-11-01', '2022-11-30'],
    ['lũ lụt 11/2022', 'Tháng 11/2022', 'lũ lụt', '2022-11-01', '2022-11-30'],
    ['họp ngày 5/10/2022 ở tỉnh', 'Ngày 5/10/2022', 'họp ở tỉnh', '2022-10-05', '2022-10-05'],
    ['họp ngày 5 tháng 10 năm 2022', 'Ngày 5/10/2022', 'họp', '2022-10-05', '2022-10-05'],
    ['lũ quý IV/2022', 'Quý IV/2022', 'lũ', '2022-10-01', '2022-12-31'],
    ['bão năm 2021', 'Năm 2021', 'bão', '2021-01-01', '2021-12-31'],
    ['bão 2021', 'Năm 2021', 'bão', '2021-01-01', '2021-12-31'],
    ['lũ tuần trước', 'Tuần trước (14–20/11/2022)', 'lũ', '2022-11-14', '2022-11-20'],
    ['lũ tháng này', 'Tháng 11/2022', 'lũ', '2022-11-01', '2022-11-30'],
    ['họp tháng trước', 'Tháng 10/2022', 'họp', '2022-10-01', '2022-10-31'],
    ['bão năm ngoái', 'Năm 2021', 'bão', '2021-01-01', '2021-12-31'],
    ['họp 6 tháng cuối năm 2022', '6 tháng cuối năm 2022', 'họp', '2022-07-01', '2022-12-31'],
    ['hop quy 4 nam nay', 'Quý IV/2022', 'hop', '2022-10-01', '2022-12-31'],
  ]
  it.each(dates)('%s → %s', async (q, label, rest, from, to) => {
    expect((await offered(q))[0]).toMatchObject({ label, q: rest, from, to, page: 1 })
  })

  it.each([
    ['a day that does not exist', 'lũ 31/11/2022'],
    ['a time without articles', 'lũ tháng 11/2019'],
    ['a document number', 'nghị quyết 11/2022/NQ-HĐND'],
    ['an amount', 'hỗ trợ 2021 người'],
    ['words that only fold like a date', 'đất nằm ngoài'],
    ['words inside operators', '"tháng 11/2022"'],
    ['an agency without articles', 'UBND tỉnh'],
  ])('offers nothing for %s', async (_, q) => {
    expect(await offered(q)).toEqual([])
  })

  it('offers agencies and provinces, and takes their names out of the query', async () => {
    expect(await offered('Sở Y tế tiêm chủng')).toMatchObject([
      { label: 'Sở Y tế', q: 'tiêm chủng', agencies: ['so-y-te'] },
    ])
    expect(await offered('lu lut thai binh')).toMatchObject([
      { label: 'Thái Bình', q: 'lu lut', provinces: ['Thái Bình'] },
    ])
    // What is the whole query has an answer instead.
    expect(await offered('Sở Y tế')).toEqual([])
  })

  it('has articles stand higher that have the agencies and provinces named', async () => {
    const archive = serve([dated('a', '2022-11-20', 'Lũ lụt ở Thái Bình', ['so-y-te'], 'Thái Bình')])
    const namedFor = async (q: string) => {
      await archive.ask({ q })
      return archive.engine.requests.find(({ facets }) => facets)?.named
    }
    expect(await namedFor('so y te thai binh')).toEqual({ agencies: ['so-y-te'], provinces: ['Thái Bình'] })
    archive.engine.requests.length = 0
    expect(await namedFor('lũ -"Thái Bình"')).toEqual({ agencies: [], provinces: [] })
  })

  it('offers nothing that is filtered already', async () => {
    const { offers } = await ask({ q: 'lũ Thái Bình tháng 11/2022', provinces: ['Thái Bình'], from: '2022-01-01' })
    expect(offers).toEqual([])
  })

  it("offers today's agency with the former one that it includes, and nothing that is included already", async () => {
    const archive = serve([
      dated('a', '2022-11-20', 'Lũ lụt', ['so-thong-tin-va-truyen-thong'], 'Thái Bình'),
      dated('b', '2022-10-05', 'Họp báo', ['so-y-te'], 'Nam Định'),
    ])
    const { offers } = await archive.ask({ q: 'họp Sở Khoa học và Công nghệ Hưng Yên' })
    expect(offers.map(({ label }) => label)).toEqual([
      'Sở Khoa học và Công nghệ (gồm cả Sở TTTT)',
      'Hưng Yên (gồm cả Thái Bình)',
    ])
    const taken = await archive.ask({ ...offers[0].params, q: '' })
    expect(taken.hits.map(({ id }) => id)).toEqual(['a'])
    const within = await archive.ask({ q: 'Sở Thông tin và Truyền thông', agencies: ['so-khoa-hoc-va-cong-nghe'] })
    expect(within.offers).toEqual([])
  })

  it('keeps the other parameters', async () => {
    const { offers } = await ask({ q: 'lũ năm 2022', categories: ['Xã hội'], sort: 'oldest', page: 3 })
    expect(offers[0].params).toMatchObject({ categories: ['Xã hội'], sort: 'oldest', page: 1, q: 'lũ' })
  })
})
