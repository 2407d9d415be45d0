import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { load } from 'cheerio'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { withdrawArticle } from '../../src/composition/changing.js'
import { buildIndex } from '../../src/composition/engines.js'
import { gatherPictures } from '../../src/composition/picturing.js'
import { openArchive } from '../../src/composition/reading.js'
import { systemClock } from '../../src/config.js'
import { mediaFolder } from '../../src/media/picture-files.js'
import { gatherWhileServing } from '../../src/picturing/picturing.js'
import { wrongs } from '../support/news-site.js'
import { Newsroom, quickLimits } from '../crawl/support/crawling.js'
import { execute } from '../scripts/support.js'
import { serve, statusOf, type Served } from '../web/support/server.js'
import { illustrate, photograph } from './support.js'

function gather(room: Newsroom) {
  const signal = new AbortController().signal
  const clock = () => systemClock() + room.later
  return gatherPictures(room.config, { clock, signal, permission: 'public-and-loopback', limits: quickLimits })
}

async function served(room: Newsroom): Promise<Served> {
  await buildIndex(room.config, { full: false })
  const archive = await openArchive(room.config, systemClock)
  const { search, desk, gazetteer } = archive
  const pictures = { mode: room.config.pictures, dataFolders: [room.config.dataFolder] }
  const site = await serve({ search, desk, gazetteer, clock: systemClock, pictures })
  onTestFinished(async () => {
    await site.close()
    await archive.close()
  })
  return site
}

/** Names of all picture files of an archive. */
async function filesOf(room: Newsroom): Promise<string[]> {
  const folder = mediaFolder(room.config.dataFolder)
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true })
  return entries.filter((name) => /\.(?:webp|avif|new)$/u.test(name)).sort()
}

/** The ids of the room's articles, by their number on the site. */
async function idOf(room: Newsroom, number: number): Promise<string> {
  const article = room.site.articles.get(number)!
  return (await room.stored((store) => store.idOfAddress(`${room.site.origin}${room.site.pathOf(article)}`)))!
}

test('a crawled article shows its pictures from this host until it is withdrawn', async () => {
  const room = await Newsroom.open()
  room.site.publish(1, 2)
  const article = room.site.articles.get(1)!
  illustrate(room, article, {
    '/anh/lut.jpg': await photograph(1, { width: 1500, height: 1000 }),
    '/anh/cau.png': await photograph(2, { width: 300, height: 400, format: 'png' }),
  })
  await room.crawl()
  expect(await gather(room)).toMatchObject({ kept: 2, refused: 0, failed: 0, next: null })
  const id = await idOf(room, 1)
  const site = await served(room)

  const { $ } = await site.page((await site.get(`/bai/${id}`)).headers.get('location') ?? `/bai/${id}`)
  const figures = $('.article figure')
  expect(figures.length).toBe(2)
  expect(figures.eq(0).find('figcaption').text()).toBe('Chú thích của /anh/lut.jpg')
  expect(figures.eq(0).find('img').attr()).toMatchObject({ width: '960', height: '640' })
  expect(figures.eq(1).find('img').attr()).toMatchObject({ width: '300', height: '400', loading: 'lazy' })
  expect(figures.eq(0).find('img').attr('loading')).toBeUndefined()

  const sources = $('.article img, .article source').map((_, one) => $(one).attr('srcset') ?? '')
  const addresses = sources.get().flatMap((set) => set.split(', ').map((each) => each.split(' ')))
  expect(addresses.length).toBe(6)
  for (const [address, width] of addresses) {
    const response = await site.get(address)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(`image/${address.split('.').at(-1)}`)
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const etag = response.headers.get('etag')!
    const { width: actual } = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
    expect(`${actual}w`).toBe(width)
    expect(await statusOf(site.url + address, { 'If-None-Match': etag })).toBe(304)
  }
  expect((await site.page('/tim-kiem?q=bai')).$('.hit .thumbnail img').length).toBe(1)

  expect(await filesOf(room)).toHaveLength(10)
  await execute('withdraw', [id, '--reason', 'Theo yêu cầu'], { TIMTIN_DATA: room.config.dataFolder })
  expect(await filesOf(room)).toEqual([])
  for (const [address] of addresses) expect((await site.get(address)).status).toBe(404)
})

test('a picture that two articles have goes with the last of them', async () => {
  const room = await Newsroom.open()
  room.site.publish(1, 2)
  const picture = await photograph(3)
  illustrate(room, room.site.articles.get(1)!, { '/anh/mot.jpg': picture })
  illustrate(room, room.site.articles.get(2)!, { '/anh/hai.jpg': picture })
  await room.crawl()
  await gather(room)
  const files = await filesOf(room)
  expect(files).toHaveLength(4)
  await withdrawArticle(room.config, await idOf(room, 1), 'Lỗi', systemClock)
  expect(await filesOf(room)).toEqual(files)
  await withdrawArticle(room.config, await idOf(room, 2), 'Lỗi', systemClock)
  expect(await filesOf(room)).toEqual([])
})

test('what an article no longer has after a change is deleted when the log is followed', async () => {
  const room = await Newsroom.open()
  room.site.publish(1, 1)
  illustrate(room, room.site.articles.get(1)!, { '/anh/cu.jpg': await photograph(4) })
  await room.crawl()
  await gather(room)
  const before = await filesOf(room)
  const id = await idOf(room, 1)
  await room.stored(async (store) => {
    const article = store.article(id)!
    await store.correct({ ...article, media: [] })
  })
  await gather(room)
  expect(before).toHaveLength(4)
  expect(await filesOf(room)).toEqual([])
})

test('hostile and unusable pictures are left out, and the others come', async () => {
  const room = await Newsroom.open()
  room.site.publish(1, 1)
  const fine = await photograph(5)
  const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } })
    .png({ compressionLevel: 9 })
    .toBuffer()
  illustrate(room, room.site.articles.get(1)!, {
    '/anh/hinh-ve.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"/>'),
    '/anh/bom.png': bomb,
    '/anh/cut.jpg': fine.subarray(0, fine.length / 2),
    '/anh/cham.gif': await photograph(6, { width: 20, height: 20, format: 'gif' }),
    '/anh/khong-co.jpg': null,
    '/anh/trang.jpg': null,
    '/cam/rieng.jpg': fine,
    '/anh/tot.jpg': await photograph(7),
  })
  room.site.misbehave(/^\/anh\/trang\.jpg/u, wrongs.body('<h1>Không phải ảnh</h1>'))
  await room.crawl()
  expect(await gather(room)).toEqual({ kept: 1, refused: 4, failed: 3, next: null })
  expect(room.site.asked('/cam/rieng.jpg')).toBe(0)
  // Nothing that failed for good is asked for again.
  const asked = room.site.requests.length
  await gather(room)
  expect(room.site.requests.length).toBe(asked)
  const id = await idOf(room, 1)
  const site = await served(room)
  const { body } = await site.json(`/api/v1/articles/${id}`)
  expect((body as { pictures: { original: string }[] }).pictures.map(({ original }) => original)).toEqual([
    `${room.site.origin}/anh/tot.jpg`,
  ])
})

test('a picture that cannot be had now is tried again later', async () => {
  const room = await Newsroom.open()
  room.site.publish(1, 1)
  const picture = await photograph(8)
  illustrate(room, room.site.articles.get(1)!, { '/anh/sau.jpg': picture })
  room.site.misbehave(/^\/anh\/sau\.jpg/u, wrongs.status(500))
  await room.crawl()
  const first = await gather(room)
  expect(first).toMatchObject({ kept: 0, failed: 1 })
  room.site.misbehave(/^\/anh\/sau\.jpg/u, (_, response) => void response.type('jpeg').send(picture))
  room.later = first.next! - systemClock() + 1000
  expect(await gather(room)).toMatchObject({ kept: 1, next: null })
})

test('addresses that are none of the pictures here are not found', async () => {
  const room = await Newsroom.open()
  room.site.publish(1, 1)
  illustrate(room, room.site.articles.get(1)!, { '/anh/a.jpg': await photograph(9) })
  await room.crawl()
  await gather(room)
  const site = await served(room)
  const [name] = (await filesOf(room)).map((file) => file.split('/').at(-1)!)
  expect((await site.get(`/anh/${name}`)).status).toBe(200)
  const wrong = [
    name.replace(/-\d+/u, '-161'),
    name.replace(/\.\w+$/u, '.svg'),
    name.replace(/^./u, (c) => (c === 'a' ? 'b' : 'a')),
  ]
  for (const each of [...wrong, '..%2f..%2fstore%2fdata.mdb', '%00', `${name}%2f`]) {
    expect((await site.get(`/anh/${each}`)).status).toBe(404)
  }
})

test('while a server runs, the pictures of new articles come by themselves, and go with them', async () => {
  const room = await Newsroom.open()
  room.site.publish(1, 1)
  illustrate(room, room.site.articles.get(1)!, { '/anh/a.jpg': await photograph(10) })
  await room.crawl()
  const faults: Error[] = []
  const picturing = gatherWhileServing(
    room.config,
    systemClock,
    { onFault: (fault) => faults.push(fault) },
    { permission: 'public-and-loopback', limits: quickLimits },
  )
  onTestFinished(() => picturing.close())
  await expect.poll(() => filesOf(room), { timeout: 60_000 }).toHaveLength(4)
  const id = await idOf(room, 1)
  await room.stored((store) => store.withdraw(id, { at: '2026-11-30T08:00:00+07:00', reason: 'Lỗi' }))
  await expect.poll(() => filesOf(room), { timeout: 60_000 }).toEqual([])
  expect(faults).toEqual([])
})

test.each(['links', 'off'] as const)('with pictures "%s", none is served or shown', async (mode) => {
  const room = await Newsroom.open()
  room.site.publish(1, 1)
  illustrate(room, room.site.articles.get(1)!, { '/anh/a.jpg': await photograph(11) })
  await room.crawl()
  await gather(room)
  const [name] = (await filesOf(room)).map((file) => file.split('/').at(-1)!)
  room.config.pictures = mode
  const id = await idOf(room, 1)
  const site = await served(room)
  const page = load(await (await fetch(`${site.url}/bai/${id}`)).text())
  expect(page('main img').length).toBe(0)
  expect(page('.article__media a').length).toBe(mode === 'links' ? 1 : 0)
  expect((await site.get(`/anh/${name}`)).status).toBe(404)
})
