import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { expect, test } from 'vitest'
import { ingestPaths } from '../../src/composition/taking-in.js'
import { readConfig, type Config } from '../../src/config.js'
import { mediaFolder } from '../../src/media/picture-files.js'
import { openPictureTable } from '../../src/media/picture-table.js'
import { openStore, storeFolder } from '../../src/store/article-store.js'
import { articlesIn } from '../../src/article-log.js'
import { zip } from '../ingest/support/zip.js'
import { folderWith } from '../support/folders.js'
import { photograph } from './support.js'

const pageWith = (picture: string, address: string | null, title = 'Bến Vạc mở lại phiên sớm'): string =>
  `<html><head><meta charset="utf-8"><title>${title}</title>${address === null ? '' : `<link rel="canonical" href="${address}">`}
  <meta property="article:published_time" content="2026-11-20T08:00:00+07:00"></head><body><article><h1>${title}</h1>
  <p>Người bến Vạc hẹn nhau họp phiên vào sáng thứ bảy, ai có xuồng thì đi xuồng, ai có xe thì đi xe, xong trước ngày rằm.</p>
  <figure><img src="${picture}"><figcaption>Bến Vạc sáng sớm. Ảnh: Bạn đọc</figcaption></figure>
  <p>Việc chung trong sổ của thôn được chia cho mười nhà, mỗi nhà một buổi, đến cuối tháng thì xong cả.</p></article></body></html>`

/** Imports, and says for each article which of its pictures are kept. */
async function picturesAfter(paths: string[], config?: Config): Promise<{ url: string; width: number }[][]> {
  const own = config ?? { ...readConfig({}), dataFolder: await folderWith({}) }
  await ingestPaths(own, paths, { stated: { source: 'bao-thu.example', province: null }, rejects: () => {} })
  const store = openStore(storeFolder(own.dataFolder), { readOnly: true })
  const table = openPictureTable(mediaFolder(own.dataFolder), { readOnly: false })
  const kept: { url: string; width: number }[][] = []
  for await (const { article } of articlesIn(store)) {
    kept.push(table.picturesOf(article.id).map(({ url, width }) => ({ url, width })))
  }
  await table.close()
  await store.close()
  return kept
}

const address = 'https://baothu.example/xa-hoi/ben-vac-mo-lai-phien-som-12345.html'

test.each([
  ['beside a page without address', 'trang.html', 'anh/ben vac.jpg', 'anh/ben%20vac.jpg', null],
  ['in the folder that a browser saves', 'trang.html', 'trang_files/ben-vac.jpg', './trang_files/ben-vac.jpg', address],
  ['in a mirror', 'baothu.example/xa-hoi/ben-vac.html', 'baothu.example/upload/11/b.jpg', '/upload/11/b.jpg', address],
  [
    'on another host of a mirror',
    'baothu.example/xa-hoi/a.html',
    'cdn.baothu.example/p/b.jpg',
    'https://cdn.baothu.example/p/b.jpg',
    address,
  ],
  ['with a query in a mirror', 'baothu.example/a.html', 'baothu.example/anh.php?so=7', '/anh.php?so=7', address],
])('a picture %s is kept', async (_, page, picture, src, own) => {
  const folder = await folderWith({ [page]: pageWith(src, own), [picture]: await photograph(1) })
  const [kept] = await picturesAfter([folder])
  expect(kept.map(({ width }) => width)).toEqual([320])
})

test('a picture outside what is imported is not read, whatever a page or a link names', async () => {
  const folder = await folderWith({
    'rieng/giay-to.jpg': await photograph(2),
    'bai/trang.html': pageWith('../rieng/giay-to.jpg', null),
  })
  await symlink(path.join(folder, 'rieng'), path.join(folder, 'bai', 'anh'))
  await writeFile(path.join(folder, 'bai', 'hai.html'), pageWith('anh/giay-to.jpg', null, 'Làng Rèm đắp bờ giữ nước'))
  expect(await picturesAfter([path.join(folder, 'bai')])).toEqual([[], []])
  const [inside] = await picturesAfter([folder])
  expect(inside).toHaveLength(1)
})

test('pictures in ZIP and tar archives and in web archives are kept, whichever comes first', async () => {
  const picture = await photograph(3)
  const folder = await folderWith({})
  await mkdir(folder, { recursive: true })
  await writeFile(
    path.join(folder, 'a.zip'),
    zip([
      { name: 'trang/anh/b.jpg', content: picture },
      { name: 'trang/a.html', content: pageWith('anh/b.jpg', null) },
    ]),
  )
  const tar = pack()
  tar.entry(
    { name: 'baothu.example/x/a-1234.html' },
    pageWith('/u/c.jpg', `${address}?a`, 'Làng Rèm vét mương trước mùa'),
  )
  tar.entry({ name: 'baothu.example/u/c.jpg' }, picture)
  tar.finalize()
  const pieces: Buffer[] = []
  for await (const piece of tar) pieces.push(piece as Buffer)
  await writeFile(path.join(folder, 'b.tar.gz'), gzipSync(Buffer.concat(pieces)))
  const response = (target: string, type: string, body: Buffer): Buffer => {
    const http = Buffer.concat([
      Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n`),
      body,
    ])
    const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${target}\r\nWARC-Date: 2026-11-20T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:${target.length}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.length}\r\n\r\n`
    return Buffer.concat([Buffer.from(head), http, Buffer.from('\r\n\r\n')])
  }
  const warcPage = pageWith(
    '/u/d.jpg',
    'https://baothu.example/x/cho-goi-9876.html',
    'Chợ Gòi lập tổ đọc sách đầu xuân',
  )
  await writeFile(
    path.join(folder, 'c.warc'),
    Buffer.concat([
      response('https://baothu.example/u/d.jpg', 'image/jpeg', picture),
      response('https://baothu.example/x/cho-goi-9876.html', 'text/html; charset=utf-8', Buffer.from(warcPage)),
    ]),
  )
  expect((await picturesAfter([folder])).map((kept) => kept.length)).toEqual([1, 1, 1])
})

test('a second import keeps what was kept, and finds what is new', async () => {
  const folder = await folderWith({ 'a.html': pageWith('a.jpg', null) })
  const config = { ...readConfig({}), dataFolder: await folderWith({}) }
  expect(await picturesAfter([folder], config)).toEqual([[]])
  await writeFile(path.join(folder, 'a.jpg'), await photograph(4))
  expect((await picturesAfter([folder], config))[0]).toHaveLength(1)
  expect((await picturesAfter([folder], config))[0]).toHaveLength(1)
})

test('an archive that shows no pictures keeps none', async () => {
  const folder = await folderWith({ 'a.html': pageWith('a.jpg', null), 'a.jpg': await photograph(5) })
  const config: Config = { ...readConfig({}), pictures: 'links', dataFolder: await folderWith({}) }
  expect(await picturesAfter([folder], config)).toEqual([[]])
})
