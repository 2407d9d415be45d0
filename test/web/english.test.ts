import { describe, expect, it } from 'vitest'
import { english } from '../../src/web/language/english.js'
import { englishViews } from '../../src/web/language/english-views.js'
import { useSite } from './support/server.js'

const site = useSite()

/** What Vietnamese pages say, in some words: less may be part of a name. */
const vietnamese = [...Object.keys(english), ...Object.keys(englishViews)].filter(
  (text) => /[ăâđêôơưẠ-ỹ]/iu.test(text) && text.trim().includes(' ') && !text.includes('{') && text.length > 8,
)

const pages = [
  '/',
  '/tim-kiem?q=chuyen+doi+so',
  '/tim-kiem?q=khongcotu',
  '/tim-kiem/co-quan?q=so',
  '/bai/baothaibinh-1000/tap-huan-chuyen-doi-so-cho-can-bo-cap-xa-o-quynh-phu',
  '/ngay/2022/11',
  '/ngay/2022/11/23',
  '/co-quan',
  '/co-quan/so-y-te',
  '/tinh',
  '/van-ban',
  '/bao',
  '/doc-sau',
  '/tro-giup',
  '/cach-xep-hang',
]

describe('pages in English', () => {
  it.each(pages)('%s say nothing in Vietnamese but what is marked so', async (path) => {
    const page = await site.page(`/en${path}`)
    expect(page.status).toBe(200)
    const { $ } = page
    expect($('html').attr('lang')).toBe('en')
    $('[lang=vi], script, style, mark').remove()
    const said = $('main, header, nav, footer').text().replaceAll('Tìm Tin', '')
    expect(vietnamese.filter((text) => said.includes(text))).toEqual([])
  })

  it('lead to each other', async () => {
    const { $ } = await site.page('/en/co-quan')
    expect($('main a[href^="/co-quan/"], main a[href^="/tim-kiem"]').length).toBe(0)
    expect($('a[hreflang=vi]').attr('href')).toBe('/co-quan')
    const own = await site.page('/co-quan')
    expect(own.$('a[hreflang=en]').attr('href')).toBe('/en/co-quan')
    expect(own.$('html').attr('lang')).toBe('vi')
  })

  it('tell what is not there in English', async () => {
    const page = await site.page('/en/khong-co-trang-nay')
    expect(page.status).toBe(404)
    expect(page.$('html').attr('lang')).toBe('en')
  })
})
