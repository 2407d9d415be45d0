import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { articleSchema } from '../../src/article.js'
import { readConfig } from '../../src/config.js'
import { loadGazetteer } from '../../src/gazetteer-files.js'
import { builtInSources } from '../../src/ingest/sources/index.js'
import { folderWith } from '../support/folders.js'
import { readAll } from './helpers.js'

const fixtures = path.resolve(import.meta.dirname, '../fixtures')
const gazetteer = loadGazetteer(readConfig().projectRoot)
const foldersOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

const sourceFolder = path.join(fixtures, 'sources')
const sites = foldersOf(sourceFolder)
const pages = [
  ...sites.flatMap((site) =>
    foldersOf(path.join(sourceFolder, site)).map((name) => ({
      case: path.join('sources', site, name),
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

  it('has at least two pages for every extractor', () => {
    for (const { name } of builtInSources.extractors)
      expect(pages.filter(({ case: folder }) => folder.includes(`/${name}/`)).length, name).toBeGreaterThan(1)
  })

  it('knows a portal by its markup where the page does not say where it is from', async () => {
    const html = readFileSync(path.join(sourceFolder, 'thaibinhtv/keywords-and-teasers/page.html'), 'utf8')
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
    const html = readFileSync(path.join(sourceFolder, 'baohungyen/pseudonym-and-relates/page.html'), 'utf8')
    const renamed = html.replaceAll('content-detail', 'noi-dung-moi').replace('class="name"', 'class="tieu-de"')
    const { articles } = await readAll([await folderWith({ 'page.html': renamed })], gazetteer)
    expect(articles[0]).toMatchObject({
      title: 'Gỡ vướng cho làng nghề tương Bần',
      kicker: 'UBND tỉnh',
      source: 'baohungyen.vn',
    })
    expect(articles[0].body.join(' ')).toContain('thiết kế bể lọc chung')
  })

  it('takes the date of the article, not that of the visit or of other articles', async () => {
    const words =
      'Cánh đồng ngoài bãi đã lên màu mạ mới, người làng kéo nhau ra be bờ, dẫn nước và dặm lại những khoảnh thưa. '
    const { articles } = await readAll([
      await folderWith({
        'page.html': `<title>Mạ mới ngoài bãi Soi | Trang tin</title><div class="date">Thứ bảy, 05/10/2024</div>
          <header><div class="date">06/10/2024 07:00</div></header><h1>Mạ mới ngoài bãi Soi</h1><span class="date">Thứ 6, 09/02/2018 15:04</span>
          <div class="body"><p>${words.repeat(5)}</p><p>${words.repeat(4)}</p></div>
          <div class="related"><a href="/x">Bài cũ hơn ở mục này</a><span class="date">01/01/2017</span></div>`,
      }),
    ])
    expect(articles[0]).toMatchObject({
      title: 'Mạ mới ngoài bãi Soi',
      publishedAt: '2018-02-09T15:04:00+07:00',
      dateSource: 'page',
    })
  })

  it.each([
    ['<meta property="article:modified_time" content="2018-02-10T08:00:00+07:00">', '2018-02-10T08:00:00+07:00'],
    [
      '<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2018-02-10T01:00:00Z"}</script>',
      '2018-02-10T08:00:00+07:00',
    ],
    // A template that always states both is not a change.
    ['<meta property="article:modified_time" content="2018-02-09T15:04:00+07:00">', null],
    ['<meta property="article:modified_time" content="hôm qua">', null],
    ['', null],
  ])('says when the article last changed: %s', async (head, modifiedAt) => {
    const words = 'Cánh đồng ngoài bãi đã lên màu mạ mới, người làng kéo nhau ra be bờ và dặm lại những khoảnh thưa. '
    const page = `<head><meta property="article:published_time" content="2018-02-09T15:04:00+07:00">${head}</head>
      <h1>Mạ mới ngoài bãi Soi</h1><div><p>${words.repeat(5)}</p><p>${words.repeat(4)}</p></div>`
    const { articles } = await readAll([await folderWith({ 'page.html': page })])
    expect(articles[0]).toMatchObject({ publishedAt: '2018-02-09T15:04:00+07:00', modifiedAt })
  })

  it('does not take a page of headlines for an article', async () => {
    const headlines = Array.from(
      { length: 12 },
      (_, at) =>
        `<h3><a href="/${at}">Bài số ${at} của chuyên mục xã hội hôm nay, với một tiêu đề khá dài</a></h3><p>Vài chữ giới thiệu ngắn.</p>`,
    )
    const { rejections } = await readAll([
      await folderWith({ 'page.html': `<h1>Xã hội</h1><div class="list">${headlines.join('')}</div>` }),
    ])
    expect(rejections).toEqual([expect.objectContaining({ reason: expect.stringContaining('No article was found') })])
  })
})
