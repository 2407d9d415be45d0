import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { asked } from '../web/support/asked.js'
import { useSite } from '../web/support/server.js'
import { everyRule, violationsOf } from './support/axe.js'
import { useBrowser } from './support/browser.js'
import { follow, tabTo } from './support/keyboard.js'

const site = useSite({ articles: asked })
const withPage = useBrowser()

async function searchFor(page: Page, text: string): Promise<void> {
  await page.goto(site.url)
  await tabTo(page, page.getByRole('combobox', { name: 'Tìm trong kho tin' }))
  await page.keyboard.type(text)
  await Promise.all([page.waitForURL('**/tim-kiem?q=*'), page.keyboard.press('Enter')])
}

const answer = (page: Page, name: string) => page.getByRole('region', { name })
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()
const titles = (page: Page) => page.getByRole('article').getByRole('heading').allTextContents()

describe.each([390, 1280])('what is typed to be led somewhere, at %i pixels', (width) => {
  const onPage = (use: (page: Page) => Promise<void>) => () => withPage({ viewport: { width, height: 844 } }, use)
  const walk = (what: string, use: (page: Page) => Promise<void>) => it(what, { timeout: 60_000 }, onPage(use))

  walk('a date leads to its day', async (page) => {
    await searchFor(page, '22/11/2022')
    expect(await violationsOf(page, everyRule)).toEqual([])
    await follow(page, answer(page, 'Theo ngày').getByRole('link', { name: 'Xem tin ngày 22/11/2022' }))
    expect(await heading(page)).toBe('Thứ Ba, ngày 22 tháng 11 năm 2022')
  })

  walk('a document number leads to the articles that cite it', async (page) => {
    await searchFor(page, '18/NQ-HĐND')
    await follow(page, answer(page, 'Văn bản').getByRole('link', { name: 'Nghị quyết 18/NQ-HĐND' }))
    expect(await heading(page)).toContain('Nghị quyết 18/NQ-HĐND')
  })

  walk('a document number that no article cites is said to be so', async (page) => {
    await searchFor(page, '29/NQ-HĐND')
    const bar = answer(page, 'Văn bản')
    expect(await bar.textContent()).toContain('Chưa có bài nào nhắc đến văn bản này.')
    expect(await bar.getByRole('link').count()).toBe(0)
    expect(await violationsOf(page, everyRule)).toEqual([])
  })

  walk("a commune's old name says what became of it, and leads to its articles", async (page) => {
    await searchFor(page, 'xa quynh hai')
    const bar = answer(page, 'Xã, phường')
    expect(await bar.textContent()).toContain('nay thuộc xã Quỳnh Phụ')
    await follow(page, bar.getByRole('link', { name: /^Xã Quỳnh Hải/ }))
    expect(await titles(page)).toHaveLength(2)
  })
})
