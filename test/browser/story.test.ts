import { describe, expect, it } from 'vitest'
import { folderWith } from '../support/folders.js'
import { useArchiveSite } from '../web/support/server.js'
import { storiesNdjson } from '../web/support/stories.js'
import { everyRule, violationsOf } from './support/axe.js'
import { useBrowser } from './support/browser.js'
import { follow } from './support/keyboard.js'

const site = useArchiveSite({}, async () => [await folderWith({ 'stories.ndjson': storiesNdjson })])
const withPage = useBrowser()

describe.each([360, 1280])('the story of an event, at %i pixels', (width) => {
  it('is a link away from an article by keyboard, in time order, and leads on', () =>
    withPage({ viewport: { width, height: 800 } }, async (page) => {
      await page.goto(`${site.url}/bai/dyke-2`)
      await follow(page, page.getByRole('link', { name: 'Xem cả 4 bài về sự việc này' }))
      expect(new URL(page.url()).pathname).toBe('/dien-bien/dyke-2/han-khau-xong-doan-de-boi-con-nhan')
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^Diễn biến: Hàn khẩu xong/)
      const titles = await page.locator('.chronicle__title').allTextContents()
      expect(titles.map((title) => title.trim())).toEqual([
        expect.any(String),
        'Hàn khẩu xong đoạn đê bối Cồn Nhạn (bài đang xem)',
        'Người Cồn Nhạn trở về sau trận lũ tràn đê bối',
        'Kiểm điểm việc hộ đê bối Cồn Nhạn',
      ])
      expect(await violationsOf(page, everyRule)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      await follow(page, page.getByRole('link', { name: 'Người Cồn Nhạn trở về sau trận lũ tràn đê bối' }))
      expect(new URL(page.url()).pathname).toMatch(/^\/bai\/dyke-3\//)
    }))
})
