import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { articleSchema } from '../../src/article.js'
import { readConfig } from '../../src/config.js'
import { loadGazetteer } from '../../src/gazetteer-files.js'
import { portals } from '../../src/ingest/portals/index.js'
import { readAll } from './helpers.js'

const fixtures = path.resolve(import.meta.dirname, '../fixtures')
const gazetteer = loadGazetteer(readConfig().projectRoot)
const foldersOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

const portalFolder = path.join(fixtures, 'portals')
const sites = foldersOf(portalFolder)
const pages = [
  ...sites.flatMap((site) =>
    foldersOf(path.join(portalFolder, site)).map((name) => ({
      case: path.join('portals', site, name),
      page: 'page.html',
    })),
  ),
  ...foldersOf(path.join(fixtures, 'seeds-like')).map((name) => ({
    case: path.join('seeds-like', name),
    page: 'page.txt',
  })),
]

describe('saved pages', () => {
  it.each(pages)('$case gives the article beside it', async ({ case: name, page }) => {
    const { agencies, ...expected } = articleSchema.parse(
      JSON.parse(readFileSync(path.join(fixtures, name, 'article.json'), 'utf8')),
    )
    const { articles, rejections } = await readAll([path.join(fixtures, name, page)], gazetteer)
    expect(rejections).toEqual([])
    const { agencies: found, ...article } = articles[0]
    expect(article).toEqual(expected)
    // The gazetteer may learn to recognise more; what a person saw on the page must stay.
    expect(found).toEqual(expect.arrayContaining(agencies))
  })

  it('has at least two pages of every portal', () => {
    for (const { site } of portals)
      expect(pages.filter(({ case: name }) => name.includes(`/${site}/`)).length, site).toBeGreaterThan(1)
  })

  it('knows a portal by its markup where the page does not say where it is from', async () => {
    const { folderWith } = await import('./helpers.js')
    const html = readFileSync(path.join(portalFolder, 'thaibinhtv/keywords-and-teasers/page.html'), 'utf8')
    const folder = await folderWith({ 'page.html': html.replace(/<link rel="canonical"[^>]*>/u, '') })
    const { articles } = await readAll([folder], gazetteer)
    expect(articles[0]).toMatchObject({
      url: null,
      title: 'Trạm bơm Vạn Thắng chạy thử ba tổ máy',
      views: 2418,
      relatedTitles: ['Gạo nếp bể mất giá vì được mùa', 'Thư viện xe đạp của ông giáo về hưu'],
    })
  })

  it('finds the article when the template has changed', async () => {
    const { folderWith } = await import('./helpers.js')
    const html = readFileSync(path.join(portalFolder, 'baohungyen/pseudonym-and-relates/page.html'), 'utf8')
    const renamed = html.replaceAll('content-detail', 'noi-dung-moi').replace('class="name"', 'class="tieu-de"')
    const { articles } = await readAll([await folderWith({ 'page.html': renamed })], gazetteer)
    expect(articles[0]).toMatchObject({
      title: 'Gỡ vướng cho làng nghề tương Bần',
      kicker: 'UBND tỉnh',
      source: 'baohungyen.vn',
    })
    expect(articles[0].body.join(' ')).toContain('thiết kế bể lọc chung')
  })
})
