import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useSite } from '../web/support/server.js'
import { useBrowser } from './support/browser.js'
import { follow, tabTo } from './support/keyboard.js'

const site = useSite()
const withPage = useBrowser()

/** Smallest side of a touch target, in pixels (WCAG 2.2, 2.5.5). */
const smallestTarget = 44

const entries = (page: Page) => page.getByRole('navigation', { name: 'Mục chính' }).getByRole('link')
const boxes = async (links: Locator) =>
  Promise.all((await links.all()).map(async (link) => (await link.boundingBox())!))

/** Adds articles to the reading list, whose length the navigation entry then shows. */
async function keep(page: Page, count: number): Promise<void> {
  const list = Array.from({ length: count }, (_, place) => ({ id: `b-${place}`, title: 'Bài', date: '' }))
  await page.evaluate(`localStorage.setItem('timtin.doc-sau', ${JSON.stringify(JSON.stringify(list))})`)
  await page.reload()
}

describe.each([320, 360, 390])('on a phone, %i pixels wide', (width) => {
  it.each([true, false])('the entries stand in one row and are easy to hit (JavaScript: %s)', (javaScriptEnabled) =>
    withPage({ javaScriptEnabled, viewport: { width, height: 780 } }, async (page) => {
      await page.goto(`${site.url}/ngay`)
      if (javaScriptEnabled) await keep(page, 12)
      const names = await entries(page).allTextContents()
      expect(names).toEqual(['Theo ngày', 'Cơ quan', 'Tỉnh', ...(javaScriptEnabled ? ['Đọc sau (12)'] : [])])
      const rects = await boxes(entries(page))
      expect(new Set(rects.map(({ y }) => y)).size).toBe(1)
      for (const [place, rect] of rects.entries()) {
        expect(rect.width).toBeGreaterThanOrEqual(smallestTarget)
        expect(rect.height).toBeGreaterThanOrEqual(smallestTarget)
        expect(rect.x + rect.width).toBeLessThanOrEqual((rects[place + 1]?.x ?? width) + 0.5)
      }
    }),
  )

  it('what the row leaves out is reached by keyboard, from the footer', () =>
    withPage({ viewport: { width, height: 780 } }, async (page) => {
      await page.goto(`${site.url}/ngay`)
      await tabTo(page, entries(page).last())
      const footer = page.getByRole('contentinfo')
      await follow(page, footer.getByRole('link', { name: 'Cách tìm và cách xếp hạng' }))
      await follow(page, footer.getByRole('link', { name: 'Tìm trong kho tin' }))
      expect(new URL(page.url()).pathname).toBe('/tim-kiem')
    }))
})

it('at a desk every entry stands in one row', () =>
  withPage({ viewport: { width: 1280, height: 780 } }, async (page) => {
    await page.goto(site.url)
    expect(await entries(page).allTextContents()).toEqual([
      'Tìm kiếm',
      'Theo ngày',
      'Cơ quan',
      'Tỉnh',
      'Báo, đài',
      'Cách tìm',
      'Đọc sau',
    ])
    expect(new Set((await boxes(entries(page))).map(({ y }) => y)).size).toBe(1)
  }))
