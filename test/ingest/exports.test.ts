import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folderWith } from '../support/folders.js'
import { readAll, readerHere } from './helpers.js'
import { nukeVietDump, type NewsRow } from './support/nukeviet.js'
import { wordPressExport, type WordPressItem } from './support/wordpress.js'

const read = async (name: string, content: string | Uint8Array, source: string | null = null) =>
  readAll([await folderWith({ [name]: content })], undefined, { source })

describe('a WordPress export', () => {
  const posts: WordPressItem[] = [
    {
      id: 17,
      title: 'Chợ nổi Bến Lá họp lại',
      content:
        '<!-- wp:paragraph -->\n<p>Chợ nổi họp lại từ sáng nay.</p>\n<!-- /wp:paragraph -->\n<p>Ghe hàng về đông.</p>',
      date: '2022-01-11 09:03:38',
      categories: ['Kinh tế', 'Đời sống'],
      tags: ['chợ nổi', 'Bến Lá'],
      author: 'lan',
      thumbnail: 40,
    },
    {
      id: 18,
      title: 'Bản thảo',
      content: 'Chưa xong.',
      date: '0000-00-00 00:00:00',
      status: 'draft',
    },
    { id: 19, title: 'Giới thiệu', content: 'Trang tĩnh.', date: '2020-01-01 00:00:00', type: 'page' },
    {
      id: 20,
      title: 'Sở Y tế: Mở kho thuốc mới',
      content:
        'Đoạn một của bài.\n\n[caption id="a" width="300"]<img src="/anh/kho.jpg" /> Kho thuốc mới.[/caption]\n\nĐoạn hai [gallery ids="1,2"]tiếp theo.',
      excerpt: 'Kho thuốc mới phục vụ ba huyện.',
      date: '2022-01-11 18:30:00',
    },
    {
      id: 40,
      title: 'anh',
      content: '',
      date: '2022-01-11 09:00:00',
      type: 'attachment',
      file: 'https://baosongla.example/a.jpg',
      excerpt: 'Ghe hàng',
    },
  ]
  const xml = wordPressExport(posts)

  it('gives its published posts, with what belongs to them', async () => {
    const { articles, rejections, read: results } = await read('xuat.xml', xml)
    expect(rejections).toEqual([])
    expect(articles).toMatchObject([
      {
        url: 'https://baosongla.example/p/17',
        source: 'baosongla.example',
        title: 'Chợ nổi Bến Lá họp lại',
        lead: 'Chợ nổi họp lại từ sáng nay.',
        body: ['Ghe hàng về đông.'],
        publishedAt: '2022-01-11T16:03:38+07:00',
        author: 'Lan Anh',
        category: 'Kinh tế',
        keywords: ['chợ nổi', 'Bến Lá'],
        media: [{ kind: 'image', url: 'https://baosongla.example/a.jpg', caption: 'Ghe hàng' }],
      },
      {
        kicker: 'Sở Y tế',
        title: 'Mở kho thuốc mới',
        lead: 'Kho thuốc mới phục vụ ba huyện.',
        body: ['Đoạn một của bài.', 'Đoạn hai tiếp theo.'],
        captions: ['Kho thuốc mới.'],
        publishedAt: '2022-01-12T01:30:00+07:00',
        media: [{ kind: 'image', url: 'https://baosongla.example/anh/kho.jpg', caption: 'Kho thuốc mới.' }],
      },
    ])
    expect(results.map(({ record }) => record)).toEqual(['post 17', 'post 20'])
  })

  it('is the same compressed, and inside an archive', async () => {
    const { articles } = await read('xuat.xml', xml)
    expect((await read('xuat.xml.gz', gzipSync(xml))).articles).toEqual(articles)
  })

  it('keeps the posts before the place where it is cut off, and names the one that is cut', async () => {
    const cut = xml.slice(0, xml.indexOf('Đoạn hai'))
    const { articles, rejections } = await read('xuat.xml', cut)
    expect(articles.map(({ title }) => title)).toEqual(['Chợ nổi Bến Lá họp lại'])
    expect(rejections).toMatchObject([
      { record: 'post "Sở Y tế: Mở kho thuốc mới"', reason: expect.stringContaining('ends within this post') },
    ])
  })

  it('refuses elements that are nested without end, and keeps the posts before', async () => {
    const hostile = xml.replace('<title>Sở Y tế', `${'<item>'.repeat(50_000)}<title>Sở Y tế`)
    const { articles, rejections } = await read('xuat.xml', hostile)
    expect(articles.map(({ title }) => title)).toEqual(['Chợ nổi Bến Lá họp lại'])
    expect(rejections).toMatchObject([{ reason: expect.stringContaining('nested deeper') }])
  })

  it('expands no entities of its own', async () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
    const hostile = xml.replace('<rss', `${bomb}<rss`).replace('<title>Chợ nổi', '<title>&b; Chợ nổi')
    const { articles, read: results } = await read('xuat.xml', hostile)
    expect(articles[0].title).not.toContain('aaaa')
    expect(results[0].notes).toEqual([expect.stringContaining('not well-formed')])
  })
})

const rows: NewsRow[] = [
  {
    id: 5,
    catid: 2,
    title: 'Lúa vụ mùa ở Vạn Thắng',
    alias: 'lua-vu-mua',
    hometext: 'Bà con \'gặt\' xong sớm.\r\nNăng suất "cao".',
    bodyhtml: '<p>Năm nay được mùa\\ lớn; (thật).</p><p>Giá lúa ổn định.</p><p style="text-align:right">An Nhiên</p>',
    publtime: 1641890000,
    homeimgfile: '2022_01/lua.jpg',
    homeimgalt: 'Cánh đồng',
    keywords: ['lúa', 'vụ mùa'],
    hits: 1207,
  },
  {
    id: 6,
    catid: 2,
    title: 'Chưa đăng',
    alias: 'chua-dang',
    hometext: '',
    bodyhtml: '<p>Nháp của bài.</p>',
    publtime: 1,
    status: 0,
  },
  {
    id: 7,
    catid: 3,
    title: 'Cầu Bến Lá thông xe',
    alias: 'cau',
    hometext: 'Cầu dài 200 m.',
    bodyhtml: '<p>Xe qua cầu từ sáng nay.</p>',
    publtime: 1641900000,
  },
]

describe('a NukeViet dump', () => {
  const expected = [
    {
      source: 'baosongla.example',
      url: 'https://baosongla.example/news/kinh-te/lua-vu-mua-5.html',
      title: 'Lúa vụ mùa ở Vạn Thắng',
      lead: 'Bà con \'gặt\' xong sớm. Năng suất "cao".',
      body: ['Năm nay được mùa\\ lớn; (thật).', 'Giá lúa ổn định.'],
      author: 'An Nhiên',
      publishedAt: '2022-01-11T15:33:20+07:00',
      category: 'Kinh tế',
      keywords: ['lúa', 'vụ mùa'],
      views: 1207,
      media: [{ kind: 'image', url: 'https://baosongla.example/uploads/news/2022_01/lua.jpg', caption: 'Cánh đồng' }],
    },
    { title: 'Cầu Bến Lá thông xe', category: 'Xã hội', publishedAt: '2022-01-11T18:20:00+07:00' },
  ]

  it.each([
    ['with columns in every INSERT', { columns: true }],
    ['with the columns of CREATE TABLE', { columns: false }],
    ['with one INSERT for each row', { extended: false }],
    ['of NukeViet 3', { version: 3 as const }],
  ])('%s gives its published articles', async (_, shape) => {
    const { articles, rejections } = await read('site.sql', nukeVietDump(rows, shape))
    expect(rejections).toEqual([])
    expect(articles).toMatchObject(expected)
  })

  it('takes the site from --source, and has lasting ids without one', async () => {
    const dump = nukeVietDump(rows, { domain: null })
    const named = await read('site.sql.gz', gzipSync(dump), 'tinla.example')
    expect(named.articles[0].url).toBe('https://tinla.example/news/kinh-te/lua-vu-mua-5.html')
    const [first] = (await read('site.sql', dump)).articles
    const corrected = nukeVietDump(
      rows.map((row) => ({ ...row, title: `${row.title} (sửa)` })),
      { domain: null },
    )
    expect(first.url).toBeNull()
    expect((await read('site.sql', corrected)).articles[0]).toMatchObject({
      id: first.id,
      title: `${first.title} (sửa)`,
    })
  })

  it('cut anywhere: gives what was whole, and names the rest', async () => {
    const dump = Buffer.from(nukeVietDump(rows, {}))
    const whole = new Map((await read('site.sql', dump)).articles.map((article) => [article.title, article]))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: dump.length - 1 }), async (end) => {
        const { articles, rejections } = await read('site.sql', dump.subarray(0, end))
        for (const article of articles) {
          // Tags and settings may be what was cut off.
          const { title, lead, body, publishedAt } = whole.get(article.title)!
          expect(article).toMatchObject({ title, lead, body, publishedAt })
        }
        if (articles.length < 2) expect(rejections.length).toBeGreaterThan(0)
      }),
      { numRuns: 60 },
    )
  })

  it('says so when it is the dump of another system', async () => {
    const { rejections } = await read(
      'khac.sql',
      'CREATE TABLE `wp_posts` (\n `ID` int\n);\nINSERT INTO `wp_posts` VALUES (1);\n',
    )
    expect(rejections).toMatchObject([{ reason: expect.stringContaining('no news of NukeViet') }])
  })
})

describe('feeds', () => {
  const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Báo</title><link>https://baosongla.example</link>
    <item><title>Một &amp; hai</title><link>https://baosongla.example/1</link><description>Tóm tắt.</description>
    <content:encoded><![CDATA[<p>Nội dung thứ nhất.</p><p>Nội dung thứ hai.</p>]]></content:encoded>
    <dc:creator>An Nhiên</dc:creator><category>Xã hội</category><pubDate>Tue, 11 Jan 2022 09:03:38 GMT</pubDate></item>
    <item><title>Ba</title><link>https://baosongla.example/3</link><description>Chỉ có tóm tắt này.</description></item>
    </channel></rss>`
  const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Báo</title><id>u</id>
    <updated>2022-01-11T16:03:38Z</updated><entry><title>Bốn</title><id>tag:4</id>
    <link href="https://baosongla.example/4"/><content type="html">&lt;p&gt;Nội dung của bài bốn.&lt;/p&gt;</content>
    <author><name>Bình</name></author><published>2022-01-11T16:03:38Z</published></entry></feed>`

  it('give their items, and say which are summaries only', async () => {
    const { articles, read: results } = await readAll([await folderWith({ 'a.rss': rss, 'b.xml': atom })])
    expect(articles).toMatchObject([
      {
        url: 'https://baosongla.example/1',
        title: 'Một & hai',
        lead: 'Tóm tắt.',
        body: ['Nội dung thứ nhất.', 'Nội dung thứ hai.'],
        author: 'An Nhiên',
        category: 'Xã hội',
        publishedAt: '2022-01-11T16:03:38+07:00',
      },
      { title: 'Ba', lead: 'Chỉ có tóm tắt này.', publishedAt: null },
      { title: 'Bốn', lead: 'Nội dung của bài bốn.', author: 'Bình', publishedAt: '2022-01-11T23:03:38+07:00' },
    ])
    expect(results.map(({ isSummary = false }) => isSummary)).toEqual([false, true, false])
  })

  it.each([
    ['a sitemap', '<urlset><url><loc>https://baosongla.example/1</loc></url></urlset>', 'timtin crawl'],
    ['other XML', '<?xml version="1.0"?><!-- x --><svg/>', 'root element is <svg>'],
    ['no XML', 'xin chào', 'not XML'],
    ['a cut feed', rss.slice(0, 300), 'RSS or Atom feed'],
  ])('%s is refused with what to do', async (_, xml, told) => {
    const { articles, rejections } = await read('a.xml', xml)
    expect(articles).toEqual([])
    expect(rejections).toMatchObject([{ reason: expect.stringContaining(told) }])
  })
})

describe('what an operator states', () => {
  it('fills in what records do not say, and nothing else', async () => {
    const stated = { source: 'Báo Sông Lá', province: 'Thái Bình' }
    const described: unknown[] = []
    const gazetteer = {
      describe: (article: { sourceProvince?: string | null }) => {
        described.push(article.sourceProvince)
        return { agencies: [], principal: [], province: article.sourceProvince ?? null }
      },
    }
    const folder = await folderWith({
      'a.ndjson': '{"title":"Một","body":"Nội dung."}\n{"title":"Hai","source":"khac.example","province":"Nam Định"}\n',
    })
    const { articles } = await readAll([folder], undefined, { reader: readerHere(gazetteer, stated) })
    expect(articles.map(({ source, province }) => [source, province])).toEqual([
      ['Báo Sông Lá', 'Thái Bình'],
      ['khac.example', 'Nam Định'],
    ])
    expect(described).toEqual(['Thái Bình', 'Thái Bình'])
  })
})
