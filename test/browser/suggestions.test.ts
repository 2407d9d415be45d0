import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useSite } from '../web/support/server.js'
import { useBrowser } from './support/browser.js'
import { tabTo } from './support/keyboard.js'

const site = useSite()
const withPage = useBrowser()

/** Runs a test on the home page, with its search box focused by keyboard only. */
function atTheBox(use: (page: Page, box: Locator) => Promise<void>): () => Promise<void> {
  return () =>
    withPage({ viewport: { width: 1280, height: 800 } }, async (page) => {
      await page.goto(site.url)
      const box = page.getByRole('combobox', { name: 'Tìm trong kho tin' })
      await tabTo(page, box)
      await use(page, box)
    })
}

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text)
  await page.getByRole('option').first().waitFor()
}

/** Text of the option announced to assistive technology. */
function activeOption(box: Locator): Promise<string | null> {
  return box.evaluate((node) => {
    const id = node.getAttribute('aria-activedescendant')
    return id === null ? null : (node.ownerDocument.getElementById(id)?.firstChild?.textContent ?? null)
  })
}

describe('suggestions by keyboard', () => {
  it(
    'open while typing without diacritics, and are announced',
    atTheBox(async (page, box) => {
      expect(await box.getAttribute('aria-expanded')).toBe('false')
      await type(page, 'chuyen d')
      expect(await box.getAttribute('aria-expanded')).toBe('true')
      expect(await page.getByRole('option').first().textContent()).toBe('chuyển đổi')
      expect(await page.locator('.search-box [role=status]').textContent()).toContain('gợi ý')
    }),
  )

  it(
    'are walked in a circle that passes what was typed',
    atTheBox(async (page, box) => {
      await type(page, 'so thong')
      const options = await page.getByRole('option').count()
      await page.keyboard.press('ArrowDown')
      expect(await activeOption(box)).toBe('Sở Thông tin và Truyền thông')
      expect(await box.inputValue()).toBe('Sở Thông tin và Truyền thông')
      for (let presses = 0; presses < options; presses++) await page.keyboard.press('ArrowDown')
      expect(await activeOption(box)).toBeNull()
      expect(await box.inputValue()).toBe('so thong')
      await page.keyboard.press('ArrowUp')
      expect(await page.getByRole('option').last().getAttribute('aria-selected')).toBe('true')
    }),
  )

  it(
    'close on Escape and give back what was typed',
    atTheBox(async (page, box) => {
      await type(page, 'le ho')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Escape')
      expect(await box.inputValue()).toBe('le ho')
      expect(await page.getByRole('option').first().isVisible()).toBe(false)
      expect(await box.getAttribute('aria-expanded')).toBe('false')
    }),
  )

  it(
    'search for words on Enter',
    atTheBox(async (page) => {
      await type(page, 'chuyen d')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/tim-kiem?q=*')
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Kết quả tìm: chuyển đổi')
    }),
  )

  it(
    'search for what was typed when none is chosen',
    atTheBox(async (page) => {
      await type(page, 'chuyen d')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/tim-kiem?q=chuyen+d')
    }),
  )

  it(
    'lead to an agency',
    atTheBox(async (page) => {
      await type(page, 'so y te')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/co-quan/so-y-te')
    }),
  )

  it(
    'close when the focus moves on',
    atTheBox(async (page, box) => {
      await type(page, 'le ho')
      await page.keyboard.press('Tab')
      expect(await box.getAttribute('aria-expanded')).toBe('false')
    }),
  )
})

describe('a misspelt compound', () => {
  it('is set right by one click', () =>
    withPage({ viewport: { width: 390, height: 800 } }, async (page) => {
      await page.goto(`${site.url}/tim-kiem?q=truyển+đổi+số`)
      await page.getByRole('link', { name: 'chuyển đổi số' }).first().click()
      await page.waitForURL('**/tim-kiem?q=chuy*')
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Kết quả tìm: chuyển đổi số')
    }))
})

describe('suggestions', () => {
  it(
    'can be clicked',
    atTheBox(async (page) => {
      await type(page, 'kham suc')
      // Words come first, then titles.
      await page.getByRole('option', { name: 'Khám sức khỏe miễn phí cho 1.500 người' }).first().click()
      await page.waitForURL('**/bai/**')
    }),
  )

  it(
    'ask once for what is typed in one go',
    atTheBox(async (page) => {
      const asked: string[] = []
      page.on('request', (request) => {
        if (request.url().includes('/suggest')) asked.push(new URL(request.url()).searchParams.get('q')!)
      })
      await type(page, 'nong nghiep')
      expect(asked.at(-1)).toBe('nong nghiep')
      expect(asked.length).toBeLessThan('nong nghiep'.length)
    }),
  )

  it(
    'leave the box usable when they cannot be had',
    atTheBox(async (page) => {
      await page.route('**/suggest*', (route) => route.abort())
      await page.keyboard.type('bo chai')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/tim-kiem?q=bo+chai')
    }),
  )
})
