import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useSite } from '../web/support/server.js'
import { useBrowser } from './support/browser.js'

const site = useSite()
const withPage = useBrowser()

function pathOf(page: Page): string {
  const { pathname, searchParams } = new URL(page.url())
  return `${pathname}?${[...searchParams].map(([name, value]) => `${name}=${value}`).join('&')}`
}

describe.each([390, 1280])('without JavaScript at %i pixels', (width) => {
  it('a visitor searches, filters, removes a filter, reads, and goes on to the day', () =>
    withPage({ javaScriptEnabled: false, viewport: { width, height: 844 } }, async (page) => {
      await page.goto(site.url)
      await page.getByRole('searchbox', { name: 'Tìm trong kho tin' }).fill('ngoc khue')
      await page.keyboard.press('Enter')
      expect(await page.getByRole('status').textContent()).toContain('4 kết quả')

      if (width === 390) await page.getByRole('link', { name: 'Lọc kết quả' }).click()
      await page.getByRole('checkbox', { name: 'Thái Bình' }).check()
      await page.getByRole('checkbox', { name: 'Đồng Tháp' }).check()
      await page.getByLabel('Từ ngày').fill('1/11/2022')
      await page.getByRole('button', { name: 'Áp dụng' }).click()
      expect(pathOf(page)).toBe('/tim-kiem?q=ngoc khue&tu=1/11/2022&den=&tinh=Thái Bình&tinh=Đồng Tháp')
      expect(await page.getByRole('status').textContent()).toContain('2 kết quả')

      await page.getByRole('link', { name: 'Bỏ điều kiện Tỉnh: Đồng Tháp' }).click()
      expect(pathOf(page)).toBe('/tim-kiem?q=ngoc khue&tu=2022-11-01&tinh=Thái Bình')
      expect(await page.getByRole('status').textContent()).toContain('1 kết quả')

      await page.getByRole('article').getByRole('heading').getByRole('link').first().click()
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('kỳ thi chọn học sinh giỏi lớp 9')

      await page.getByRole('link', { name: 'Xem tin ngày 23/11/2022' }).click()
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Thứ Tư, ngày 23 tháng 11 năm 2022')

      await page.getByRole('link', { name: '25 tháng 11 năm 2022: 2 bài' }).click()
      await page.getByRole('link', { name: 'Ngày 23/11/2022' }).click()
      expect(pathOf(page)).toBe('/ngay/2022/11/23?')
    }))

  it('the date facet leads from year to month to day and back', () =>
    withPage({ javaScriptEnabled: false, viewport: { width, height: 844 } }, async (page) => {
      await page.goto(`${site.url}/tim-kiem?q=can+cuoc`)
      const facet = page.getByRole('group', { name: 'Ngày đăng' })
      await facet.getByRole('link', { name: '2022' }).click()
      await facet.getByRole('link', { name: 'Tháng 11' }).click()
      await facet.getByRole('link', { name: 'Ngày 23' }).click()
      expect(pathOf(page)).toBe('/tim-kiem?q=can cuoc&tu=2022-11-23&den=2022-11-23')
      await facet.getByRole('link', { name: 'Ngày 23' }).click()
      expect(pathOf(page)).toBe('/tim-kiem?q=can cuoc')
    }))
})
