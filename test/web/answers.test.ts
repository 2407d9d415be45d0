import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.js'
import { loadGazetteer } from '../../src/gazetteer-files.js'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import type { Answer } from '../../src/search/types.js'
import { directoryOf } from '../../src/web/presenters/directory-of.js'
import { presentAnswerBar } from '../../src/web/presenters/answers.js'
import { searchPath } from '../../src/web/urls/search-url.js'
import { makeArticle } from '../search/support/articles.js'
import { asked } from './support/asked.js'
import { useSite } from './support/server.js'

const gazetteer = loadGazetteer(readConfig({}).projectRoot)
const site = useSite({ articles: asked })

const pathOf = (params: Record<string, string>, path: string = searchPath) =>
  `${path}?${new URLSearchParams(params).toString()}`

/** What the answer bar of a search shows. */
async function barOf(q: string) {
  const { status, $ } = await site.page(pathOf({ q }))
  expect(status).toBe(200)
  const bar = $('.answer')
  expect(bar.length).toBeLessThanOrEqual(1)
  const text = (part: string) => bar.find(part).text().trim()
  return {
    main: text('.answer__main').replace(/\s+/g, ' '),
    href: bar.find('.answer__main a').attr('href') ?? null,
    note: text('.answer__note'),
    links: bar
      .find('.tags a')
      .toArray()
      .map((link) => `${$(link).text()} ${link.attribs.href}`),
  }
}

describe('the answer bar', () => {
  it.each<[q: string, main: string, href: string | null]>([
    ['22/11/2022', 'Xem tin ngày 22/11/2022 2 bài', '/ngay/2022/11/22'],
    ['tháng 11/2022', 'Xem tin tháng 11/2022 3 bài', '/ngay/2022/11'],
    ['20/11 - 21/11/2022', 'Xem tin 20–21/11/2022 1 bài', '/tim-kiem?tu=2022-11-20&den=2022-11-21'],
    ['21/11/2022', 'Ngày 21/11/2022 chưa có bài trong kho', null],
    ['18/NQ-HĐND', 'Nghị quyết 18/NQ-HĐND 1 bài nhắc đến', '/van-ban/18-nq-hdnd'],
    ['19/NQ-HĐND', 'Nghị quyết 19/NQ-HĐND', null],
    [
      'baothu.example/tin/thong-xe.html',
      'Tuyến đường đầu tiên thông xe ở xã Quỳnh Hải',
      '/bai/duong-2/tuyen-duong-dau-tien-thong-xe-o-xa-quynh-hai',
    ],
    ['https://baothu.example/tin/khac.html', 'Kho tin chưa có bài ở địa chỉ này', null],
    ['Sở Y tế', 'Sở Y tế 1 bài', '/co-quan/so-y-te'],
    ['Sở Y tế Thái Bình', 'Sở Y tế Thái Bình 1 bài', '/tim-kiem?co-quan=so-y-te&tinh=Th%C3%A1i+B%C3%ACnh'],
    ['thái bình', 'Tỉnh Thái Bình 3 bài', '/tinh/thai-binh'],
    ['xã Quỳnh Hải', 'Xã Quỳnh Hải, Hưng Yên 2 bài', '/tim-kiem?q=%22x%C3%A3+Qu%E1%BB%B3nh+H%E1%BA%A3i%22'],
    [
      'tuyến đường mới nhất',
      'Xem tin mới nhất: tuyến đường',
      '/tim-kiem?q=tuy%E1%BA%BFn+%C4%91%C6%B0%E1%BB%9Dng&sap-xep=moi-nhat',
    ],
    ['tuyến đường', '', null],
  ])('%s', async (q, main, href) => {
    expect(await barOf(q)).toMatchObject({ main, href })
  })

  it('says what became of it, or that nobody mentions it, and what belongs to it', async () => {
    expect(await barOf('Thái Bình')).toMatchObject({
      note: 'Thái Bình đã hợp nhất vào tỉnh Hưng Yên từ ngày 1/7/2025.',
      links: ['Hưng Yên /tinh/hung-yen'],
    })
    expect(await barOf('Hưng Yên')).toMatchObject({ note: 'Gồm cả Thái Bình trước đây.', links: [] })
    expect(await barOf('Sở TTTT')).toMatchObject({
      note: 'Sở Thông tin và Truyền thông nay là Sở Khoa học và Công nghệ, từ khoảng tháng 3/2025.',
      links: ['Sở Khoa học và Công nghệ /co-quan/so-khoa-hoc-va-cong-nghe'],
    })
    expect(await barOf('xã Quỳnh Hải')).toMatchObject({ note: 'Từ ngày 1/7/2025: nay thuộc xã Quỳnh Phụ.' })
    expect(await barOf('xã Quỳnh Phụ')).toMatchObject({
      note: 'Từ ngày 1/7/2025: gồm thị trấn Quỳnh Côi và xã Quỳnh Hải trước đây.',
    })
    expect(await barOf('19/NQ-HĐND')).toMatchObject({ note: 'Chưa có bài nào nhắc đến văn bản này.' })
    expect(await barOf('21/11/2022')).toMatchObject({ links: ['Ngày gần nhất có tin: 20/11/2022 /ngay/2022/11/20'] })
    expect(await barOf('ngày 20-11')).toMatchObject({
      main: 'Xem tin ngày 20/11/2022 1 bài',
      links: ['Ngày này năm xưa /ngay-nay-nam-xua?ngay=2022-11-20'],
    })
  })

  it('of an address makes the words of that no matter', async () => {
    const { $ } = await site.page(pathOf({ q: 'https://baothu.example/tin/thong-xe.html' }))
    expect($('.answer')).toHaveLength(1)
    expect($('.notice')).toHaveLength(0)
    expect($('.result-head__total').text()).toBe('Đã tìm thấy bài ở địa chỉ này')
    expect($('.hit, .no-result')).toHaveLength(0)
    const unknown = await site.page(pathOf({ q: 'https://baothu.example/tin/khac.html' }))
    expect(unknown.$('.result-head__total').text()).toBe('Không tìm thấy bài nào')
    expect(unknown.$('.hit')).toHaveLength(0)
    expect(unknown.$('.no-result')).toHaveLength(1)
  })

  it('is the same in the API', async () => {
    const { body } = await site.json(pathOf({ q: 'Thái Bình' }, '/api/v1/search'))
    const answer = {
      kind: 'province',
      label: 'Tỉnh, thành phố',
      text: 'Tỉnh Thái Bình',
      href: '/tinh/thai-binh',
      articles: 3,
      note: 'Thái Bình đã hợp nhất vào tỉnh Hưng Yên từ ngày 1/7/2025.',
      links: [{ label: 'Hưng Yên', href: '/tinh/hung-yen' }],
    }
    expect(body).toMatchObject({ answers: [answer] })
    const second = await site.json(pathOf({ q: 'Thái Bình', trang: '2' }, '/api/v1/search'))
    expect(second.body).toMatchObject({ answers: [] })
  })
})

describe('provinces and cities in sentences', () => {
  const bar = (answer: Answer) => presentAnswerBar([answer], directoryOf(gazetteer))[0]

  it.each([
    ['Bà Rịa - Vũng Tàu', 'Bà Rịa - Vũng Tàu đã hợp nhất vào TP Hồ Chí Minh từ ngày 1/7/2025.'],
    ['Thái Bình', 'Thái Bình đã hợp nhất vào tỉnh Hưng Yên từ ngày 1/7/2025.'],
    ['Thừa Thiên Huế', 'Thừa Thiên Huế nay là TP Huế, từ ngày 1/1/2025.'],
  ])('%s', (province, note) => {
    expect(bar({ kind: 'province', province, articles: 5 })).toMatchObject({ note, count: '5 bài' })
  })

  it.each([
    ['so-y-te', 'Hồ Chí Minh', 'Sở Y tế TP Hồ Chí Minh'],
    ['so-y-te', 'Hà Tĩnh', 'Sở Y tế Hà Tĩnh'],
    ['cong-an-tinh', 'Hải Phòng', 'Công an TP Hải Phòng'],
    ['tinh-uy', 'Hà Nội', 'Thành ủy TP Hà Nội'],
  ])('%s, %s', (agency, province, text) => {
    expect(bar({ kind: 'agency', agency, province, articles: 1 }).text).toBe(text)
  })

  it('a commune is in a city, or in a province by its bare name', () => {
    const commune = (province: string) =>
      bar({
        ...{ kind: 'commune', name: 'Xã Bình Hải', articles: 1, params: emptySearch },
        places: [{ province, today: null, became: ['Xã Bình Hòa'] }],
      }).text
    expect(commune('Đà Nẵng')).toBe('Xã Bình Hải, TP Đà Nẵng')
    expect(commune('Hưng Yên')).toBe('Xã Bình Hải, Hưng Yên')
  })

  it('no number is given where it is nought: the search may find articles all the same', () => {
    expect(bar({ kind: 'province', province: 'Hà Tây', articles: 0 }).count).toBeNull()
  })
})

describe('lists by date', () => {
  const note = async (params: Record<string, string>) => (await site.page(pathOf(params))).$('#ket-qua > .note').text()

  it('say that articles without a date come last, where there are such', async () => {
    const told = '1 bài không rõ ngày đăng được xếp cuối.'
    expect(await note({ q: 'tuyến đường', 'sap-xep': 'moi-nhat' })).toBe(told)
    expect(await note({ q: 'tuyến đường', 'sap-xep': 'cu-nhat' })).toBe(told)
    expect(await note({})).toBe(told)
    expect(await note({ q: 'tuyến đường' })).toBe('')
    expect(await note({ q: 'tiêm', 'sap-xep': 'moi-nhat' })).toBe('')
    expect(await note({ q: 'tuyến đường', 'sap-xep': 'moi-nhat', tu: '2022' })).toBe('')
    expect(await note({ q: 'tuyến đường', 'sap-xep': 'moi-nhat', ngay: 'khong-ro' })).toBe('')
  })
})

describe('filters', () => {
  it('say why there is nothing to filter by', async () => {
    const note = async (q: string) => (await site.page(pathOf({ q }))).$('#bo-loc > .note').text()
    expect(await note('tuyến đường')).toBe('')
    expect(await note('tuyến đường plugh')).toMatch(/^Chưa có gì để lọc: bộ lọc chỉ đếm những bài khớp đúng/)
    expect(await note('plugh')).toBe('Chưa có gì để lọc vì không tìm thấy bài nào.')
  })
})

describe('parameters that an address does not have', () => {
  it.each<[address: string, message: string, allowed: string]>([
    [
      'search?q=a&sort=newest',
      'Không có tham số “sort”.',
      'Các tham số: q, tu, den, ngay, co-quan, tinh, chuyen-muc, nguon, sap-xep, trang, so-bai, con-tro.',
    ],
    [
      'search?q=a&utm_source=x',
      'Không có tham số “utm_source”.',
      'Các tham số: q, tu, den, ngay, co-quan, tinh, chuyen-muc, nguon, sap-xep, trang, so-bai, con-tro.',
    ],
    ['suggest?q=a&limit=3', 'Không có tham số “limit”.', 'Các tham số: q.'],
    ['agencies?page=2', 'Không có tham số “page”.', 'Địa chỉ này không có tham số nào.'],
  ])('are refused by the API: %s', async (address, message, allowed) => {
    const { status, body } = await site.json(`/api/v1/${address}`)
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'bad-parameters', problems: [{ message, allowed }] })
  })

  it('are refused together with wrong values', async () => {
    const { body } = await site.json('/api/v1/search?page=2&trang=0')
    expect(body).toMatchObject({ problems: [{ parameter: 'page' }, { parameter: 'trang' }] })
  })

  it('are ignored by pages', async () => {
    expect((await site.get('/tim-kiem?q=a&sort=newest&utm_source=x')).status).toBe(200)
  })
})

describe('the list of documents', () => {
  const everywhere = useSite({
    articles: [
      makeArticle({ id: 'a', title: 'Bài có số ở từ khóa', keywords: ['71/NQ-HĐND'] }),
      makeArticle({ id: 'b', kicker: 'Theo 72/NQ-HĐND', title: 'Bài có số ở dòng trên tiêu đề' }),
      makeArticle({ id: 'c', title: 'Bài có số ở chú thích ảnh', captions: ['Tờ 73/NQ-HĐND'] }),
      makeArticle({ id: 'e', title: 'Bài có số ở tên tác giả', author: 'Tổ 74/NQ-HĐND' }),
    ],
  })

  it('has only documents with a page, wherever articles cite them', async () => {
    const { $ } = await everywhere.page('/van-ban')
    const links = $('.document-list a')
      .toArray()
      .map((link) => link.attribs.href)
    const pages = await Promise.all(links.map(async (href) => [href, (await everywhere.get(href)).status]))
    expect(pages).toEqual(links.map((href) => [href, 200]))
    expect(links.sort()).toEqual(['71', '72', '73', '74'].map((number) => `/van-ban/${number}-nq-hdnd`))
  })
})
