import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { KeptSignUps } from '../../src/alerts/sign-ups.js'
import { AlertStore } from '../../src/alerts/storage/alert-store.js'
import { DerivedSecrets } from '../../src/alerts/tokens.js'
import { execute } from '../scripts/support.js'
import { now, useArchiveSite, useSite } from '../web/support/server.js'
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

/** Pages of the sample archive: with pictures, documents, a story. */
const kept = {
  'home with pictures': '/',
  'search with pictures': '/tim-kiem?q=l%C5%A9',
  'search with an answer': '/tim-kiem?q=60%2FNQ-H%C4%90ND',
  'article with pictures': '/bai/baohungyen.vn-3149933',
  'article opened from a search': '/bai/baohungyen.vn-3149933?q=c%E1%BA%A7u',
  story: '/dien-bien/baohungyen.vn-3149933',
  documents: '/van-ban',
  document: '/van-ban/60-nq-hdnd',
}

const folder = mkdtempSync(path.join(tmpdir(), 'timtin-followed-'))
const alerts = new KeptSignUps(new AlertStore(folder), new DerivedSecrets(folder), () => now)
const site = useSite({ alerts })
const archive = useArchiveSite()
const withPage = useBrowser()

/** The only rules that dark colours can affect. */
const colourRules = "{ runOnly: ['color-contrast'] }"

/** Width of the narrowest phones that are common. */
const narrowest = 360

async function expectToFit(page: Page): Promise<void> {
  const [content, room] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, window.innerWidth]',
  )
  expect(content).toBeLessThanOrEqual(room)
}

/** The page fits its width, on a phone also the narrowest, and axe finds nothing, in light and dark. */
async function checkPage(page: Page, address: string): Promise<void> {
  await page.goto(address)
  const { width, height } = page.viewportSize()!
  if (width < 600) {
    await page.setViewportSize({ width: narrowest, height })
    await expectToFit(page)
    await page.setViewportSize({ width, height })
  }
  await expectToFit(page)
  expect(await violationsOf(page, everyRule)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violationsOf(page, colourRules)).toEqual([])
}

describe.each([390, 1280])('at %i pixels', (width) => {
  const viewport = { width, height: 844 }

  it.each(Object.entries(pages))('%s fits, and has no violation that axe finds, in light and dark', (_, address) =>
    withPage({ viewport }, (page) => checkPage(page, site.url + address)),
  )

  it.each(Object.entries(kept))('%s does too', (_, address) =>
    withPage({ viewport }, (page) => checkPage(page, archive.url + address)),
  )

  it('the steps of following a search do too', () =>
    withPage({ viewport }, async (page) => {
      await checkPage(page, `${site.url}/theo-doi?q=l%C3%BAa`)
      await page.getByLabel('Địa chỉ thư').fill('an@')
      await page.getByRole('button', { name: 'Theo dõi', exact: true }).click()
      await page.getByRole('alert').waitFor()
      expect(await violationsOf(page, everyRule)).toEqual([])
      await page.getByLabel('Địa chỉ thư').fill('an@thu.example')
      await page.getByRole('button', { name: 'Theo dõi', exact: true }).click()
      await page.getByText('Hãy mở hộp thư').waitFor()
      expect(await violationsOf(page, everyRule)).toEqual([])
    }))
})

it('a corrected article and a withdrawn one fit, and have no violation', async () => {
  const correction = path.join(folder, 'correction.json')
  writeFileSync(correction, JSON.stringify({ lead: 'Cầu mới qua sông Luộc dài 540 mét.' }))
  const run = (command: string, ...args: string[]) => execute(command, args, { TIMTIN_DATA: archive.config.dataFolder })
  await run('correct', 'baohungyen.vn-3265496', correction)
  await run('withdraw', 'baocantho-39842', '--reason', 'Theo yêu cầu của cơ quan chủ quản.')
  for (const width of [390, 1280]) {
    await withPage({ viewport: { width, height: 844 } }, async (page) => {
      await checkPage(page, `${archive.url}/bai/baohungyen.vn-3265496`)
      expect(await page.getByText('Bài đã thay đổi').count()).toBe(1)
      await page.emulateMedia({ colorScheme: 'light' })
      await checkPage(page, `${archive.url}/bai/baocantho-39842`)
      expect(await page.getByText('Bài này đã được gỡ').count()).toBe(1)
    })
  }
})

it.each(['light', 'dark'] as const)('the open sheet of filters has no violation in %s colours', (colorScheme) =>
  withPage({ viewport: { width: 390, height: 844 }, colorScheme }, async (page) => {
    await page.goto(`${site.url}/tim-kiem?q=t%E1%BB%89nh`)
    await page.getByRole('link', { name: 'Lọc kết quả' }).click()
    await page.getByRole('dialog').waitFor()
    expect(await violationsOf(page, everyRule)).toEqual([])
  }),
)

it('the open list of suggestions has no violation', async () => {
  await withPage({ viewport: { width: 390, height: 844 } }, async (page) => {
    await page.goto(site.url)
    await page.getByRole('combobox').pressSequentially('so')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await violationsOf(page, everyRule)).toEqual([])
  })
})
