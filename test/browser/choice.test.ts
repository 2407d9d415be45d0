import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { valuesOfResult } from '../../src/search/finding/facets.js'
import { useArchiveSite } from '../web/support/server.js'
import { everyRule, violationsOf } from './support/axe.js'
import { useBrowser } from './support/browser.js'
import { follow, tabTo } from './support/keyboard.js'

const site = useArchiveSite()
const withPage = useBrowser()

const agency = 'Trạm Y tế xã'
const box = (page: Page) => page.getByRole('checkbox', { name: new RegExp(`^${agency}`) })
const parameters = (page: Page) => [...new URL(page.url()).searchParams].map((pair) => pair.join('='))

describe.each([360, 1280])('all values of a facet, at %i pixels', (width) => {
  it('are a link away by keyboard: one beyond the first is checked, found in the order of the alphabet, and applied', () =>
    withPage({ viewport: { width, height: 800 } }, async (page) => {
      await page.goto(`${site.url}/tim-kiem?q=t%E1%BB%89nh&tu=2015&sap-xep=cu-nhat`)
      const facet = page.getByRole('group', { name: 'Cơ quan' })
      expect(await box(page).count()).toBe(0)
      await tabTo(page, facet.locator('summary'))
      await page.keyboard.press('Enter')
      expect(await violationsOf(page, everyRule)).toEqual([])
      await follow(page, facet.getByRole('link', { name: /^Xem tất cả \d+ cơ quan$/ }))

      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Chọn cơ quan')
      const values = await page
        .getByRole('group', { name: 'Cơ quan' })
        .locator('.choice__values > li')
        .allTextContents()
      expect(values.findIndex((text) => text.includes(agency))).toBeGreaterThan(valuesOfResult)
      await tabTo(page, box(page))
      await page.keyboard.press('Space')
      await follow(page, page.getByRole('button', { name: 'Xếp A–Z' }))
      expect(parameters(page)).toEqual([
        'q=tỉnh',
        'tu=2015-01-01',
        'sap-xep=cu-nhat',
        'co-quan=tram-y-te-xa',
        'thu-tu=a-z',
      ])
      expect(await box(page).isChecked()).toBe(true)
      expect(await violationsOf(page, everyRule)).toEqual([])

      await follow(page, page.getByRole('button', { name: 'Xem kết quả' }))
      expect(parameters(page)).toEqual(['q=tỉnh', 'tu=2015-01-01', 'sap-xep=cu-nhat', 'co-quan=tram-y-te-xa'])
      expect(await page.getByRole('link', { name: /^Bỏ điều kiện Cơ quan: / }).count()).toBe(1)
      expect(await page.locator('.result-head__total').textContent()).toMatch(/^1 kết quả/)
      expect(await box(page).isChecked()).toBe(true)
      expect(await box(page).isVisible()).toBe(true)
    }))

  it('can be chosen from without JavaScript, and Enter in a box applies them', () =>
    withPage({ javaScriptEnabled: false, viewport: { width, height: 800 } }, async (page) => {
      await page.goto(`${site.url}/tim-kiem/co-quan?q=t%E1%BB%89nh&tu=2015`)
      await page.getByRole('checkbox', { name: /^Sở Y tế/ }).check()
      await page.getByRole('checkbox', { name: /^Sở Công Thương/ }).check()
      await Promise.all([page.waitForURL('**/tim-kiem?*'), page.keyboard.press('Enter')])
      expect(parameters(page)).toEqual(['q=tỉnh', 'tu=2015-01-01', 'co-quan=so-cong-thuong', 'co-quan=so-y-te'])
    }))
})
