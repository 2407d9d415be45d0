import type { CheerioAPI } from 'cheerio'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.js'
import { ranking } from '../../src/engine/ranking/numbers.js'
import { searchPath } from '../../src/web/urls/search-url.js'
import { apart, archive, lacking, strict } from './support/dengue.js'
import { useSite } from './support/server.js'

const site = useSite({ articles: archive })

const pathOf = (parameters: Record<string, string>, path = searchPath) =>
  `${path}?${new URLSearchParams(parameters).toString()}`

async function pageOf(parameters: Record<string, string>): Promise<CheerioAPI> {
  const { status, $ } = await site.page(pathOf(parameters))
  expect(status).toBe(200)
  return $
}

const idsIn = ($: CheerioAPI, list: string) =>
  $(`${list} > li > .hit`)
    .toArray()
    .map((hit) => $(hit).attr('data-article')!)
const strictIn = ($: CheerioAPI) => idsIn($, '#ket-qua > .hits')
const nearIn = ($: CheerioAPI) => idsIn($, '.near > .hits')
const valuesOf = ($: CheerioAPI, parameter: string) =>
  $(`input[type="checkbox"][name="${parameter}"]`)
    .toArray()
    .map((box) => $(box).attr('value'))

const idsOf = (articles: Article[]) => articles.map(({ id }) => id)
const q = 'sốt xuất huyết'
/** A search whose last word no article has. */
const unknown = `${q} plugh`

const most = ranking.nearMost
const fever = apart[0]
/** More near matches than are kept. */
const many = Array.from({ length: most + 5 }, (_, n) => ({
  ...fever,
  id: `nhieu-${n}`,
  title: `${fever.title} lần ${n}`,
}))
const crowded = useSite({ articles: [...archive, ...many] })

describe('more near matches than are kept', () => {
  it('are said to be the nearest', async () => {
    const { $ } = await crowded.page(pathOf({ q }))
    expect($('[role="status"]').text()).toMatch(new RegExp(`^3 kết quả; ${most} kết quả gần đúng nhất; tìm trong `))
    expect($('.near > .note').text()).toMatch(new RegExp(`^${most} kết quả gần đúng nhất[,.] `))
    const { body } = await crowded.json(pathOf({ q }, '/api/v1/search'))
    expect(body).toMatchObject({ near: { total: most, isCut: true } })
  })
})

describe('strict and near matches', () => {
  it('stand on one page apart, each set with its count, and each near match says what it lacks', async () => {
    const $ = await pageOf({ q })
    expect($('[role="status"]').text()).toMatch(/^3 kết quả; 6 kết quả gần đúng; tìm trong /)
    expect(strictIn($).sort()).toEqual(idsOf(strict))
    expect(nearIn($).sort()).toEqual(idsOf([...apart, ...lacking]))
    expect($('.near h2').first().text()).toBe('Kết quả gần đúng')
    expect($('.near > .note').text()).toMatch(/^6 kết quả\. /)
    const lackOf = (id: string) => $(`[data-article="${id}"] .hit__missing`).text().trim()
    expect(lackOf('roi-1')).toBe('Không đi liền: “sốt xuất huyết”')
    expect(lackOf('thieu-1')).toBe('Thiếu: sốt')
    expect(lackOf('co-1')).toBe('')
  })

  it('are counted by facets and told in downloads as far as they are strict', async () => {
    const $ = await pageOf({ q })
    expect(valuesOf($, 'tinh')).toEqual(['Quảng Ninh'])
    const csv = await (await site.get(pathOf({ q }, `${searchPath}.csv`))).text()
    expect(csv.trim().split('\r\n')).toHaveLength(1 + strict.length)
    expect(csv).not.toContain('Thiếu')
  })

  it('go on over pages, of which the one that begins among near matches says so at its top', async () => {
    const first = await pageOf({ q, 'so-bai': '5' })
    expect([strictIn(first).length, nearIn(first).length]).toEqual([3, 2])
    const second = await pageOf({ q, 'so-bai': '5', trang: '2' })
    expect(first('.pagination [rel="next"]').attr('href')).toBe(pathOf({ q, 'so-bai': '5', trang: '2' }))
    expect(strictIn(second)).toEqual([])
    expect(nearIn(second)).toHaveLength(4)
    expect(second('#ket-qua h2').first().text()).toBe('Kết quả gần đúng')
    expect(second('.near > .note').text()).toMatch(/^6 kết quả\. /)
    expect(new Set([...nearIn(first), ...nearIn(second)]).size).toBe(6)
    expect(second('.pagination [rel="next"]')).toHaveLength(0)
    const beyond = await pageOf({ q, 'so-bai': '5', trang: '3' })
    expect(beyond('.notice a').attr('href')).toBe(pathOf({ q, 'so-bai': '5', trang: '2' }))
    expect(beyond('.near, .no-result')).toHaveLength(0)
  })

  it.each(['moi-nhat', 'cu-nhat'])('are strict alone by date (%s)', async (sort) => {
    const $ = await pageOf({ q, 'sap-xep': sort })
    expect(strictIn($)).toEqual(sort === 'moi-nhat' ? idsOf(strict).reverse() : idsOf(strict))
    expect($('.near')).toHaveLength(0)
    expect($('[role="status"]').text()).toMatch(/^3 kết quả; tìm trong /)
  })

  it('are told apart in the API, by fields of hits and by counts', async () => {
    const { body } = await site.json(pathOf({ q }, '/api/v1/search'))
    const { hits } = body as { hits: { id: string; isNear: boolean; missing: string[]; apart: string[] }[] }
    expect(body).toMatchObject({ total: 3, totalHits: 3, near: { total: 6, totalHits: 6, isCut: false }, pages: 1 })
    expect(body).not.toHaveProperty('totalComplete')
    expect(hits.map(({ isNear }) => isNear)).toEqual([...strict.map(() => false), ...hits.slice(3).map(() => true)])
    const byId = new Map(hits.map(({ id, isNear, missing, apart: torn }) => [id, { isNear, missing, apart: torn }]))
    expect(byId.get('co-1')).toEqual({ isNear: false, missing: [], apart: [] })
    expect(byId.get('roi-1')).toEqual({ isNear: true, missing: [], apart: ['sốt xuất huyết'] })
    expect(byId.get('thieu-1')).toEqual({ isNear: true, missing: ['sốt'], apart: [] })
  })
})

describe('where nothing matches strictly', () => {
  it('the page says so first and shows the near matches, without what it cannot offer', async () => {
    const $ = await pageOf({ q: unknown })
    expect($('.notice').first().text()).toBe(`Không có bài nào có đúng “${unknown}”.`)
    expect($('[role="status"]').text()).toMatch(/^0 kết quả; \d+ kết quả gần đúng; /)
    expect(strictIn($)).toEqual([])
    expect(nearIn($).slice(0, 3).sort()).toEqual(idsOf(strict))
    expect($('.near .hit__missing').first().text().trim()).toBe('Thiếu: plugh')
    expect($('.sorts, .downloads, .histogram, .date-facet, .no-result')).toHaveLength(0)
    expect(valuesOf($, 'tinh')).toEqual([])
  })

  it('within filters, the page says that it is within them', async () => {
    const $ = await pageOf({ q, tinh: 'Đồng Tháp' })
    expect($('.notice').first().text()).toBe(`Không có bài nào có đúng “${q}” trong phạm vi đang lọc.`)
    expect(nearIn($).sort()).toEqual(idsOf([...apart, ...lacking]))
  })

  it('the list by date is empty, says why, and leads to the near matches', async () => {
    const $ = await pageOf({ q: unknown, 'sap-xep': 'moi-nhat' })
    expect($('.hit')).toHaveLength(0)
    const notice = $('.notice').first()
    expect(notice.text()).toMatch(/Xếp theo ngày chỉ có những bài khớp đúng\. Xem kết quả gần đúng$/)
    expect(notice.find('a').attr('href')).toBe(pathOf({ q: unknown }))
    expect(nearIn(await pageOf({ q: unknown }))).not.toEqual([])
  })

  it.each(['lien-quan', 'moi-nhat'])('nor nearly, the page promises no near matches (%s)', async (sort) => {
    const $ = await pageOf({ q: 'plugh xyzzy', 'sap-xep': sort })
    expect($('[role="status"]').text()).toBe('Không tìm thấy bài nào')
    expect($('.notice, .near')).toHaveLength(0)
    expect($('.no-result')).toHaveLength(1)
  })

  it('feeds are empty and say so, and files too', async () => {
    const atom = await (await site.get(pathOf({ q: unknown }, `${searchPath}.atom`))).text()
    expect(atom).toContain(`Kho tin địa phương chưa có bài nào khớp đúng: ${unknown}.`)
    expect(atom).not.toContain('<entry>')
    const json = await (await site.get(pathOf({ q: unknown }, `${searchPath}.json`))).text()
    expect(JSON.parse(json)).toMatchObject({ total: 0, listed: 0, articles: [] })
  })
})
