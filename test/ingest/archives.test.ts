import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { WARCRecord, WARCSerializer } from 'warcio'
import { describe, expect, it } from 'vitest'
import { folderWith } from '../support/folders.js'
import { ndjson, readAll } from './helpers.js'
import { zip } from './support/zip.js'

const words = 'Nước lên chậm, bà con gặt chạy đua với trời, lúa ướt thì phơi tạm trên đường bê tông. '
const page = (title: string, head = ''): string =>
  `<!DOCTYPE html><html><head><title>${title}</title>${head}</head><body><h1>${title}</h1><div class="entry"><p>${words.repeat(6)}</p></div></body></html>`
const titlesOf = ({ articles }: Awaited<ReturnType<typeof readAll>>): string[] => articles.map(({ title }) => title)

async function tar(members: Record<string, string>): Promise<Buffer> {
  const packed = pack()
  for (const [name, content] of Object.entries(members)) packed.entry({ name }, content)
  packed.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of packed) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

describe('mirrored sites', () => {
  it('gives the address that the page states, else that of its folder, else none', async () => {
    const folder = await folderWith({
      'www.baosongla.example/xa-hoi/gat-som': page('Gặt sớm ngoài bãi'),
      'www.baosongla.example/tin.php?id=7.html': page('Chợ họp lại bên sông'),
      'www.baosongla.example/index.html': page('Trang đầu của làng bãi'),
      'baosongla.example/b.html': page(
        'Cầu mới qua bãi',
        '<link rel="canonical" href="https://baosongla.example/cau-moi">',
      ),
      'baosongla.example/c.html': page('Nhà mới bên bãi', '<link rel="canonical" href="https://baosongla.example/">'),
      'baosongla.example/d.html': page('Đường mới bên bãi', '<link rel="canonical" href="https://kho.example/a">'),
      'baosongla.example/anh.jpg': 'x',
      'baosongla.example/robots.txt': 'User-agent: *',
      'hts-cache/x.html': page('Bộ đệm của máy'),
      'khac/e.html': page('Trang lưu ở nơi khác').replace(
        '<head>',
        "<head><!-- Mirrored from www.tinla.example/e.html by HTTrack Website Copier/3.x [XR&CO'2014] -->",
      ),
      'khac/f.html': page('Trang không rõ nơi lưu'),
      'khac/ghi-chu': 'không phải trang',
    })
    const { articles, rejections } = await readAll([folder])
    expect(rejections).toEqual([])
    expect(Object.fromEntries(articles.map(({ title, url }) => [title, url]))).toEqual({
      'Gặt sớm ngoài bãi': 'http://www.baosongla.example/xa-hoi/gat-som',
      'Chợ họp lại bên sông': 'http://www.baosongla.example/tin.php?id=7',
      'Trang đầu của làng bãi': 'http://www.baosongla.example/',
      'Cầu mới qua bãi': 'https://baosongla.example/cau-moi',
      'Nhà mới bên bãi': 'http://baosongla.example/c.html',
      'Đường mới bên bãi': 'https://kho.example/a',
      'Trang lưu ở nơi khác': 'http://www.tinla.example/e.html',
      'Trang không rõ nơi lưu': null,
    })
  })
})

describe('archives', () => {
  const members = {
    'baosongla.example/a.html': page('Gặt sớm ngoài bãi'),
    'tin.ndjson': ndjson({ title: 'Một' }, { title: 'Hai' }),
    'anh.png': 'x',
    '.giau.html': page('Bài giấu'),
  }
  const asList = Object.entries(members).map(([name, content]) => ({ name, content }))

  it.each([
    ['a.zip', async () => zip(asList)],
    ['a.tar', async () => tar(members)],
    ['a.tar.gz', async () => gzipSync(await tar(members))],
    ['a.tgz', async () => gzipSync(await tar(members))],
  ])('%s is read like a folder, and says the member', async (name, make) => {
    const folder = await folderWith({ [name]: await make() })
    const { read, rejections } = await readAll([folder])
    expect(rejections).toEqual([])
    expect(read.map(({ file, member, line, article }) => [file, member, line, article.title, article.url])).toEqual([
      [`${folder}/${name}`, 'baosongla.example/a.html', null, 'Gặt sớm ngoài bãi', 'http://baosongla.example/a.html'],
      [`${folder}/${name}`, 'tin.ndjson', 1, 'Một', null],
      [`${folder}/${name}`, 'tin.ndjson', 2, 'Hai', null],
    ])
  })

  it.each([
    [
      'a.zip',
      async (hostile: Record<string, string>) =>
        zip(Object.entries(hostile).map(([name, content]) => ({ name, content }))),
    ],
    ['a.tar', tar],
  ])('members of %s that lead outside, and archives within, are refused; the rest is read', async (name, make) => {
    const hostile = {
      '../../etc/x.html': page('Bài ngoài kho'),
      '/x.html': page('Bài ở gốc'),
      'trong.zip': 'PK',
      'tin.ndjson': ndjson({ title: 'Một' }),
    }
    const results = await readAll([await folderWith({ [name]: await make(hostile) })])
    expect(titlesOf(results)).toEqual(['Một'])
    expect(results.rejections.map(({ member, reason }) => [member, reason.slice(0, 30)])).toEqual([
      ['../../etc/x.html', 'Its name leads out of the arch'],
      ['/x.html', 'Its name leads out of the arch'],
      ['trong.zip', 'It is an archive inside an arc'],
    ])
  })

  it.each([
    ['a ZIP cut off', 'a.zip', async () => zip(asList).subarray(0, 300)],
    ['no ZIP', 'a.zip', async () => Buffer.from('xin chào')],
    ['no tar', 'a.tar', async () => Buffer.alloc(2000, 0x61)],
    ['a compressed tar cut off', 'a.tar.gz', async () => gzipSync(await tar(members)).subarray(0, 200)],
  ])('%s is rejected, and the other files are read', async (_, name, make) => {
    const folder = await folderWith({ [name]: await make(), 'z.ndjson': ndjson({ title: 'Sau' }) })
    const results = await readAll([folder])
    expect(titlesOf(results).at(-1)).toBe('Sau')
    expect(results.rejections).toHaveLength(1)
    expect(results.rejections[0]).toMatchObject({ file: `${folder}/${name}` })
  })

  it('a broken member is named, and the others are read', async () => {
    const bytes = zip([{ name: 'a.ndjson', content: ndjson({ title: 'Một' }) }, ...asList.slice(1, 2)])
    bytes.fill(0xff, 42, 50)
    const results = await readAll([await folderWith({ 'a.zip': bytes })])
    expect(titlesOf(results)).toEqual(['Một', 'Hai'])
    expect(results.rejections).toMatchObject([{ member: 'a.ndjson' }])
  })

  it.each([
    ['a.ndjson.gz', (bytes: Buffer) => gzipSync(bytes)],
    ['a.zip', (bytes: Buffer) => zip([{ name: 'a.ndjson', content: bytes }])],
  ])('%s that inflates without end is stopped', async (name, make) => {
    const blank = Buffer.alloc(300 * 1024 * 1024, 0x20)
    blank.write(ndjson({ title: 'Một' }))
    const results = await readAll([await folderWith({ [name]: make(blank) })])
    expect(titlesOf(results)).toEqual(['Một'])
    expect(results.rejections).toMatchObject([{ reason: expect.stringContaining('inflates to more than 200 times') }])
  })
})

describe('web archives', () => {
  interface Visit {
    url: string
    html?: string
    status?: number
    type?: string
    kind?: 'response' | 'request' | 'resource'
  }

  async function record({ url, html = page('Một bài'), status = 200, type = 'text/html', kind }: Visit, gzip: boolean) {
    const made = WARCRecord.create(
      {
        url,
        date: '2022-01-11T09:00:00Z',
        type: kind ?? 'response',
        warcVersion: 'WARC/1.1',
        statusline: kind === 'request' ? 'GET / HTTP/1.1' : `HTTP/1.1 ${status} OK`,
        httpHeaders: { 'content-type': type },
      },
      (async function* () {
        yield new TextEncoder().encode(html)
      })(),
    )
    return Buffer.from(await WARCSerializer.serialize(made, { gzip }))
  }

  const visits: Visit[] = [
    { url: 'https://baosongla.example/1', html: page('Gặt sớm ngoài bãi') },
    { url: 'https://baosongla.example/', kind: 'request', html: '' },
    { url: 'https://baosongla.example/2', status: 404 },
    { url: 'https://baosongla.example/a.png', type: 'image/png' },
    { url: 'https://baosongla.example/3', html: page('Chợ họp lại bên sông'), type: 'text/html; charset=utf-8' },
    { url: 'https://baosongla.example/4', html: page('Cầu mới qua bãi') },
  ]
  const titles = ['Gặt sớm ngoài bãi', 'Chợ họp lại bên sông', 'Cầu mới qua bãi']
  const warc = (gzip: boolean) => Promise.all(visits.map((visit) => record(visit, gzip)))

  it.each([
    ['a.warc', async () => Buffer.concat(await warc(false))],
    ['a.warc.gz', async () => Buffer.concat(await warc(true))],
    ['b.warc.gz', async () => gzipSync(Buffer.concat(await warc(false)))],
    [
      'a.wacz',
      async () =>
        zip([
          { name: 'archive/data.warc.gz', content: Buffer.concat(await warc(true)), stored: true },
          { name: 'pages/pages.jsonl', content: '{}' },
        ]),
    ],
  ])('%s gives its pages with their addresses, without a date of the visit', async (name, make) => {
    const results = await readAll([await folderWith({ [name]: await make() })])
    expect(results.rejections).toEqual([])
    expect(titlesOf(results)).toEqual(titles)
    expect(results.articles[0]).toMatchObject({ url: 'https://baosongla.example/1', publishedAt: null })
  })

  it.each([
    ['a.warc', 'damaged headers', (parts: Buffer[]) => parts[4].fill(0x20, 0, 6)],
    ['a.warc', 'a wrong length', (parts: Buffer[]) => parts[4].write('1', parts[4].indexOf('Content-Length: ') + 16)],
    ['a.warc.gz', 'a damaged member', (parts: Buffer[]) => parts[4].fill(0xff, 60, 90)],
    ['a.warc.gz', 'no member', (parts: Buffer[]) => parts[4].fill(0, 0, 3)],
  ])('%s with %s keeps the other records', async (name, _, damage) => {
    const parts = await warc(name.endsWith('gz'))
    damage(parts)
    const results = await readAll([await folderWith({ [name]: Buffer.concat(parts) })])
    expect(titlesOf(results)).toEqual([titles[0], titles[2]])
    expect(results.rejections).toHaveLength(1)
    expect(results.rejections[0]).toMatchObject({ record: expect.stringMatching(/^record at byte \d+$/) })
  })

  it('cut off keeps the records before', async () => {
    for (const gzip of [false, true]) {
      const whole = Buffer.concat(await warc(gzip))
      const name = gzip ? 'a.warc.gz' : 'a.warc'
      const results = await readAll([await folderWith({ [name]: whole.subarray(0, whole.length - 60) })])
      expect(titlesOf(results)).toEqual(titles.slice(0, 2))
      expect(results.rejections).toMatchObject([{ reason: expect.stringContaining('The file ends within it') }])
    }
  })
})
