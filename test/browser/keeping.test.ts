import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useSite } from '../web/support/server.js'
import { everyRule, violationsOf } from './support/axe.js'
import { useBrowser } from './support/browser.js'
import { tabTo } from './support/keyboard.js'

const site = useSite()
const withPage = useBrowser()

function visit(use: (page: Page) => Promise<void>, width = 1280): () => Promise<void> {
  return () => withPage({ viewport: { width, height: 844 }, acceptDownloads: true }, use)
}

const article = '/bai/baothaibinh-1000/tap-huan-chuyen-doi-so-cho-can-bo-cap-xa-o-quynh-phu'
const listed = (page: Page) => page.getByRole('region', { name: 'Các bài đọc sau' }).getByRole('listitem')
const keepers = (page: Page) => page.getByRole('button', { name: /^Đọc sau/ })

/** Types a search into the site's main box and waits for its page. */
async function searchFor(page: Page, q: string): Promise<void> {
  await page.goto(site.url)
  await page.getByRole('main').getByRole('combobox').fill(q)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/tim-kiem?q=*')
}

/** Writes a text to where the reading list is stored. */
function store(page: Page, text: string): Promise<unknown> {
  return page.evaluate(`localStorage.setItem('timtin.doc-sau', ${JSON.stringify(text)})`)
}

describe('the reading list', () => {
  it(
    'takes articles from results and from their pages, keeps them, and gives them up, by keyboard alone',
    visit(async (page) => {
      await page.goto(`${site.url}/tim-kiem?q=t%E1%BA%ADp+hu%E1%BA%A5n`)
      const title = await page.locator('.hit__title a').nth(1).textContent()
      await tabTo(page, keepers(page).nth(1))
      await page.keyboard.press('Enter')
      expect(await keepers(page).nth(1).getAttribute('aria-pressed')).toBe('true')
      await page.goto(site.url + article)
      await tabTo(page, keepers(page))
      await page.keyboard.press('Space')
      await page.getByRole('link', { name: 'Đọc sau (2)' }).click()
      expect(await listed(page).getByRole('heading').allTextContents()).toEqual([
        'Tập huấn chuyển đổi số cho cán bộ cấp xã ở Quỳnh Phụ',
        title,
      ])
      expect(await violationsOf(page, everyRule)).toEqual([])

      await tabTo(page, listed(page).first().getByRole('button'))
      await page.keyboard.press('Enter')
      expect(await listed(page).count()).toBe(1)
      expect(
        await listed(page)
          .getByRole('link')
          .evaluate((node) => node.matches(':focus')),
      ).toBe(true)
      await listed(page).getByRole('link').click()
      await page.waitForURL('**/bai/**')
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(title)
      await keepers(page).click()
      await page.goto(`${site.url}/doc-sau`)
      expect(await page.getByText('Chưa có bài nào.').isVisible()).toBe(true)
    }),
  )

  it(
    'is given as text and cleared',
    visit(async (page) => {
      await page.goto(site.url + article)
      await keepers(page).click()
      await page.goto(`${site.url}/doc-sau`)
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Tải danh sách' }).click()
      expect((await download).suggestedFilename()).toBe('doc-sau.txt')
      const text = await readFile(await (await download).path(), 'utf8')
      expect(text).toContain('1. Tập huấn chuyển đổi số cho cán bộ cấp xã ở Quỳnh Phụ\n')
      expect(text).toContain('Thứ Năm, ngày 14 tháng 3 năm 2019')
      expect(text).toContain(`${site.url}/bai/baothaibinh-1000\n`)
      page.once('dialog', (dialog) => void dialog.accept())
      await page.getByRole('button', { name: 'Xóa tất cả' }).click()
      expect(await listed(page).count()).toBe(0)
      expect(await page.evaluate<number>('localStorage.length')).toBe(0)
    }),
  )

  it(
    'tells the server nothing',
    visit(async (page) => {
      await page.goto(site.url + article)
      const sent: string[] = []
      // The browser may still be loading the site's icon.
      page.on('request', (request) => {
        if (!/\/(?:public\/|logo\.|favicon\.|icon-)/.test(request.url())) sent.push(request.url())
      })
      await keepers(page).click()
      await keepers(page).click()
      expect(sent).toEqual([])
      await page.goto(`${site.url}/doc-sau`)
      expect(sent.filter((address) => address.includes('/bai/') || address.includes('/api/'))).toEqual([])
      expect(await page.context().cookies()).toEqual([])
    }),
  )

  it(
    'shows what is stored as text, and passes over what is no article',
    visit(async (page) => {
      await page.goto(site.url)
      const stored = [
        { id: 'a', title: '<img src=x onerror="document.title=1">', date: '<b>1/1/2022</b>' },
        { id: '../doc-sau', title: 'Không phải mã bài', date: '' },
        { id: 'b', title: 7, date: '' },
        null,
      ]
      await store(page, JSON.stringify(stored))
      await page.goto(`${site.url}/doc-sau`)
      expect(await listed(page).count()).toBe(1)
      expect(await listed(page).getByRole('heading').textContent()).toBe(stored[0]?.title)
      expect(await page.title()).toBe('Đọc sau — Tìm Tin')
      await store(page, '{"')
      await page.reload()
      expect(await page.getByText('Chưa có bài nào.').isVisible()).toBe(true)
    }),
  )

  it('shows no control without JavaScript, and says why', () =>
    withPage({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } }, async (page) => {
      await page.goto(site.url + article)
      expect(await page.getByRole('button', { name: /Đọc sau/ }).count()).toBe(0)
      await page.goto(`${site.url}/doc-sau`)
      expect(await page.getByText('Danh sách cần JavaScript').isVisible()).toBe(true)
      expect(await page.getByRole('main').getByRole('button').count()).toBe(0)
    }))
})

describe('recent searches', () => {
  const options = (page: Page) => page.getByRole('option')
  const box = (page: Page) => page.getByRole('main').getByRole('combobox')

  it.each([390, 1280])('are offered under an empty box at %i pixels, latest first and each once', async (width) =>
    visit(async (page) => {
      for (const q of ['lúa xuân', 'bơi chải', 'lúa xuân']) await searchFor(page, q)
      await page.goto(site.url)
      expect(await options(page).count()).toBe(0)
      await box(page).focus()
      expect(await options(page).locator('span:first-child').allTextContents()).toEqual([
        'lúa xuân',
        'bơi chải',
        'Xóa các lần tìm gần đây',
      ])
      expect(await box(page).getAttribute('aria-expanded')).toBe('true')
      expect(await violationsOf(page, everyRule)).toEqual([])
    }, width)(),
  )

  it(
    'are chosen and cleared by keyboard, and give way to suggestions',
    visit(async (page) => {
      for (const q of ['lúa xuân', 'bơi chải']) await searchFor(page, q)
      await page.goto(site.url)
      await tabTo(page, box(page))
      await page.keyboard.press('ArrowDown')
      expect(await box(page).inputValue()).toBe('bơi chải')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/tim-kiem?q=l%C3%BAa+xu%C3%A2n')

      await page.goto(site.url)
      await tabTo(page, box(page))
      await page.keyboard.type('chuyen d')
      await page.getByRole('option', { name: 'chuyển đổi' }).first().waitFor()
      expect(await page.getByRole('option', { name: 'bơi chải' }).count()).toBe(0)
      await box(page).fill('')
      await page.keyboard.press('ArrowUp')
      expect(await box(page).inputValue()).toBe('')
      await page.keyboard.press('Enter')
      expect(await options(page).first().isVisible()).toBe(false)
      expect(await page.evaluate<number>('localStorage.length')).toBe(0)
      await page.keyboard.press('ArrowDown')
      expect(await box(page).getAttribute('aria-expanded')).toBe('false')
    }),
  )

  it(
    'are listed and cleared on the page of the reading list',
    visit(async (page) => {
      await searchFor(page, 'bơi chải')
      await page.goto(`${site.url}/doc-sau`)
      const section = page.getByRole('region', { name: 'Các lần tìm gần đây' })
      await section.getByRole('link', { name: 'bơi chải' }).click()
      await page.waitForURL('**/tim-kiem?q=b%C6%A1i+ch%E1%BA%A3i')
      await page.goBack()
      await section.getByRole('button', { name: 'Xóa các lần tìm gần đây' }).click()
      expect(await section.isVisible()).toBe(false)
      expect(await page.evaluate<number>('localStorage.length')).toBe(0)
    }),
  )

  it(
    'do without storage',
    visit(async (page) => {
      await page.addInitScript({
        content: `Object.defineProperty(window, 'localStorage', { get() { throw new Error('Storage is off.') } })`,
      })
      await searchFor(page, 'bơi chải')
      await keepers(page).first().click()
      expect(await keepers(page).first().getAttribute('aria-pressed')).toBe('false')
    }),
  )
})

describe('on paper', () => {
  it.each([
    ['an article', article, '.article__media'],
    ['a result', '/tim-kiem?q=t%E1%BA%ADp+hu%E1%BA%A5n&tinh=Th%C3%A1i+B%C3%ACnh', '.active-filters'],
  ])('%s has its address, the day and what belongs to it, and no controls', (_, path, kept) =>
    visit(async (page) => {
      await page.emulateMedia({ media: 'print' })
      await page.goto(site.url + path)
      const line = page.locator('.print-line')
      expect(await line.isVisible()).toBe(true)
      expect(await line.textContent()).toContain(site.url + decodeURI(path))
      expect(await line.textContent()).toContain('Chủ nhật, ngày 22 tháng 11 năm 2026')
      expect(await page.locator(kept).isVisible()).toBe(true)
      for (const control of await page.locator('nav, form, aside, footer.footer, button, details, .follow').all())
        expect(await control.isVisible()).toBe(false)
      await page.emulateMedia({ media: 'screen' })
      expect(await line.isVisible()).toBe(false)
    })(),
  )
})
