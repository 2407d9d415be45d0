import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.js'
import type { Answer } from '../../src/search/types.js'
import { serve } from './support/archive.js'
import { makeArticle } from './support/articles.js'

const dated = (id: string, day: string, title: string, more: Partial<Article> = {}) =>
  makeArticle({
    ...{ id, title, publishedAt: `${day}T08:00:00+07:00`, datePrecision: 'minute', dateSource: 'page' },
    ...more,
  })

const articles = [
  dated('bao-1', '2022-11-22', 'Tin bão: tàu thuyền vào nơi trú ẩn', { url: 'https://baothu.example/tin/bao-1.html' }),
  dated('bao-2', '2021-04-05', 'Tin bão đầu mùa', { body: ['Gió mạnh ở xã Đông La và huyện Quỳnh Côi.'] }),
  dated('hop-1', '2021-04-06', 'Sở Y tế họp bàn tiêm chủng', { agencies: ['so-y-te'], province: 'Nam Định' }),
  dated('hop-2', '2020-04-07', 'Giám đốc Sở Y tế tiếp dân', { agencies: ['so-y-te'], province: 'Thái Bình' }),
  dated('vb-1', '2019-09-05', 'Thực hiện 60/NQ-HĐND', { body: ['Theo 60/NQ-HĐND, xã Đông La làm đường.'] }),
  dated('vb-2', '2019-09-06', 'Ông Trần Đông La kể chuyện', {
    body: ['UBND huyện Quỳnh Côi và xã Trống Vắng, xã Trống Vắng.'],
  }),
  dated('vb-3', '2019-09-07', 'Đường về xã Trống Vắng', { body: ['Bà Lưu Thị Hoài Thu ở huyện Quỳnh Côi.'] }),
  dated('thi-xa', '2019-09-08', 'Phố mới ở thị xã Đông Hưng'),
  dated('ai-1', '2019-01-02', 'Ai là triệu phú trở lại', { body: ['Chương trình Ai là triệu phú.'] }),
  dated('ai-2', '2019-01-03', 'Xem Ai là triệu phú ở quê'),
  dated('thi-1', '2018-06-01', 'Lịch thi vào lớp mười', { body: ['Học sinh thi vào lớp mười trong hai ngày.'] }),
  makeArticle({ id: 'khong-ngay', title: 'Lễ hội chọi trâu không rõ ngày' }),
]
const { ask } = serve(articles)
const answersTo = async (q: string) => (await ask({ q })).answers
const first = async (q: string): Promise<Partial<Answer>> => (await answersTo(q))[0] ?? {}

describe('days', () => {
  it.each<[q: string, from: string, to: string, count: number]>([
    ['5/4/2021', '2021-04-05', '2021-04-05', 1],
    ['ngày 5-4-2021', '2021-04-05', '2021-04-05', 1],
    ['tin ngày 5/4/21', '2021-04-05', '2021-04-05', 1],
    ['hôm qua', '2022-11-22', '2022-11-22', 1],
    ['tin tức hôm qua', '2022-11-22', '2022-11-22', 1],
    ['tuan truoc', '2022-11-14', '2022-11-20', 0],
    ['thang 4/2021', '2021-04-01', '2021-04-30', 2],
    ['năm 2019', '2019-01-01', '2019-12-31', 6],
    ['2021', '2021-01-01', '2021-12-31', 2],
    ['từ 5/4 đến 6/4/2021', '2021-04-05', '2021-04-06', 2],
  ])('%s', async (q, from, to, count) => {
    expect(await first(q)).toMatchObject({ kind: 'days', from, to, articles: count, isYearless: false })
  })

  it('without a year are those of the latest year that has articles on them', async () => {
    expect(await first('tháng 4')).toMatchObject({
      from: '2021-04-01',
      to: '2021-04-30',
      articles: 2,
      isYearless: true,
    })
    expect(await first('ngày 5-9')).toMatchObject({ from: '2019-09-05', articles: 1, label: 'Ngày 5/9/2019' })
    expect(await first('7 tháng 4')).toMatchObject({ from: '2020-04-07', articles: 1 })
    expect(await first('ngày 1-2')).toMatchObject({ from: '2022-02-01', articles: 0 })
  })

  it('without articles come with the nearest day that has some', async () => {
    expect(await first('8/4/2021')).toMatchObject({ articles: 0, nearest: '2021-04-06' })
    expect(await first('1/1/2019')).toMatchObject({ articles: 0, nearest: '2019-01-02' })
    expect(await first('5/4/2021')).toMatchObject({ articles: 1, nearest: null })
  })

  it.each(['31/2/2021', 'bão 2021', '"5/4/2021"', 'số 5', '29/12/2016 HĐND', 'ngày:5/4/2021'])(
    'are not %s',
    async (q) => {
      expect((await answersTo(q)).filter(({ kind }) => kind === 'days' || kind === 'document')).toEqual([])
    },
  )
})

describe('what is a whole by itself', () => {
  it('has no near matches: a day, a run of days, a document', async () => {
    for (const q of [
      '6/9/2019',
      'từ 5/4 đến 6/4/2021',
      'tin ngày 30/2/2020',
      '61/NQ-HĐND',
      'nghị quyết số 60/NQ-HĐND',
    ]) {
      expect((await ask({ q })).near, q).toEqual({ total: 0, totalHits: 0, isCut: false })
    }
    // Beside other words figures are words like any other.
    expect((await ask({ q: 'Sở Y tế họp 30/2/2020' })).near.total).toBeGreaterThan(0)
    expect((await ask({ q: 'thực hiện 60/NQ-HĐND' })).total).toBe(1)
    expect((await ask({ q: '60/NQ-HĐND' })).total).toBe(1)
  })

  it('is not searched by its words where it is an address', async () => {
    const nothing = { total: 0, near: { total: 0 }, hits: [], didYouMean: null, offers: [] }
    expect(await ask({ q: 'https://baothu.example/tin/bao-1.html' })).toMatchObject(nothing)
    expect(await ask({ q: 'tin.example/tin-bao/mua', page: 2 })).toMatchObject(nothing)
    expect((await ask({ q: 'tin bão mua' })).near.total).toBeGreaterThan(0)
  })

  it.each([
    ['30/2/2020', '30/2/2020'],
    ['ngày 29 tháng 2 năm 2021', '29/2/2021'],
    ['tin ngày 31-4-2021', '31/4/2021'],
    ['30/2', '30/2'],
    ['12/31/2021', '12/31/2021'],
  ])('is told of where there is no such day: %s', async (q, day) => {
    expect((await ask({ q })).reading.notes).toEqual([`Không có ngày ${day}.`])
  })

  it.each(['29/2/2020', '29/2', '50/50', '24/7', '13/2021', '45/6', '1/1/2500', '30/2/2020 họp'])(
    'is not told so of %s',
    async (q) => {
      expect((await ask({ q })).reading.notes).toEqual([])
    },
  )
})

describe('documents', () => {
  it.each(['60/NQ-HĐND', 'nghị quyết số 60/nq-hđnd', '60/nq-hdnd'])('%s is told as articles write it', async (q) => {
    const document = { slug: '60-nq-hdnd', number: '60/NQ-HĐND', title: 'Nghị quyết 60/NQ-HĐND' }
    expect(await first(q)).toEqual({ kind: 'document', document, articles: 1 })
  })

  it('that no article cites are said to be so', async () => {
    expect(await first('61/NQ-HĐND')).toMatchObject({ kind: 'document', articles: 0, document: { slug: '61-nq-hdnd' } })
  })
})

describe('articles', () => {
  it.each([
    'https://baothu.example/tin/bao-1.html',
    'http://www.baothu.example/tin/bao-1.html/?utm_source=zalo#x',
    'baothu.example/tin/bao-1.html',
    'https://tin.example/bai/bao-1/tin-bao',
    'tin.example/bai/bao-1/',
    '/bai/bao-1',
  ])('are found by %s', async (q) => {
    expect(await first(q)).toMatchObject({ kind: 'article', by: 'address', article: { id: 'bao-1' } })
  })

  it('that are not in the archive are said to be so, of addresses only', async () => {
    expect(await first('https://baothu.example/tin/khac.html')).toMatchObject({ kind: 'article', article: null })
    expect(await answersTo('baothu.example')).toEqual([])
  })

  it('are found by their whole title, with or without diacritics and marks', async () => {
    expect(await first('tin bão tàu thuyền vào nơi trú ẩn')).toMatchObject({ by: 'title', article: { id: 'bao-1' } })
    expect(await first('Tin bao: tau thuyen vao noi tru an')).toMatchObject({ by: 'title', article: { id: 'bao-1' } })
    expect(await answersTo('tin bạo: tàu thuyền vào nơi trú ẩn')).toEqual([])
    expect(await answersTo('tàu thuyền vào nơi trú ẩn')).toEqual([])
  })
})

describe('agencies and provinces', () => {
  it.each<[q: string, answer: Partial<Answer>]>([
    ['Sở Y tế', { kind: 'agency', agency: 'so-y-te', province: null, articles: 2 }],
    ['so tttt', { kind: 'agency', agency: 'so-thong-tin-va-truyen-thong', province: null, articles: 0 }],
    ['sở y tế nam định', { kind: 'agency', agency: 'so-y-te', province: 'Nam Định', articles: 1 }],
    ['So Y te tinh Thai Binh', { kind: 'agency', agency: 'so-y-te', province: 'Thái Bình', articles: 1 }],
    // Today's province includes its former ones.
    ['Sở Y tế Hưng Yên', { kind: 'agency', agency: 'so-y-te', province: 'Hưng Yên', articles: 1 }],
    ['Thái Bình', { kind: 'province', province: 'Thái Bình', articles: 1 }],
    ['tỉnh hung yen', { kind: 'province', province: 'Hưng Yên', articles: 1 }],
    // A commune has that name too, but the province comes first.
    ['Nam Định', { kind: 'province', province: 'Nam Định', articles: 1 }],
  ])('%s', async (q, answer) => {
    expect(await first(q)).toEqual(answer)
  })

  it.each(['Sở Y tế họp', 'Nâm Định', '"Sở Y tế"', 'Sở Y tế Nam Định Thái Bình'])('are not %s', async (q) => {
    expect(await answersTo(q)).toEqual([])
  })

  it('that are all of the query are no filters for parts of it besides', async () => {
    const { answers, offers } = await ask({ q: 'Sở Y tế Nam Định' })
    expect([answers.length, offers]).toEqual([1, []])
  })
})

describe('communes and districts', () => {
  it.each([
    'xã Đông La',
    'xa dong la',
    'Đông La',
    'xã Đông La, Hưng Yên',
    'xã Đông La tỉnh Thái Bình',
    'xã Đông La, huyện Đông Hưng, Hưng Yên',
  ])('%s is told with what became of it', async (q) => {
    const places = [{ province: 'Hưng Yên', today: null, became: ['Xã Đông Hưng', 'Phường Trà Lý'] }]
    const answer = { kind: 'commune', name: 'Xã Đông La', places, articles: 2 }
    expect(await first(q)).toMatchObject({ ...answer, params: { q: '"xã Đông La"', provinces: [] } })
  })

  it('a commune of today is told with the units it was made of', async () => {
    const formerUnits = ['Thị trấn Đông Hưng', 'Xã Đông La', 'Xã Nam Định']
    expect(await first('xã Đông Hưng')).toMatchObject({ articles: 0, places: [{ today: { formerUnits }, became: [] }] })
    expect(await first('phường Trà Lý')).toMatchObject({ name: 'Phường Trà Lý', places: [{ became: [] }] })
  })

  it('a name without its kind is a commune only if articles mostly mean that', async () => {
    expect(await answersTo('Trà Lý')).toEqual([])
    // Articles have it in "thị xã Đông Hưng" only.
    expect(await answersTo('Đông Hưng')).toEqual([])
    expect(await answersTo('Vân Trường')).toEqual([])
  })

  it('places that the gazetteer does not have are known from articles that name them with capitals', async () => {
    const district = { kind: 'district', name: 'Huyện Quỳnh Côi', articles: 3 }
    expect(await first('huyện Quỳnh Côi')).toMatchObject({ ...district, params: { q: '"huyện Quỳnh Côi"' } })
    expect(await first('huyen quynh coi')).toMatchObject(district)
    expect(await first('xã trống vắng')).toMatchObject({
      kind: 'commune',
      name: 'Xã Trống Vắng',
      places: [],
      articles: 2,
    })
    expect(await answersTo('huyện Thần Thoại')).toEqual([])
    expect(await answersTo('xã Đông La, Nam Định')).toEqual([])
  })
})

describe('people', () => {
  it('are named as articles write them, where they were typed without diacritics', async () => {
    const named = { kind: 'person', name: 'Lưu Thị Hoài Thu', params: { q: '"Lưu Thị Hoài Thu"' } }
    expect(await first('luu thi hoai thu')).toMatchObject(named)
    expect(await answersTo('Lưu Thị Hoài Thu')).toEqual([])
    expect(await answersTo('tau thuyen vao')).toEqual([])
  })
})

describe('what is asked without being sought', () => {
  it.each<[q: string, sought: string, aside: string]>([
    ['ai là giám đốc Sở Y tế', 'giám đốc Sở Y tế', 'ai là'],
    ['giám đốc Sở Y tế là ai?', 'giám đốc Sở Y tế', 'là ai?'],
    ['bao gio hop ban tiem chung', 'hop ban tiem chung', 'bao gio'],
    ['khi nào thì họp bàn tiêm chủng', 'họp bàn tiêm chủng', 'khi nào thì'],
    ['khi nào thi vào lớp mười', 'thi vào lớp mười', 'khi nào'],
    ['bao gio thi vao lop muoi', 'thi vao lop muoi', 'bao gio'],
    ['xã Đông La ở đâu', 'xã Đông La', 'ở đâu'],
    ['vì sao họp bàn tiêm chủng', 'họp bàn tiêm chủng', 'vì sao'],
    ['Tin bão mới nhất', 'Tin bão', 'mới nhất'],
  ])('%s is searched as %s', async (q, sought, aside) => {
    const [asked, plain] = await Promise.all([ask({ q }), ask({ q: sought })])
    expect(asked.reading).toEqual({ text: sought, notes: [`Đã tìm “${sought}”; bài không cần có “${aside}”.`] })
    expect([asked.total, asked.hits.map(({ id }) => id)]).toEqual([plain.total, plain.hits.map(({ id }) => id)])
    expect(asked.total).toBeGreaterThan(0)
  })

  it.each(['"ai là giám đốc"', 'ai là triệu phú', 'là ai', 'bao giờ', 'vị sao họp', 'ai giám đốc', 'tiêu đề:"ở đâu"'])(
    'is nothing in %s',
    async (q) => {
      expect((await ask({ q })).reading).toMatchObject({ text: q })
    },
  )

  it('the archive tells a question from a title that reads like one', async () => {
    expect((await ask({ q: 'ai là triệu phú' })).total).toBe(2)
  })

  it('the newest are offered where there are any', async () => {
    expect(await first('tin bão mới nhất')).toMatchObject({ kind: 'newest', params: { q: 'tin bão', sort: 'newest' } })
    expect(await first('tin bao hom nay')).toMatchObject({ kind: 'newest', params: { q: 'tin bao', sort: 'newest' } })
    expect(await first('tin mới nhất')).toMatchObject({ kind: 'newest', params: { q: '', sort: 'newest' } })
    expect(await answersTo('phù thủy mới nhất')).toEqual([])
    expect((await ask({ q: 'tin bão mới nhất', sort: 'newest' })).answers).toEqual([])
  })
})

it('answers are for the first page', async () => {
  expect((await ask({ q: 'tháng 4', page: 2 })).answers).toEqual([])
})
