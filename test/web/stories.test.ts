import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { searchPath } from '../../src/web/urls/search-url.js'
import { useArchiveSite } from './support/server.js'
import { storiesNdjson } from './support/stories.js'
import { folderWith } from '../support/folders.js'

const site = useArchiveSite({}, async () => [await folderWith({ 'stories.ndjson': storiesNdjson })])

const search = (query: string) => `${searchPath}?${new URLSearchParams({ q: query }).toString()}`

async function body<T>(address: string): Promise<T> {
  const { status, body: answer } = await site.json(address)
  expect([address, status]).toEqual([address, 200])
  return answer as T
}

interface Listed {
  id: string
}

async function articlePage(id: string) {
  const response = await site.get(`/bai/${id}`)
  return site.page(response.headers.get('location')!)
}

describe('near-copies', () => {
  it.each(['', '&sap-xep=moi-nhat', '&sap-xep=cu-nhat'])(
    'stand behind one hit, with source and date%s',
    async (sort) => {
      const { $ } = await site.page(`${search('sơ tán đê bối')}${sort}`)
      const hit = $('.hit').filter((_, element) => $(element).find('details.copies').length > 0)
      expect(hit.length).toBe(1)
      expect(hit.find('summary').text()).toBe('và 2 bản đăng lại')
      const sources = hit
        .find('.copies__from')
        .toArray()
        .map((from) => $(from).text())
      expect(new Set([hit.find('.meta').text(), ...sources].map((text) => /bao|dai|cong/.exec(text)?.[0])).size).toBe(3)
      expect(sources.every((from) => from.includes('8/9/2024'))).toBe(true)
    },
  )

  const fileOf = async (format: string, q: string) => {
    const response = await site.get(`/tim-kiem.${format}?${new URLSearchParams({ q }).toString()}`)
    expect(response.status).toBe(200)
    return response.text()
  }

  /** Addresses that a feed links to. */
  async function feedOf(q: string): Promise<string[]> {
    const $ = load(await fileOf('rss', q), { xml: true })
    const links = $('item > link').toArray()
    return links.map((link) => /\/bai\/([^/]+)/.exec($(link).text())![1])
  }

  it('are one entry of a feed, the first that was published', async () => {
    expect(await feedOf('"mất điện từ nửa đêm"')).toEqual(['dyke-1'])
    expect(await feedOf('"lịch tiếp công dân"')).toEqual([expect.stringMatching(/^notice-(0|9|18|27)$/)])
  })

  it('are one entry of a feed, the first that has all words, where others lack some', async () => {
    const q = 'sơ tán hộ dân vùng bối'
    const { hits } = await body<{ hits: { id: string; missing: string[] }[] }>(`/api/v1/search?q=${q}`)
    // After the strict match the nearest: others lack more of the words.
    expect(hits.slice(0, 2).map(({ id, missing }) => [id, missing])).toEqual([
      ['dyke-1-b', []],
      ['dyke-1-a', ['dân', 'vùng']],
    ])
    expect(await feedOf(q)).toEqual(['dyke-1-b'])
  })

  it('all stand in a file, which names the first of them in its place', async () => {
    const q = '"mất điện từ nửa đêm"'
    const { articles } = JSON.parse(await fileOf('json', q)) as { articles: { id: string; copyOf: string | null }[] }
    expect(Object.fromEntries(articles.map(({ id, copyOf }) => [id, copyOf]))).toEqual({
      'dyke-1': null,
      'dyke-1-a': 'dyke-1',
      'dyke-1-b': 'dyke-1',
    })
    const [head, ...rows] = (await fileOf('csv', q)).trim().split('\r\n')
    expect(head).toMatch(/,Bản đăng lại của,Mã bài$/)
    expect(rows.map((row) => row.split(',').slice(-2)).sort()).toEqual([
      ['', 'dyke-1'],
      ['dyke-1', 'dyke-1-a'],
      ['dyke-1', 'dyke-1-b'],
    ])
    const related = /related = \{dyke-1\},\n {2}relatedtype = \{reprintof\}/g
    expect((await fileOf('bib', q)).match(related)).toHaveLength(2)
    expect((await fileOf('ris', q)).match(/^N1 {2}- Bản đăng lại của: dyke-1\r$/gm)).toHaveLength(2)
  })

  it('count as articles in the total, which says how many entries there are', async () => {
    const { $ } = await site.page(search('đê bối Cồn Nhạn'))
    expect($('.result-head__total').text()).toMatch(/^5 kết quả, gộp bản đăng lại còn 3; 1 kết quả gần đúng; /)
    const json = await body<{
      total: number
      totalHits: number
      near: object
      hits: (Listed & { copies: Listed[] })[]
    }>(`/api/v1/search?${new URLSearchParams({ q: 'đê bối Cồn Nhạn' }).toString()}`)
    expect([json.total, json.totalHits]).toEqual([5, 3])
    expect(json.near).toEqual({ total: 1, totalHits: 1, isCut: false })
    expect(json.hits.flatMap(({ id, copies }) => [id, ...copies.map((copy) => copy.id)]).sort()).toEqual([
      'dyke-1',
      'dyke-1-a',
      'dyke-1-b',
      'dyke-2',
      'dyke-3',
      'dyke-4',
    ])
  })

  it('are listed up to twenty', async () => {
    const { $ } = await site.page(search('lịch tiếp công dân'))
    const copies = $('.hit details.copies').first()
    expect(copies.find('summary').text()).toBe('và 30 bản đăng lại')
    expect(copies.find('li a').length).toBe(20)
    expect(copies.text()).toContain('và 10 bản nữa')
  })

  it('are named on the page of each of them, and never as related', async () => {
    const { $ } = await articlePage('dyke-1-b')
    expect($('.article details.copies summary').text()).toBe('Bài này có 2 bản đăng lại')
    const json = await body<{ copies: Listed[]; related: Listed[] }>('/api/v1/articles/dyke-1-b')
    expect(json.copies.map(({ id }) => id).sort()).toEqual(['dyke-1', 'dyke-1-a'])
    expect(json.related.map(({ id }) => id).filter((id) => id.startsWith('dyke-1'))).toEqual([])
    expect(
      json.related
        .slice(0, 3)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['dyke-2', 'dyke-3', 'dyke-4'])
    expect(await body('/api/v1/articles/dyke-2/copies')).toEqual({ id: 'dyke-2', copies: [] })
  })
})

describe('an event', () => {
  it('is told in time order on the page of its articles', async () => {
    const { $ } = await articlePage('dyke-3')
    const titles = $('.chronicle__title')
      .toArray()
      .map((title) => $(title).text().trim())
    expect(titles).toHaveLength(4)
    expect(titles[2]).toBe('Người Cồn Nhạn trở về sau trận lũ tràn đê bối (bài đang xem)')
    expect($('.chronicle__item[aria-current="true"]').length).toBe(1)
    const { status, $: page } = await site.page($('.story-block a.more').attr('href')!)
    expect(status).toBe(200)
    expect(page('.result-head__total').text()).toBe('4 bài, từ 8/9/2024 đến 5/10/2024')
    expect(
      page('.chronicle a')
        .toArray()
        .map((link) => page(link).attr('href')!.split('/')[2]),
    ).toEqual([expect.stringMatching(/^dyke-1/), 'dyke-2', 'dyke-4'])
  })

  it('has a JSON twin', async () => {
    const { story } = await body<{ story: Listed[] }>('/api/v1/articles/dyke-2/story')
    expect(story.map(({ id }) => id.slice(0, 6))).toEqual(['dyke-1', 'dyke-2', 'dyke-3', 'dyke-4'])
  })

  it('of one article is no story', async () => {
    for (const id of ['notice-3', 'no-body']) {
      const { status, $ } = await articlePage(id)
      expect([status, $('.chronicle').length]).toEqual([200, 0])
    }
    expect(await body('/api/v1/articles/no-body/story')).toMatchObject({ story: [{ id: 'no-body' }] })
  })

  it('of an article that is not there is told so', async () => {
    expect((await site.page('/dien-bien/khong-co')).html).toContain('Không có bài này')
    expect((await site.json('/api/v1/articles/khong-co/story')).status).toBe(404)
    expect((await site.json('/api/v1/articles/khong-co/copies')).status).toBe(404)
  })
})

describe('a document', () => {
  it('has a page of all that cite it, however it is spaced, in time order', async () => {
    const { status, $ } = await site.page('/van-ban/60-nq-hdnd')
    expect(status).toBe(200)
    expect($('h1').text()).toBe('Nghị quyết 60/NQ-HĐND')
    expect($('.result-head__total').text()).toBe('4 bài nhắc tới, trong đó 1 bài không rõ ngày')
    expect(
      $('.chronicle__year')
        .toArray()
        .map((year) => $(year).text()),
    ).toEqual(['Năm 2021', 'Năm 2022', 'Năm 2023', 'Không rõ ngày'])
    expect(
      $('.chronicle a')
        .toArray()
        .map((link) => $(link).attr('href')!.split('/')[2]),
    ).toEqual(['doc-1', 'doc-2', 'doc-3', 'doc-5'])
    expect(
      $('.side .ways-in__list li')
        .toArray()
        .map((li) => $(li).text()),
    ).toEqual(['Thái Bình 3', 'Đồng Tháp 1'])
    for (const link of $('main a').toArray()) {
      const address = $(link).attr('href')!
      expect([address, (await site.get(address)).status]).toEqual([address, 200])
    }
    expect(await body('/api/v1/documents/60-nq-hdnd')).toMatchObject({
      document: { number: '60/NQ-HĐND', title: 'Nghị quyết 60/NQ-HĐND' },
      total: 4,
      articles: [{ id: 'doc-1' }, { id: 'doc-2' }, { id: 'doc-3' }, { id: 'doc-5' }],
    })
  })

  it('is linked from the article and from a search for its number', async () => {
    const { $ } = await articlePage('doc-4')
    expect($('.article__foot a[href="/van-ban/160-nq-hdnd"]').text()).toBe('Nghị quyết 160/NQ-HĐND')
    for (const query of ['60/NQ-HĐND', 'nghị quyết số 60/nq-hđnd']) {
      const { $: page } = await site.page(search(query))
      expect(page('.answer a[href="/van-ban/60-nq-hdnd"]')).toHaveLength(1)
      expect(page('.answer__count').text()).toBe('4 bài nhắc đến')
    }
    for (const query of ['999/NQ-HĐND', 'kênh tưới 60', 'tiểu thương thuê chợ theo nghị quyết 60/NQ-HĐND']) {
      expect((await site.page(search(query))).$('.answer a[href^="/van-ban"]').length).toBe(0)
    }
  })

  it('stands in the list of the most cited', async () => {
    const { $ } = await site.page('/van-ban')
    expect(
      $('.document-list li')
        .toArray()
        .map((li) => $(li).text()),
    ).toEqual(['Nghị quyết 60/NQ-HĐND 4', 'Nghị quyết 160/NQ-HĐND 1'])
    expect(await body('/api/v1/documents')).toMatchObject({
      documents: [{ slug: '60-nq-hdnd', articles: 4 }, { slug: '160-nq-hdnd' }],
    })
  })

  it.each([
    '999-nq-hdnd',
    '0-NQ-HDND',
    'nq-hdnd',
    '60',
    '2-ban-nhan-dan',
    '60-nq-hdnd-tinh-thai-binh-a-b',
    '%00',
    '60%2FNQ',
  ])('that no article cites, or that is none, is not found: %s', async (slug) => {
    const { status, html } = await site.page(`/van-ban/${slug}`)
    expect(status).toBe(404)
    expect(html).toContain('Không có bài nào nhắc tới văn bản này')
    expect((await site.json(`/api/v1/documents/${slug}`)).status).toBe(404)
  })

  it('has no page after its last', async () => {
    const { status, html } = await site.page('/van-ban/60-nq-hdnd?trang=9')
    expect(status).toBe(200)
    expect(html).toContain('Không có bài nào ở trang này')
    expect((await site.page('/van-ban/60-nq-hdnd?trang=-1')).status).toBe(400)
  })
})
