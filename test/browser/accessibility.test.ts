import { describe, expect, it } from 'vitest'
import { useSite } from '../web/support/server.js'
import { everyRule, violationsOf } from './support/axe.js'
import { useBrowser } from './support/browser.js'

const pages = {
  home: '/',
  search: '/tim-kiem?q=chuyen+doi+so',
  'search with filters':
    '/tim-kiem?q=t%E1%BB%89nh&tu=1/11/2022&den=30/11/2022&co-quan=so-y-te&co-quan=hdnd-tinh&tinh=Th%C3%A1i+B%C3%ACnh',
  'search with several pages': '/tim-kiem?q=t%E1%BB%89nh&trang=2',
  'search with fewer words': '/tim-kiem?q=chuy%E1%BB%83n+%C4%91%E1%BB%95i+v%C5%A9+tr%E1%BB%A5',
  'search that finds nothing': '/tim-kiem?q=%22ngo%E1%BA%B1n+ngo%C3%A8o%22&tinh=%C4%90%E1%BB%93ng+Th%C3%A1p',
  'choice of agencies': '/tim-kiem/co-quan?q=t%E1%BB%89nh&co-quan=so-thong-tin-va-truyen-thong&tu=1/11/2022',
  'choice of provinces, by name': '/tim-kiem/tinh?thu-tu=a-z',
  article: '/bai/baothaibinh-1000/tap-huan-chuyen-doi-so-cho-can-bo-cap-xa-o-quynh-phu',
  year: '/ngay/2022',
  month: '/ngay/2022/11',
  day: '/ngay/2022/11/23',
  'empty day': '/ngay/2022/11/24',
  'articles without a date': '/ngay/khong-ro',
  'the same day of earlier years': '/ngay-nay-nam-xua?ngay=23/11',
  gaps: '/bien-tap/khoang-trong',
  desk: '/bien-tap',
  'desk with an article': '/bien-tap?dia-chi=baothaibinh-1000&bai=baodongthap-1000&viec=hop',
  'desk without such an article': '/bien-tap?dia-chi=khong-co',
  agencies: '/co-quan',
  agency: '/co-quan/so-thong-tin-va-truyen-thong',
  provinces: '/tinh',
  province: '/tinh/hung-yen',
  'missing agency': '/co-quan/so-ye-te',
  ranking: '/cach-xep-hang',
  help: '/tro-giup',
  api: '/api',
  'reading list': '/doc-sau',
  'bad address': '/tim-kiem?trang=-1&tu=abc&den=31/02/2022',
  'missing page': '/khong-co',
}

const site = useSite()
const withPage = useBrowser()

/** The only rules that dark colours can affect. */
const colourRules = "{ runOnly: ['color-contrast'] }"

describe.each([360, 1280])('at %i pixels', (width) => {
  it.each(Object.entries(pages))(
    '%s fits its width and has no violation that axe finds, in light and dark',
    (_, path) =>
      withPage({ viewport: { width, height: 844 } }, async (page) => {
        await page.goto(site.url + path)
        const [content, room] = await page.evaluate<[number, number]>(
          '[document.documentElement.scrollWidth, window.innerWidth]',
        )
        expect(content).toBeLessThanOrEqual(room)
        expect(await violationsOf(page, everyRule)).toEqual([])
        await page.emulateMedia({ colorScheme: 'dark' })
        expect(await violationsOf(page, colourRules)).toEqual([])
      }),
  )
})

it('the open list of suggestions has no violation', async () => {
  await withPage({ viewport: { width: 390, height: 844 } }, async (page) => {
    await page.goto(site.url)
    await page.getByRole('combobox').pressSequentially('so')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await violationsOf(page, everyRule)).toEqual([])
  })
})
