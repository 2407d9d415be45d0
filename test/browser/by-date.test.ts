import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useSite } from '../web/support/server.js'
import { useBrowser } from './support/browser.js'
import { follow, tabTo } from './support/keyboard.js'

const site = useSite()
const withPage = useBrowser()

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()
const link = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('link', { name }).first()
const focused = (page: Page) => page.locator(':focus').textContent()

describe.each([360, 1280])('by keyboard alone at %i pixels', (width) => {
  it.each([true, false])('a reader walks from a year to a day and back (JavaScript: %s)', (javaScriptEnabled) =>
    withPage({ javaScriptEnabled, viewport: { width, height: 800 } }, async (page) => {
      await page.goto(site.url)
      await follow(page, page.getByRole('navigation', { name: 'Mục chính' }).getByRole('link', { name: 'Theo ngày' }))
      expect(await heading(page)).toBe('Tin tháng 8/2026')

      await follow(page, link(page, /^2022/))
      expect(await heading(page)).toBe('Tin năm 2022')

      await tabTo(page, page.locator('.histogram summary'))
      await page.keyboard.press('Enter')
      await follow(page, page.locator('.histogram__table').getByRole('link', { name: 'Tháng 11/2022' }))
      expect(await heading(page)).toBe('Tin tháng 11/2022')

      await follow(page, link(page, '23 tháng 11 năm 2022: 4 bài'))
      expect(await heading(page)).toBe('Thứ Tư, ngày 23 tháng 11 năm 2022')

      await follow(page, page.getByRole('article').getByRole('heading').getByRole('link').first())
      await follow(page, link(page, 'Xem tin ngày 23/11/2022'))
      await follow(page, link(page, 'Ngày 25/11/2022'))
      expect(await heading(page)).toBe('Thứ Sáu, ngày 25 tháng 11 năm 2022')

      await follow(page, link(page, 'Tháng 11/2022'))
      await follow(page, link(page, 'Năm 2022'))
      expect(new URL(page.url()).pathname).toBe('/ngay/2022')
    }),
  )

  it('a reader types the day to go to, and is told of one that does not exist', () =>
    withPage({ viewport: { width, height: 800 } }, async (page) => {
      await page.goto(`${site.url}/ngay/2022`)
      const box = page.getByRole('textbox', { name: 'Xem tin ngày' })
      await tabTo(page, box)
      await page.keyboard.type('31/02/2022')
      await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
      expect(await page.getByRole('main').textContent()).toContain('Tháng 2 năm 2022 không có ngày 31')
      await page.goBack()
      await tabTo(page, box)
      await page.keyboard.press('Control+A')
      await page.keyboard.type('23.11.2022')
      await Promise.all([page.waitForURL('**/ngay/2022/11/23'), page.keyboard.press('Enter')])
    }))
})

describe('arrow keys', () => {
  it('go through the days that have news, over months, and by weeks', () =>
    withPage({ viewport: { width: 1280, height: 800 } }, async (page) => {
      await page.goto(`${site.url}/ngay/2022`)
      await tabTo(page, page.locator('.month td a').first())
      expect(await focused(page)).toMatch(/^11 tháng 1 năm 2022/)
      const steps: [key: string, expected: RegExp][] = [
        // The first day with news at least a week later.
        ['ArrowDown', /^16 tháng 3 năm 2022/],
        ['ArrowRight', /^9 tháng 6 năm 2022/],
        ['ArrowLeft', /^16 tháng 3 năm 2022/],
        ['ArrowUp', /^11 tháng 1 năm 2022/],
        // There is nothing earlier.
        ['ArrowUp', /^11 tháng 1 năm 2022/],
      ]
      for (const [key, expected] of steps) {
        await page.keyboard.press(key)
        expect([key, await focused(page)]).toEqual([key, expect.stringMatching(expected)])
      }
      await tabTo(page, page.getByRole('link', { name: /^19 tháng 11 năm 2022/ }))
      await page.keyboard.press('End')
      expect(await focused(page)).toMatch(/^25 tháng 11 năm 2022/)
      await page.keyboard.press('Home')
      expect(await focused(page)).toMatch(/^19 tháng 11 năm 2022/)
    }))
})
