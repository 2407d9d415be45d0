import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { articles } from '../web/support/articles.js'
import { startSite, useArchiveSite } from '../web/support/server.js'
import { everyRule, violationsOf } from './support/axe.js'
import { useBrowser } from './support/browser.js'
import { follow, tabTo } from './support/keyboard.js'

const site = useArchiveSite()
const withPage = useBrowser()

/** An invented draft whose last sentence is in a sample article. */
async function draftBody(): Promise<string> {
  const { article } = (await site.archive.search.article('hd-vai-nhat-2020-1'))!
  return `Ông Trần Văn Khải, Giám đốc Sở Nông nghiệp và Phát triển nông thôn, giao từng huyện giữ mã số vùng trồng.\n${article.body[0]}`
}

/** From the home page to the results for a draft. */
async function analyseDraft(page: Page): Promise<void> {
  await page.goto(site.url)
  await follow(page, page.getByRole('link', { name: 'Bàn biên tập' }))
  await tabTo(page, page.getByLabel('Tiêu đề', { exact: true }))
  await page.keyboard.insertText('Vải thiều Thanh Hà tìm thêm đường xuất khẩu')
  await tabTo(page, page.getByLabel('Nội dung'))
  await page.keyboard.insertText(await draftBody())
  await follow(page, page.getByRole('button', { name: 'Phân tích bản thảo' }))
}

/** Ticks a copy and a related article, enters the box's heading and requests the box. */
async function takeBox(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('checkbox', { name: 'Lên xe container vải đầu tiên đi Nhật Bản' }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('checkbox', { name: 'Vải Thanh Hà lên kệ siêu thị Tokyo' }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByLabel('Tiêu đề khối'))
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText('Đọc thêm')
  await follow(page, page.getByRole('button', { name: 'Tạo khối tin từ bài đã chọn' }))
}

describe.each([360, 1280])('an editor with a keyboard alone, at %i pixels', (width) => {
  const viewport = { width, height: 800 }

  it('fills the box for a draft and copies it', { timeout: 120_000 }, () =>
    withPage({ viewport, permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await analyseDraft(page)
      expect(await page.locator('#ket-qua').evaluate((node) => node.contains(node.ownerDocument.activeElement))).toBe(
        true,
      )
      await page.keyboard.press('Tab')
      expect(await page.evaluate<boolean>('document.activeElement.closest("#ket-qua") !== null')).toBe(true)
      await page.goto(site.url)
      await analyseDraft(page)

      await tabTo(page, page.locator('.tick__passages summary').first())
      await page.keyboard.press('Enter')
      expect(await page.locator('.tick__passages mark').first().isVisible()).toBe(true)
      expect(await violationsOf(page, everyRule)).toEqual([])
      await page.evaluate('window.scrollTo(0, 0); document.activeElement.blur()')

      await takeBox(page)
      const html = await page.getByLabel('HTML', { exact: true }).inputValue()
      expect(html).toContain('<h2>Đọc thêm</h2>')
      expect(html.match(/<li>/g)).toHaveLength(2)
      expect(await page.getByLabel('Nội dung').inputValue()).toBe(await draftBody())

      await tabTo(page, page.getByRole('button', { name: 'Sao chép HTML' }))
      await page.keyboard.press('Enter')
      await page.getByText('Đã sao chép.').waitFor()
      expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(html)
      expect(await violationsOf(page, everyRule)).toEqual([])
      const [content, room] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, window.innerWidth]',
      )
      expect(content).toBeLessThanOrEqual(room)
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await violationsOf(page, "{ runOnly: ['color-contrast'] }")).toEqual([])
    }),
  )

  it('does so without JavaScript', { timeout: 120_000 }, () =>
    withPage({ viewport, javaScriptEnabled: false }, async (page) => {
      await analyseDraft(page)
      await takeBox(page)
      expect(await page.getByLabel('JSON').inputValue()).toContain('"heading": "Đọc thêm"')
      expect(await page.getByRole('button', { name: /^Sao chép/ }).count()).toBe(0)
    }),
  )

  it('is told beside the field when the archive lacks an address', () =>
    withPage({ viewport }, async (page) => {
      await page.goto(`${site.url}/bien-tap`)
      await tabTo(page, page.getByLabel('Địa chỉ bài hoặc mã bài'))
      await page.keyboard.insertText('https://bao-khac.example/tin/1.html')
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
      expect(await page.getByRole('alert').textContent()).toContain('Kho tin không có bài ở địa chỉ này')
      expect(await violationsOf(page, everyRule)).toEqual([])
    }))
})

describe('the box on a page of another site', () => {
  /** A page of another origin with as strict a policy as a paper may have. */
  async function otherSite(widget: string, from: string): Promise<string> {
    const server = createServer((request, response) => {
      const policy = `default-src 'none'; script-src ${from}; connect-src ${from}; img-src data:`
      response.writeHead(request.url === '/' ? 200 : 404, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
        'cross-origin-embedder-policy': 'require-corp',
      })
      response.end(`<!doctype html><title>Báo</title><link rel="icon" href="data:,">${widget}<p>Hết trang.</p>`)
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    return `http://localhost:${(server.address() as AddressInfo).port}/`
  }

  async function embedded(from: string, place: string): Promise<string> {
    return otherSite(`${place}<script async src="${from}/tin-cung-chuyen-muc.js"></script>`, from)
  }

  it('is drawn with as many articles as asked for, each leading to its original', async () => {
    const place =
      '<div data-tin-cung-chuyen-muc="baohungyen.vn-3265496" data-so-bai="2" data-tieu-de="Đọc thêm">…</div>'
    const address = await embedded(site.url, place)
    await withPage({}, async (page) => {
      await page.goto(address)
      await page.getByRole('heading', { name: 'Đọc thêm' }).waitFor()
      const links = page.locator('.tin-cung-chuyen-muc a')
      expect(await links.count()).toBe(2)
      expect(await links.first().textContent()).toBe(
        'Thông xe cầu Hồng Lạc, bờ bắc và bờ nam sông Luộc về chung một nhịp',
      )
      expect(await links.first().getAttribute('href')).toMatch(/^https:\/\/baohungyen\.vn\//)
    })
  })

  it('shows markup in titles as text and follows no unsafe address', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    const odd = articles.map((article) => ({ ...article, title: evil, url: 'javascript:alert(1)' }))
    const other = await startSite({ articles: odd })
    const address = await embedded(other.url, `<div data-tin-cung-chuyen-muc="${odd[0].id}"></div>`)
    await withPage({}, async (page) => {
      await page.goto(address)
      const link = page.locator('.tin-cung-chuyen-muc a').first()
      expect(await link.textContent()).toBe(evil)
      expect(await link.getAttribute('href')).toMatch(new RegExp(`^${other.url}/bai/`))
      expect(await page.locator('img').count()).toBe(0)
    })
    await other.close()
  })

  it('leaves the page as it is when there is no such article', async () => {
    const address = await embedded(site.url, '<div data-tin-cung-chuyen-muc="khong-co">Xem chuyên mục</div>')
    await withPage({}, async (page) => {
      const answered = page.waitForResponse('**/related?so-bai=5')
      await page.goto(address)
      expect((await answered).status()).toBe(404)
      expect(await page.locator('[data-tin-cung-chuyen-muc]').textContent()).toBe('Xem chuyên mục')
    })
  })
})
