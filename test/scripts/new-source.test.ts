import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadSources } from '../../src/source-files.js'
import { parseSourceFile } from '../../src/source-files.js'
import { Newsroom } from '../crawl/support/crawling.js'
import { watch } from '../store/support/child.js'
import { folderWith } from '../support/folders.js'
import { NewsSite } from '../support/news-site.js'
import { execute } from './support.js'

const script = fileURLToPath(new URL('../crawl/support/crawl.mjs', import.meta.url))

async function run(
  dataFolder: string,
  command: string,
  ...args: string[]
): Promise<{ code: number | null; lines: string[]; stderr: string }> {
  const child = watch(
    spawn(process.execPath, [script, '0', command, ...args], { env: { ...process.env, TIMTIN_DATA: dataFolder } }),
  )
  const { code, stderr } = await child.exit()
  return { code, lines: child.lines, stderr }
}

describe('timtin new-source', () => {
  test('drafts a source from a site, with which the site can be crawled', async () => {
    const site = new NewsSite()
    await site.listen()
    site.publish(1, 12)
    site.robots = `User-agent: *\nSitemap: ${site.origin}/sitemap.xml\n`
    const dataFolder = await folderWith({})
    const { code, lines } = await run(dataFolder, 'new-source', `${site.origin}/`, '--name', 'Báo Thử')
    expect(code).toBe(0)
    const file = path.join(dataFolder, 'sources', '127-0-0-1.json')
    expect(parseSourceFile(readFileSync(file, 'utf8'), 'x')).toEqual({
      name: 'Báo Thử',
      hosts: ['127.0.0.1'],
      sections: [`${site.origin}/`],
      feeds: [`${site.origin}/rss/home.rss`],
      sitemaps: [`${site.origin}/sitemap.xml`],
      selectors: { title: 'h1.tieu-de', body: 'div.noi-dung' },
    })
    expect(lines.join('\n')).toContain(site.articles.get(12)!.title)
    const cases = path.join(dataFolder, 'sources', 'cases', '127-0-0-1')
    expect(readdirSync(cases)).toEqual(['1', '2', '3'])
    const article = JSON.parse(readFileSync(path.join(cases, '1', 'article.json'), 'utf8')) as {
      title: string
      lead: string
    }
    expect(article).toMatchObject({ title: site.articles.get(12)!.title, lead: site.articles.get(12)!.paragraphs[0] })
    expect((await run(dataFolder, 'crawl', '127-0-0-1')).lines).toContain('added 12: new articles')
    const again = await run(dataFolder, 'new-source', `${site.origin}/`)
    expect([again.code, again.stderr]).toEqual([
      65,
      expect.stringContaining('There is a file for this source already.'),
    ])
    await site.close()
  })

  test('drafts one from a saved page, with selectors that give what the page shows', async () => {
    const words = 'Nước về sớm nên cả xóm ra đồng từ lúc gà chưa gáy, be lại bờ vùng bờ thửa và dọn cỏ lòng mương. '
    const page = `<html><head><meta charset="utf-8"><title>Xóm Lạch ra đồng sớm</title><link rel="canonical" href="https://baolach.example/tin/xom-lach-ra-dong-som-120934.html"></head>
      <body><div class="dau-trang"><span class="dong-ho">Thứ hai, 30/11/2026</span></div><h1 class="ten-bai">Xóm Lạch ra đồng sớm</h1><p class="ngay-dang">Thứ bảy, 28/11/2026, 06:15</p>
      <div class="than-bai"><p>${words}</p><p>${words.repeat(2)}Thế là xong.</p><p>${words}Ai cũng mừng.</p></div><div class="chan"><p>Giấy phép số 00.</p></div></body></html>`
    const folder = await folderWith({ 'page.html': page })
    const { code, lines } = await execute('new-source', [path.join(folder, 'page.html'), '--name', 'Báo Lạch'], {
      TIMTIN_DATA: folder,
    })
    expect(code).toBe(0)
    expect(lines.join('\n')).toContain('date: 2026-11-28T06:15:00+07:00')
    const source = loadSources(folder).sources.byId('baolach')
    expect(source).toMatchObject({
      name: 'Báo Lạch',
      hosts: ['baolach.example'],
      sections: ['https://baolach.example/'],
    })
    const file = parseSourceFile(readFileSync(path.join(folder, 'sources', 'baolach.json'), 'utf8'), 'x')
    expect(file.selectors).toEqual({ title: 'h1.ten-bai', body: 'div.than-bai', date: 'p.ngay-dang' })
    expect(source?.siteId?.exec('/tin/xom-lach-ra-dong-som-120934.html')?.[1]).toBe('120934')
  })

  test.each([
    ['a page that does not say where it is from', 65, 'where it is from', { 'page.html': '<h1>Bài</h1>' }, 'page.html'],
    ['what is neither a file nor an address', 64, 'no web address', {}, 'khong-co.html'],
  ])('%s: says so and writes nothing', async (_, exitCode, message, files, name) => {
    const folder = await folderWith(files as Record<string, string>)
    const target = name in files ? path.join(folder, name) : name
    const { code, stderr } = await execute('new-source', [target], { TIMTIN_DATA: folder })
    expect([code, stderr]).toEqual([exitCode, expect.stringContaining(message)])
    expect(existsSync(path.join(folder, 'sources'))).toBe(false)
  })

  test('a site that does not answer, and one inside the network, are named', async () => {
    const room = await Newsroom.open()
    const { port } = new URL(room.site.origin)
    await room.site.close()
    const folder = await folderWith({})
    expect(await run(folder, 'new-source', `http://127.0.0.1:${port}/`)).toMatchObject({ code: 69 })
    const refused = await execute('new-source', [`http://127.0.0.1:${port}/`], { TIMTIN_DATA: folder })
    expect([refused.code, refused.stderr]).toEqual([69, expect.stringContaining('internal address')])
    expect(refused.stderr).toContain('Give the address under which the public reaches the site')
  })
})
