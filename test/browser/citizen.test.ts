import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useArchiveSite } from '../web/support/server.js'
import { useBrowser } from './support/browser.js'
import { follow, tabTo } from './support/keyboard.js'

/** A decision of 2021 by an agency that has since become part of another one. */
const decision = 'Quyết định số 1187/QĐ-SGTVT: cấm xe trên 10 tấn qua cầu Bến Gỗ từ 1/10'

const site = useArchiveSite()
const withPage = useBrowser()

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()
const total = async (page: Page) => Number.parseInt((await page.locator('.result-head__total').textContent())!, 10)

describe.each([360, 1280])('a citizen with a keyboard alone, at %i pixels', (width) => {
  const onHome = (use: (page: Page) => Promise<void>) => () =>
    withPage({ viewport: { width, height: 800 } }, async (page) => {
      await page.goto(site.url)
      await use(page)
    })

  it(
    "finds a decision of 2021 by the old agency's name, through the filter that is offered",
    { timeout: 60_000 },
    onHome(async (page) => {
      await tabTo(page, page.getByRole('combobox', { name: 'Tìm trong kho tin' }))
      await page.keyboard.type('quyet dinh so giao thong van tai')
      await Promise.all([page.waitForURL('**/tim-kiem?q=*'), page.keyboard.press('Enter')])
      await follow(page, page.getByRole('link', { name: 'Sở Giao thông vận tải', exact: true }).first())
      expect(new URL(page.url()).searchParams.get('co-quan')).toBe('so-giao-thong-van-tai')
      const all = await total(page)

      await follow(page, page.getByRole('group', { name: 'Ngày đăng' }).getByRole('link', { name: 'Năm 2021' }))
      expect(await total(page)).toBeLessThan(all)
      expect(await page.getByRole('link', { name: 'Bỏ điều kiện Năm 2021' }).count()).toBe(1)

      await follow(page, page.getByRole('link', { name: decision }))
      expect(await heading(page)).toContain(decision)
      expect(await page.locator('.article__head time').textContent()).toContain('năm 2021')
    }),
  )

  it(
    "finds it from today's agency, whose page leads to the old one",
    { timeout: 60_000 },
    onHome(async (page) => {
      await tabTo(page, page.getByRole('combobox', { name: 'Tìm trong kho tin' }))
      await page.keyboard.type('so xay dung')
      await page.getByRole('option', { name: 'Sở Xây dựng' }).waitFor()
      await page.keyboard.press('ArrowDown')
      await Promise.all([page.waitForURL('**/co-quan/so-xay-dung'), page.keyboard.press('Enter')])
      expect(await page.locator('.notice').textContent()).toContain('gồm cả tin của cơ quan trước đây')

      await follow(page, page.locator('.notice').getByRole('link', { name: 'Sở Giao thông vận tải' }))
      expect(await heading(page)).toBe('Sở Giao thông vận tải')
      expect(await page.locator('.notice').textContent()).toContain('nay là Sở Xây dựng')

      await follow(page, page.locator('.years').getByRole('link', { name: '2021' }))
      await follow(page, page.getByRole('link', { name: decision }))
      expect(await heading(page)).toContain(decision)
    }),
  )

  it(
    'sees in the facet of agencies which former ones a choice includes, and chooses one of them',
    { timeout: 60_000 },
    onHome(async (page) => {
      await page.goto(`${site.url}/tim-kiem?q=cầu`)
      const today = page.getByRole('checkbox', { name: /^Sở Xây dựng/ })
      const former = page.getByRole('list', { name: 'Sở Xây dựng gồm cả' }).getByRole('checkbox')
      expect(await former.evaluateAll((boxes) => boxes.map((box) => box.getAttribute('value')))).toEqual([
        'so-giao-thong-van-tai',
      ])
      await tabTo(page, today)
      await page.keyboard.press('Tab')
      expect(await former.evaluate((box) => box.matches(':focus-visible'))).toBe(true)
      await page.keyboard.press('Space')
      // With JavaScript it says how many articles the choice leaves.
      await follow(page, page.getByRole('button', { name: /^(?:Áp dụng|Xem [\d.]+ bài)$/u }))
      expect(new URL(page.url()).searchParams.getAll('co-quan')).toEqual(['so-giao-thong-van-tai'])
      expect(await former.isChecked()).toBe(true)
      expect(await today.isChecked()).toBe(false)
      expect(await page.getByRole('link', { name: /Mở rộng ra Sở Xây dựng/ }).count()).toBe(1)
    }),
  )
})
