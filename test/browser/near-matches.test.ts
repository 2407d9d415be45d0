import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { archive, strict } from '../web/support/dengue.js'
import { useSite } from '../web/support/server.js'
import { everyRule, violationsOf } from './support/axe.js'
import { useBrowser } from './support/browser.js'
import { follow, tabTo } from './support/keyboard.js'

const site = useSite({ articles: archive })
const withPage = useBrowser()

async function searchFor(page: Page, text: string): Promise<void> {
  await page.goto(site.url)
  await tabTo(page, page.getByRole('combobox', { name: 'Tìm trong kho tin' }))
  await page.keyboard.type(text)
  await Promise.all([page.waitForURL('**/tim-kiem?q=*'), page.keyboard.press('Enter')])
}

const status = (page: Page) => page.locator('.result-head__total').textContent()
const near = (page: Page) => page.getByRole('region', { name: 'Kết quả gần đúng' })
const titles = (page: Page) => page.getByRole('article').getByRole('heading').allTextContents()

describe.each([390, 1280])('strict and near matches at %i pixels', (width) => {
  const onPage = (use: (page: Page) => Promise<void>) => () => withPage({ viewport: { width, height: 844 } }, use)

  it(
    'a reader who wants the newest of a compound gets the articles that have it, newest first, and no others',
    { timeout: 60_000 },
    onPage(async (page) => {
      await searchFor(page, 'sốt xuất huyết')
      expect(await near(page).count()).toBe(1)
      expect(await violationsOf(page, everyRule)).toEqual([])
      await follow(page, page.getByRole('navigation', { name: 'Sắp xếp' }).getByRole('link', { name: 'Mới nhất' }))
      expect(await titles(page)).toEqual(strict.map(({ title }) => title).reverse())
      expect(await status(page)).toMatch(/^3 kết quả; tìm trong/)
      expect(await near(page).count()).toBe(0)
    }),
  )

  it(
    'a name typed without diacritics finds the person, and apart from that who has its syllables only',
    { timeout: 60_000 },
    onPage(async (page) => {
      await searchFor(page, 'vu ngoc khue')
      expect(await status(page)).toMatch(/^4 kết quả, gộp bản đăng lại còn \d; 1 kết quả gần đúng/)
      expect(await page.locator('.hit mark').first().textContent()).toBe('Vũ Ngọc Khuê')
      expect(await near(page).getByRole('article').count()).toBe(1)
      expect(await near(page).textContent()).toContain('Không đi liền: “vu ngoc khue”')
    }),
  )

  it(
    'a search with near matches alone says so, and by date leads back to them',
    { timeout: 60_000 },
    onPage(async (page) => {
      await searchFor(page, 'sốt xuất huyết plugh')
      expect(await page.locator('.notice').first().textContent()).toContain('Không có bài nào có đúng')
      const found = await near(page).getByRole('article').count()
      expect(found).toBeGreaterThan(2)
      expect(await violationsOf(page, everyRule)).toEqual([])
      await page.goto(`${page.url()}&sap-xep=moi-nhat`)
      expect(await page.getByRole('article').count()).toBe(0)
      await follow(page, page.getByRole('link', { name: 'Xem kết quả gần đúng' }))
      expect(await near(page).getByRole('article').count()).toBe(found)
    }),
  )
})
