import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildIndex } from '../../src/composition/engines.js'
import { openArchive } from '../../src/composition/reading.js'
import { verifyArchive } from '../../src/composition/safekeeping.js'
import { openArchiveOf, now } from '../support/sample-archive.js'
import { folderWith } from '../support/folders.js'
import { serve, type Served } from './support/server.js'

const shown = 'bao.example'
const hidden = 'an.example'

const record = (id: string, source: string, title: string, body: string) => ({
  id,
  source,
  url: `https://${source}/${id}`,
  title,
  lead: '',
  body: [body],
  category: source === hidden ? 'Mục ẩn' : 'Xã hội',
  province: source === hidden ? 'Quảng Ninh' : 'Thái Bình',
  publishedAt: source === hidden ? '2022-11-25T08:00:00+07:00' : '2022-11-23T08:00:00+07:00',
})
const records = [
  record(
    'cau',
    shown,
    'Khánh thành cầu Bến Nhạn',
    'Cầu Bến Nhạn thông xe sáng nay, bà con hai bờ sông đi lại dễ dàng hơn trước nhiều.',
  ),
  record(
    'cho',
    shown,
    'Mở lại chợ Bến Nhạn',
    'Chợ Bến Nhạn họp lại sau nửa năm sửa mái, tiểu thương đã về đủ các sạp hàng cũ.',
  ),
  record(
    'kin',
    hidden,
    'Chuyện kín ở Bến Nhạn',
    'Chuyện kín này không ai được thấy, dù có nhắc tới Nghị quyết số 77/NQ-HĐND của tỉnh.',
  ),
]

let all: Awaited<ReturnType<typeof openArchiveOf>>
let site: Served
const closing: (() => Promise<unknown>)[] = []
const hiding = () => ({ ...all.config, hiddenSources: [hidden] })

beforeAll(async () => {
  const folder = await folderWith({ 'a.ndjson': records.map((each) => JSON.stringify(each)).join('\n') })
  all = await openArchiveOf([path.join(folder, 'a.ndjson')])
  // As after a restart with another configuration: the index has been built with the articles in it.
  await buildIndex(hiding(), { full: false })
  const archive = await openArchive(hiding(), () => now)
  const { search, desk, gazetteer } = archive
  site = await serve({ search, desk, gazetteer, siteUrl: 'https://tin.example' })
  closing.push(site.close, () => archive.close(), all.dispose)
})
afterAll(async () => {
  for (const close of closing) await close()
})

describe('a hidden source', () => {
  it.each([
    '/',
    '/tim-kiem?q=b%E1%BA%BFn+nh%E1%BA%A1n',
    '/tim-kiem?q=chuy%E1%BB%87n+k%C3%ADn',
    '/ngay/2022/11',
    '/ngay/2022/11/25',
    '/tinh',
    '/tinh/quang-ninh',
    '/van-ban',
    '/bien-tap/khoang-trong',
    '/bien-tap?dia-chi=https://an.example/kin',
    '/bai/kin',
    '/bai/cau',
    '/bai/cau/khanh-thanh-cau-ben-nhan',
    '/dien-bien/kin',
    '/tim-kiem.atom',
    '/tim-kiem.feed.json',
    '/tim-kiem.csv',
    '/tim-kiem.ris',
    '/sitemap-articles-1.xml',
    '/sitemap-pages.xml',
    '/sitemap-news.xml',
    '/opensearch-suggestions.json?q=chuyen+kin',
    '/api/v1/search?q=b%E1%BA%BFn+nh%E1%BA%A1n',
    '/api/v1/articles/kin',
    '/api/v1/articles/cau/related',
    '/api/v1/suggest?q=chuyen',
    '/api/v1/gaps',
    '/api/v1/provinces',
    '/api/v1/documents',
  ])('is not in %s', async (address) => {
    const text = await (await site.get(address)).text()
    expect(text).not.toMatch(/an\.example\/kin(?!")|Chuyện kín ở|không ai được thấy|Mục ẩn|\/bai\/kin\/|77-nq-hdnd/i)
  })

  it('has no articles, and the others have all of theirs', async () => {
    expect((await site.get('/bai/kin')).status).toBe(404)
    expect(await site.json('/api/v1/search?q=b%E1%BA%BFn+nh%E1%BA%A1n')).toMatchObject({ body: { total: 2 } })
    expect(await site.json('/api/v1/gaps')).toMatchObject({ body: { sources: [{ source: shown }] } })
    const sitemap = await (await site.get('/sitemap-articles-1.xml')).text()
    expect(sitemap.match(/<url>/g)).toHaveLength(2)
  })

  it('is no damage to the archive', async () => {
    const options = { repair: false, onProgress: () => {} }
    expect(await verifyArchive(hiding(), options)).toMatchObject({ store: { articles: 3 }, index: null })
  })

  it('is there again when it is no longer hidden', async () => {
    const { indexed } = await buildIndex(all.config, { full: false })
    expect(indexed).toBe(1)
    const archive = await openArchive(all.config, () => now)
    expect((await archive.search.article('kin'))?.article.title).toBe('Chuyện kín ở Bến Nhạn')
    await archive.close()
  })
})
