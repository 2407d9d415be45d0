import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inParagraphs } from '../../src/web/presenters/paragraphs.js'
import { useSite } from './support/server.js'

const site = useSite()

/** The addresses of a search's results, over all its pages. */
async function results(search: string): Promise<string[]> {
  const { $ } = await site.page(search)
  const own = $('.hit__title a')
    .toArray()
    .map((link) => $(link).attr('href')!)
  const next = $('.pagination [rel=next]').attr('href')
  return next === undefined ? own : [...own, ...(await results(next))]
}

describe('an article that was opened from a search', () => {
  it('leads through all results in order, and back', async () => {
    const search = '/tim-kiem?q=t%E1%BB%89nh&so-bai=3'
    const all = await results(search)
    expect(all.length).toBeGreaterThan(6)
    const walked: string[] = []
    for (let address: string | undefined = all[0]; address !== undefined;) {
      walked.push(address)
      const { status, $ } = await site.page(address)
      expect(status).toBe(200)
      expect($('.in-search__place').text()).toBe(`${walked.length} trong ${all.length}`)
      const back = $('.in-search__back a').attr('href')!
      expect(await site.page(back).then(({ html }) => html)).toContain(address.split('?')[0])
      expect($('.in-search [rel=prev]').attr('href')).toBe(walked.at(-2))
      address = $('.in-search [rel=next]').attr('href')
    }
    expect(walked).toEqual(all)
  })

  it('has the words of the search marked, and is no page of its own for search engines', async () => {
    const [address] = await results('/tim-kiem?q=chuyen+doi+so')
    const { $ } = await site.page(address)
    const marked = $('.article mark').toArray()
    expect(marked.length).toBeGreaterThan(0)
    for (const mark of marked) expect($(mark).text()).toMatch(/^(?:chuyển đổi số|CĐS)$/iu)
    expect($('meta[name=robots]').attr('content')).toBe('noindex')
    expect($('link[rel=canonical]').attr('href')).toBe(address.split('?')[0])
    const plain = await site.page(address.split('?')[0])
    expect(plain.$('.article mark, .in-search')).toHaveLength(0)
  })

  it('is shown without neighbours where the search does not find it', async () => {
    const [address] = await results('/tim-kiem?q=chuyen+doi+so')
    const { status, $ } = await site.page(`${address.split('?')[0]}?q=%22ngo%E1%BA%B1n+ngo%C3%A8o%22`)
    expect(status).toBe(200)
    expect($('.in-search a')).toHaveLength(1)
  })

  it('keeps the search when its address is put right', async () => {
    const [address] = await results('/tim-kiem?q=chuyen+doi+so')
    const [path, query] = address.split('?')
    const response = await site.get(`${path}-cu?${query}`)
    expect(response.status).toBe(301)
    expect(response.headers.get('location')).toBe(address)
  })
})

describe('a long paragraph', () => {
  const sentence = 'Sáng 5/6, TP. Hồ Chí Minh và PGS. TS. An đã bàn về 3 việc lớn trong năm nay ở địa phương. '
  const textOf = (paragraphs: { text: string }[][]) => paragraphs.map((parts) => parts.map(({ text }) => text).join(''))

  it('is set in shorter ones, cut where a sentence ends', () => {
    const paragraphs = textOf(inParagraphs([{ text: sentence.repeat(20), match: false }]))
    expect(paragraphs.length).toBeGreaterThan(3)
    for (const paragraph of paragraphs) expect(paragraph).toMatch(/^Sáng .*địa phương\.\s$/u)
  })

  it('keeps every letter and mark, however its parts are cut', () => {
    const part = fc.record({
      text: fc.string({
        unit: fc.constantFrom('a', 'Ở', '. ', ' ', '5', '”', 'dài thêm '),
        minLength: 1,
        maxLength: 300,
      }),
      match: fc.boolean(),
    })
    const letters = (parts: { text: string; match: boolean }[]) =>
      parts.flatMap(({ text, match }) => [...text].map((letter) => `${letter}${match}`)).join('')
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const paragraphs = inParagraphs(parts)
        expect(letters(paragraphs.flat())).toBe(letters(parts))
        expect(paragraphs.every((paragraph) => paragraph.length > 0)).toBe(true)
      }),
    )
  })

  it('stays whole where it is short', () => {
    expect(inParagraphs([{ text: sentence.repeat(5), match: false }])).toHaveLength(1)
  })
})
