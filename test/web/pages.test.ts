import { describe, expect, it } from 'vitest'
import { searchPath } from '../../src/web/urls/search-url.js'
import { useSite } from './support/server.js'
import { settingsOf } from './support/settings.js'

const article = '/bai/baothaibinh-1000/tap-huan-chuyen-doi-so-cho-can-bo-cap-xa-o-quynh-phu'

const site = useSite()
/** The same for a walk along all links, which are more than one visitor may ask for in a minute. */
const walked = useSite({ settings: settingsOf({ requestsPerMinute: 100_000 }) })

async function pageOf(path: string) {
  const page = await site.page(path)
  expect(page.status).toBe(200)
  return page.$
}

function searchFor(parameters: Record<string, string | string[]>): string {
  const pairs = Object.entries(parameters).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  )
  return `${searchPath}?${new URLSearchParams(pairs).toString()}`
}

describe('every page', () => {
  const paths = [
    '/',
    '/tim-kiem',
    '/tim-kiem?q=so',
    '/tim-kiem/co-quan?q=so',
    article,
    '/ngay/2022',
    '/ngay/2022/11',
    '/ngay/2022/11/23',
    '/ngay/khong-ro',
    '/co-quan',
    '/co-quan/so-y-te',
    '/tinh',
    '/tinh/thai-binh',
    '/cach-xep-hang',
    '/tro-giup',
  ]

  it.each(paths)('%s has one heading, one main landmark, a title and a skip link', async (path) => {
    const $ = await pageOf(path)
    expect($('h1')).toHaveLength(1)
    expect($('main')).toHaveLength(1)
    expect($('title').text()).toContain('Tìm Tin')
    expect($('body > a').first().attr('href')).toBe('#noi-dung')
    expect($('html').attr('lang')).toBe('vi')
  })

  it('leads only to pages that are there', { timeout: 120_000 }, async () => {
    const seen = new Set(paths)
    for (const path of seen) {
      const response = await walked.get(path)
      expect([path, response.status]).toEqual([path, /^(?:\/en)?\/ngay$/.test(path) ? 302 : 200])
      // Search pages, and articles opened from them, link to ever more of both; those one step from other pages cover
      // every kind.
      const vietnamese = path.replace(/^\/en(?=\/)/, '')
      const isOfSearch =
        vietnamese.startsWith(searchPath) || (vietnamese.startsWith('/bai/') && vietnamese.includes('?'))
      if (isOfSearch && !paths.includes(path)) continue
      if (response.status !== 200) continue
      for (const [, href] of (await response.text()).matchAll(/<a [^>]*href="(\/[^"#]*)"/g))
        seen.add(href.replaceAll('&amp;', '&'))
    }
    expect(seen.size).toBeGreaterThan(150)
  })
})

describe('home', () => {
  it('shows the latest articles first and the ways in', async () => {
    const $ = await pageOf('/')
    expect($('.lead-story time').attr('datetime')).toBe('2026-08-01T18:37:00+07:00')
    expect($('.hero__summary').text()).toContain('40 bài, từ 14/3/2019 đến 1/8/2026')
    expect($('a[href="/co-quan/hdnd-tinh"]').text()).toBe('Hội đồng nhân dân tỉnh')
    expect($('.years a').first().text()).toBe('2026')
  })
})

describe('search', () => {
  it('marks what was searched for, in title and snippet, as written', async () => {
    const $ = await pageOf(searchFor({ q: 'tap huan can bo' }))
    expect($('.hit__title mark').first().text()).toBe('Tập huấn')
    expect($('.hit__title').first().text().trim()).toContain('Tập huấn chuyển đổi số cho cán bộ cấp xã ở Tiên Yên')
    expect($('.result-head__total').text()).toContain('4 kết quả, gộp bản đăng lại còn 3; 4 kết quả gần đúng')
  })

  it('shows active filters, each removable by itself', async () => {
    const $ = await pageOf(
      searchFor({ q: 'tỉnh', tu: '1/11/2022', den: '30/11/2022', 'co-quan': ['so-y-te', 'cong-an-tinh'] }),
    )
    const filters = $('.active-filters li a').toArray()
    expect(filters.map((link) => $(link).contents().last().text())).toEqual([
      'Tháng 11/2022',
      'Cơ quan: Sở Y tế',
      'Cơ quan: Công an tỉnh',
    ])
    expect($(filters[1]).attr('href')).toBe(
      searchFor({ q: 'tỉnh', tu: '2022-11-01', den: '2022-11-30', 'co-quan': 'cong-an-tinh' }),
    )
    expect($('.active-filters > a').attr('href')).toBe(searchFor({ q: 'tỉnh' }))
  })

  it('offers the values of a facet as checkboxes of one form, the chosen ones checked', async () => {
    const $ = await pageOf(searchFor({ q: 'tỉnh', 'co-quan': 'so-y-te' }))
    const boxes = $('input[name="co-quan"]')
    expect(boxes.length).toBeGreaterThan(5)
    expect(
      boxes
        .filter('[checked]')
        .toArray()
        .map((box) => $(box).attr('value')),
    ).toEqual(['so-y-te'])
    expect(boxes.toArray().every((box) => $(box).attr('form') === 'tim')).toBe(true)
    expect($('form#tim').attr('method')).toBe('get')
  })

  it('keeps a chosen value in sight when nothing has it', async () => {
    const $ = await pageOf(searchFor({ q: 'bơi chải', 'co-quan': 'so-y-te' }))
    expect($('input[value="so-y-te"][checked]')).toHaveLength(1)
  })

  it('unfolds the date facet along the chosen days', async () => {
    const all = await pageOf(searchFor({ q: 'tỉnh' }))
    expect(all('.date-facet .date-facet')).toHaveLength(0)
    const month = await pageOf(searchFor({ q: 'tỉnh', tu: '2022-11-01', den: '2022-11-30' }))
    const current = month('.date-facet [aria-current]')
    expect(current.text()).toContain('Tháng 11')
    expect(current.attr('href')).toBe(searchFor({ q: 'tỉnh' }))
    expect(
      month('.date-facet .date-facet .date-facet a')
        .toArray()
        .map((link) => month(link).attr('href')),
    ).toContain(searchFor({ q: 'tỉnh', tu: '2022-11-23', den: '2022-11-23' }))
  })

  it('offers the usual days that have news, and gives up the one chosen', async () => {
    // The clock is set to 22/11/2026, long after the last article of the year.
    const $ = await pageOf(searchFor({ q: 'tỉnh' }))
    const ranges = $('.quick-ranges a').toArray()
    expect(ranges.map((link) => [$(link).text(), $(link).attr('href')])).toEqual([
      ['Năm qua', searchFor({ q: 'tỉnh', tu: '2025-11-23', den: '2026-11-22' })],
    ])
    const chosen = await pageOf($(ranges[0]).attr('href')!)
    expect(chosen('.quick-ranges [aria-current]').attr('href')).toBe(searchFor({ q: 'tỉnh' }))
  })

  it('goes through its pages, and keeps the search on the way', async () => {
    const first = await pageOf(searchFor({ q: 'tỉnh', 'sap-xep': 'cu-nhat' }))
    const next = first('.pagination [rel="next"]').attr('href')!
    expect(next).toBe(searchFor({ q: 'tỉnh', 'sap-xep': 'cu-nhat', trang: '2' }))
    const second = await pageOf(next)
    const titles = ($: typeof first) =>
      $('.hit__title a')
        .toArray()
        .map((link) => $(link).attr('href'))
    expect(titles(second)).not.toEqual(titles(first))
    expect(second('.pagination [aria-current]').text()).toBe('2')
  })

  it('says so beyond the last page and leads back', async () => {
    const $ = await pageOf(searchFor({ q: 'tỉnh', trang: '99' }))
    expect($('.notice a').attr('href')).toMatch(/trang=\d$/)
    expect($('.no-result')).toHaveLength(0)
  })

  it('says how the query was read, what else it could be, and which words are missing', async () => {
    const read = await pageOf(searchFor({ q: '"mới nông thôn"' }))
    expect(read('.notice').text()).toContain('đúng cụm từ “mới nông thôn”')
    const meant = await pageOf(searchFor({ q: 'truyền thôgn' }))
    expect(meant('.notice a').first().attr('href')).toBe(searchFor({ q: 'truyền thông' }))
    const offered = await pageOf(searchFor({ q: 'chợ tháng 11/2022' }))
    expect(offered('.notice .tag').attr('href')).toBe(searchFor({ q: 'chợ', tu: '2022-11-01', den: '2022-11-30' }))
    const fewer = await pageOf(searchFor({ q: 'chuyển đổi vũ trụ' }))
    expect(fewer('.notice').text()).toContain('Không có bài nào có đúng “chuyển đổi vũ trụ”.')
    expect(fewer('.hit__missing').first().text()).toContain('vũ trụ')
  })

  it('offers ways on when nothing is found', async () => {
    const $ = await pageOf(searchFor({ q: '"ngoằn ngoèo"', tinh: 'Thái Bình', 'chuyen-muc': 'Y tế' }))
    const ways = $('.no-result a')
      .toArray()
      .map((link) => $(link).attr('href'))
    expect(ways).toContain(searchFor({ q: '"ngoằn ngoèo"', 'chuyen-muc': 'Y tế' }))
    expect(ways).toContain(searchFor({ q: '"ngoằn ngoèo"' }))
    expect(ways).toContain(searchFor({ q: 'ngoằn ngoèo', tinh: 'Thái Bình', 'chuyen-muc': 'Y tế' }))
    expect(ways).toContain(searchFor({ q: '"ngoan ngoeo"', tinh: 'Thái Bình', 'chuyen-muc': 'Y tế' }))
  })
})

describe('article', () => {
  it('shows everything that is known of it', async () => {
    const $ = await pageOf(article)
    expect($('h1').text()).toContain('Sở Thông tin và Truyền thông')
    expect($('.article__head time').text()).toBe('Thứ Năm, ngày 14 tháng 3 năm 2019, lúc 07:15')
    expect($('.article__body p')).toHaveLength(3)
    expect($('.article__author').text()).toBe('Hoài Thu')
    expect($('.article__media').text()).toContain('Quang cảnh sự kiện')
    expect($('.article__head').text()).toContain('210 lượt xem')
    expect($('.article__foot a[href="/co-quan/so-thong-tin-va-truyen-thong"]')).toHaveLength(1)
    expect(
      $('.article__foot a')
        .filter((_, link) => $(link).text() === 'kỹ năng số')
        .attr('href'),
    ).toBe(searchFor({ q: '"kỹ năng số"' }))
    const original = $('a[href^="https://baothaibinh.example/"]')
    expect(original.attr('rel')).toBe('noopener')
    expect($('aside .summary').length).toBeGreaterThan(1)
    expect($('.day-nav a[rel="next"]').attr('href')).toMatch(/^\/bai\/baodongthap-1000\//)
    expect($('.day-nav a[rel="prev"]')).toHaveLength(0)
  })

  it('says where a date was read when not from the page, and when it is unknown', async () => {
    const fromText = await pageOf(
      '/bai/baothaibinh-1002/thai-binh-gieo-cay-vu-xuan-dung-khung-thoi-vu-chu-dong-nuoc-tuoi',
    )
    expect(fromText('.article__head').text()).toContain('ngày lấy từ nội dung bài')
    const undated = await site.get('/bai/baoquangninh-1008')
    expect((await site.page(undated.headers.get('location')!)).html).toContain('Không rõ ngày đăng')
  })

  it.each(['/bai/baothaibinh-1000', '/bai/baothaibinh-1000/sai-ten', `${article}/`])(
    '%s moves to its address',
    async (path) => {
      const response = await site.get(path)
      expect([response.status, response.headers.get('location')]).toEqual([301, article])
    },
  )
})

describe('by date', () => {
  it('shows a day, its calendar and its neighbours that have news', async () => {
    const $ = await pageOf('/ngay/2022/11/23')
    expect($('h1').text()).toBe('Thứ Tư, ngày 23 tháng 11 năm 2022')
    // Each of the two stories is in two papers, and makes one hit.
    expect($('.hit')).toHaveLength(2)
    expect($('.month a[aria-current="date"]').text()).toBe('23 tháng 11 năm 2022: 4 bài')
    expect(
      $('.month td')
        .filter((_, cell) => $(cell).text() === '24')
        .find('a'),
    ).toHaveLength(0)
    expect(
      $('.neighbours a')
        .toArray()
        .map((link) => $(link).attr('href')),
    ).toEqual(['/ngay/2022/11/19', '/ngay/2022/11/25'])
  })

  it('shows a month and a year', async () => {
    const month = await pageOf('/ngay/2022/11')
    expect(month('.result-head__total').text()).toBe('7 bài, gộp bản đăng lại còn 4')
    const year = await pageOf('/ngay/2022')
    expect(year('.month')).toHaveLength(12)
    expect(year('.years [aria-current]').text()).toBe('2022')
  })

  it('says what the archive has instead when a period is empty', async () => {
    const $ = await pageOf('/ngay/1999/01/01')
    expect($('.no-result h2').text()).toBe('Ngày này chưa có bài trong kho')
    expect(
      $('.no-result a')
        .toArray()
        .map((link) => $(link).attr('href')),
    ).toEqual(['/ngay/2019/03/14', '/ngay/2026/08/01'])
  })

  it('shows the first and last day of the archive, and the articles without a date by themselves', async () => {
    const day = await pageOf('/ngay/2022/11/23')
    const links = day('.side .note a')
      .toArray()
      .map((link) => day(link).attr('href'))
    expect(links).toEqual(['/ngay/2019/03/14', '/ngay/2026/08/01', '/ngay/khong-ro'])
    const undated = await pageOf('/ngay/khong-ro')
    expect(undated('h1').text()).toBe('Tin không rõ ngày')
    expect(undated('.hit')).toHaveLength(1)
    expect(undated('.hit .meta').text()).toContain('Không rõ ngày')
    const further = undated('a.more').attr('href')!
    expect(further).toBe('/tim-kiem?ngay=khong-ro')
    const search = await pageOf(further)
    expect(search('.hit')).toHaveLength(1)
    expect(search('.active-filters li a').attr('href')).toBe('/tim-kiem')
    expect(search('input[name="ngay"][checked]')).toHaveLength(1)
  })

  it.each([
    ['/ngay/2022/1/5', 301, '/ngay/2022/01/05'],
    ['/ngay', 302, '/ngay/2026/08'],
    ['/ngay?ngay=23/11/2022', 303, '/ngay/2022/11/23'],
    ['/ngay?ngay=11/2022', 303, '/ngay/2022/11'],
    ['/ngay?ngay=2022', 303, '/ngay/2022'],
    ['/ngay?ngay=23.11.2022', 303, '/ngay/2022/11/23'],
    // The clock is set to 22/11/2026.
    ['/ngay?ngay=h%C3%B4m+qua', 303, '/ngay/2026/11/21'],
    ['/ngay?ngay=thang+truoc', 303, '/ngay/2026/10'],
    ['/ngay?ngay=qu%C3%BD+I/2022', 303, '/tim-kiem?tu=2022-01-01&den=2022-03-31'],
    ['/ngay?ngay=tuan+nay', 303, '/tim-kiem?tu=2026-11-16&den=2026-11-22'],
  ])('%s leads on', async (path, status, location) => {
    const response = await site.get(path)
    expect([response.status, response.headers.get('location')]).toEqual([status, location])
  })
})
