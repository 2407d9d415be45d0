import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useArchiveSite, useSite } from '../web/support/server.js'
import { everyRule, violationsOf } from './support/axe.js'
import { useBrowser } from './support/browser.js'

const site = useSite()
const withPage = useBrowser()
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
const search = '/tim-kiem?q=t%E1%BB%89nh'
const article = '/bai/baothaibinh-1000/tap-huan-chuyen-doi-so-cho-can-bo-cap-xa-o-quynh-phu'

/** Most that a list without pictures may cost a phone, in bytes sent, fonts and scripts included. */
const mostBytes = 60 * 1024
/** The same with pictures; so may an article. */
const mostWithPictures = 150 * 1024
/** An article has a second weight of its type. */
const mostOfArticle = 80 * 1024
/** Most that lines may move while a page loads (Cumulative Layout Shift). */
const mostShift = 0.01

/** Loads a page as on a first visit, and checks what it costs, moves and asks for. */
async function checkWeight(page: Page, origin: string, path: string, most: number): Promise<void> {
  const asked: string[] = []
  const sent: Promise<number>[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('requestfinished', (request) =>
    sent.push(request.sizes().then((sizes) => sizes.responseBodySize + sizes.responseHeadersSize)),
  )
  await page.addInitScript(`
      window.shift = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shift += entry.value
      }).observe({ type: 'layout-shift', buffered: true })`)
  await page.goto(origin + path, { waitUntil: 'networkidle' })
  expect(asked.filter((address) => !address.startsWith(origin))).toEqual([])
  expect(asked.some((address) => address.includes('.woff2'))).toBe(true)
  const bytes = (await Promise.all(sent)).reduce((sum, size) => sum + size, 0)
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(most)
  expect(await page.evaluate<number>('window.shift')).toBeLessThanOrEqual(mostShift)
}

describe('a page on a phone', () => {
  it.each([
    ['/', mostBytes],
    [search, mostBytes],
    ['/ngay/2022/11', mostBytes],
    ['/ngay/2022/11/23', mostBytes],
    ['/co-quan/so-thong-tin-va-truyen-thong', mostBytes],
    [article, mostOfArticle],
  ])('%s weighs little, moves nothing while it loads, and asks no other host', (path, most) =>
    withPage(phone, (page) => checkWeight(page, site.url, path, most)),
  )

  it('shows the first result of a search without scrolling: title and date', () =>
    withPage(phone, async (page) => {
      await page.goto(site.url + search)
      const first = page.locator('.hit').first()
      for (const part of [first.locator('.hit__title'), first.locator('.meta')]) {
        const box = (await part.boundingBox())!
        expect(box.y + box.height).toBeLessThan(844)
      }
    }))

  it('has the calendar of a month above its articles', () =>
    withPage(phone, async (page) => {
      await page.goto(`${site.url}/ngay/2022/11`)
      const calendar = (await page.locator('.month').boundingBox())!
      expect(calendar.y + calendar.height).toBeLessThan(844)
      expect(calendar.y).toBeLessThan((await page.locator('.hit').first().boundingBox())!.y)
    }))
})

describe('a page with pictures', () => {
  const pictured = useArchiveSite()

  describe.each([390, 1280])('at %i pixels', (width) => {
    it.each(['/', '/tim-kiem?q=l%C5%A9', '/ngay/2024/09/10', '/tinh/hung-yen', '/bai/baohungyen.vn-3149933'])(
      '%s does the same within its weight, pictures included',
      (path) =>
        withPage({ viewport: { width, height: 844 } }, async (page) => {
          await checkWeight(page, pictured.url, path, mostWithPictures)
          expect(await page.locator('main img').count()).toBeGreaterThan(0)
        }),
    )
  })
})

describe('the filters on a phone', () => {
  it('open as a sheet, say how many articles they leave, and close again', () =>
    withPage(phone, async (page) => {
      await page.goto(site.url + search)
      const opener = page.getByRole('link', { name: 'Lọc kết quả' })
      await opener.click()
      const sheet = page.getByRole('dialog', { name: 'Lọc kết quả' })
      const province = sheet.getByRole('checkbox', { name: /^Quảng Ninh/u })
      const count = await province.locator('xpath=..').locator('.count').textContent()
      await province.check()
      await sheet.getByRole('button', { name: `Xem ${count} bài` }).waitFor()
      expect(await violationsOf(page, everyRule)).toEqual([])
      await page.keyboard.press('Escape')
      expect(await sheet.isVisible()).toBe(false)
      expect(await page.locator('.result-head__filter:focus').count()).toBe(1)
      await opener.click()
      await sheet.getByRole('button', { name: `Xem ${count} bài` }).click()
      await page.waitForURL(/tinh=/u)
      expect(await page.locator('.result-head__total').textContent()).toContain(`${count} kết quả`)
    }))

  it('stand below the results without JavaScript', () =>
    withPage({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.goto(site.url + search)
      await page.getByRole('link', { name: 'Lọc kết quả' }).click()
      expect(page.url()).toMatch(/#bo-loc$/u)
      expect(await page.getByRole('button', { name: 'Áp dụng' }).isVisible()).toBe(true)
    }))
})

describe('an article', () => {
  it('gives its own address to the clipboard, without the search, and its citation', () =>
    withPage({ ...phone, permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await page.goto(`${site.url}${article}?q=chuyen+doi+so`)
      await page.getByRole('button', { name: 'Sao chép liên kết' }).click()
      await page.getByText('Đã sao chép liên kết.').waitFor()
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(site.url + article)
      await page.getByRole('button', { name: 'Sao chép trích dẫn' }).click()
      await page.getByText('Đã sao chép trích dẫn.').waitFor()
      const citation = (await page.locator('[data-citation]').textContent())!.trim()
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(citation)
    }))

  it('has the search box a key away', () =>
    withPage({}, async (page) => {
      await page.goto(site.url + article)
      await page.keyboard.press('/')
      await page.keyboard.type('a/b')
      expect(await page.getByRole('combobox').inputValue()).toBe('a/b')
    }))
})

it('a recent search can be taken away by itself', () =>
  withPage(phone, async (page) => {
    await page.goto(site.url)
    for (const text of ['cầu', 'trường']) {
      await page.getByRole('combobox').fill(text)
      await page.keyboard.press('Enter')
      await page.waitForURL(({ searchParams }) => searchParams.get('q') === text)
    }
    await page.goto(site.url)
    await page.getByRole('combobox').click()
    const option = page.getByRole('option', { name: /^trường/u })
    await option.locator('.suggestions__remove').click()
    expect(await page.getByRole('option').allTextContents()).not.toContainEqual(expect.stringContaining('trường'))
    expect(await page.getByRole('option', { name: /^cầu/u }).count()).toBe(1)
    await page.goto(`${site.url}/doc-sau`)
    await page.getByRole('button', { name: /^Bỏ\s?: cầu$/u }).click()
    expect(await page.locator('[data-recent-searches]').isVisible()).toBe(false)
  }))
