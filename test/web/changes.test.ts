import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeArticle } from '../store/support/articles.js'
import { openArchiveOf, type SampleArchive } from '../support/sample-archive.js'
import { execute } from '../scripts/support.js'
import { serve, type Served } from './support/server.js'

const folder = mkdtempSync(path.join(tmpdir(), 'timtin-changes-'))
const given = ['mot', 'hai', 'ba'].map((id) =>
  makeArticle(`tin-${id}`, {
    url: `https://baosongla.example/tin/${id}`,
    title: `Xã Sông Lá trồng rừng ngập mặn đợt ${id}`,
    body: ['Sáng 12/3, xã Sông Lá ra quân trồng rừng.', `Đợt ${id} trồng bảy héc-ta.`],
  }),
)

let sample: SampleArchive
let site: Served

/** Runs a command on the archive that is being served. */
const run = (command: string, ...args: string[]) => execute(command, args, { TIMTIN_DATA: sample.config.dataFolder })

function file(name: string, content: string): string {
  const at = path.join(folder, name)
  writeFileSync(at, content)
  return at
}

beforeAll(async () => {
  const records = file('tin.ndjson', given.map((article) => JSON.stringify(article)).join('\n'))
  sample = await openArchiveOf([records])
  site = await serve({ search: sample.archive.search, desk: sample.archive.desk, gazetteer: sample.archive.gazetteer })
})
afterAll(async () => {
  await site?.close()
  await sample?.dispose()
  rmSync(folder, { recursive: true, force: true })
})

describe('a corrected article', () => {
  test('says when and what was corrected, on its page and in the API', async () => {
    const title = 'Xã Sông Lá trồng bảy héc-ta rừng'
    const correction = file(
      'sua.json',
      JSON.stringify({ title, author: null, kicker: 'Rừng mới', captions: ['Trồng rừng.'] }),
    )
    const { code, lines } = await run('correct', 'https://baosongla.example/tin/mot', correction)
    expect([code, lines[0]]).toEqual([0, 'Corrected tin-mot.'])

    const { body } = await site.json('/api/v1/articles/tin-mot')
    expect(body).toMatchObject({
      title,
      author: null,
      modifiedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/),
      revisions: [{ by: 'correction', was: { title: given[0].title, author: 'Lê Minh Khuê' } }],
    })
    const { href } = body as { href: string }
    const { $ } = await site.page(href)
    const names = $('.changes summary').text().split(': ')[1].split(', ')
    expect($('.changes summary').text()).toMatch(/^Đã sửa ngày \d+\/\d+\/\d{4}: /)
    expect(names.toSorted()).toEqual(['chú thích ảnh', 'dòng dẫn', 'tiêu đề', 'tác giả'].toSorted())
    const former = $('.changes dt')
    expect(former.map((_, part) => $(part).text()).get()).toEqual(['Tiêu đề trước đó', 'Tác giả trước đó'])
    expect($('.changes details p').text()).toMatch(/: (dòng dẫn, chú thích ảnh|chú thích ảnh, dòng dẫn)\.$/)
    expect($('.changes dd').first().text()).toBe(given[0].title)
    expect($('.article__head').text()).toContain('Cập nhật: ')
  })

  test.each([
    ['an unknown field', JSON.stringify({ tieuDe: 'x' }), /tieuDe/],
    ['a value of the wrong kind', JSON.stringify({ title: 7 }), /title/],
    ['an empty title', JSON.stringify({ title: ' ' }), /title is empty/],
    ['no JSON', '{', /cannot be read as JSON/],
  ])('is not corrected by %s', async (_, content, message) => {
    const { code, stderr } = await run('correct', 'tin-ba', file('sai.json', content))
    expect([code, stderr]).toEqual([65, expect.stringMatching(message)])
    expect((await site.json('/api/v1/articles/tin-ba')).body).toMatchObject({ title: given[2].title, revisions: [] })
  })

  test('must be there', async () => {
    const { code, stderr } = await run('correct', 'tin-bon', file('sua.json', '{"title":"x"}'))
    expect([code, stderr]).toEqual([66, expect.stringContaining('There is no such article')])
  })
})

describe('a withdrawn article', () => {
  test('answers 410 with date and reason, and nothing knows it any more, even before the next build', async () => {
    const reason = 'Theo đề nghị của người được nhắc đến'
    expect((await run('withdraw', 'tin-hai', '--reason', reason)).lines[0]).toContain('Withdrawn tin-hai')

    for (const address of ['/bai/tin-hai/xa-song-la', '/dien-bien/tin-hai']) {
      const { status, $ } = await site.page(address)
      expect([status, $('h1').text()]).toEqual([410, 'Bài này đã được gỡ'])
      expect($('.error-page').text()).not.toContain('Lỗi')
      expect($('.error-page').text()).toMatch(/ngày \d+\/\d+\/\d{4}\. Lý do: Theo đề nghị của người được nhắc đến\./)
      expect($.html()).not.toContain('đợt hai')
    }
    for (const rest of ['', '/related', '/copies', '/story']) {
      const { status, body } = await site.json(`/api/v1/articles/tin-hai${rest}`)
      expect([status, body]).toEqual([410, expect.objectContaining({ code: 'article-withdrawn' })])
      expect((body as { message: string }).message).toContain(reason)
    }
    const mentions = [
      '/tim-kiem?q=trồng+rừng',
      '/api/v1/search?q=rừng+ngập+mặn',
      '/api/v1/suggest?q=xã+sông+lá+trồng',
      '/api/v1/articles/tin-ba',
      '/tim-kiem.csv?q=rừng',
      '/tim-kiem.rss?q=rừng',
    ]
    for (const address of mentions) {
      const answer = await (await site.get(encodeURI(address))).text()
      expect([address, answer.includes('tin-hai'), answer.includes('đợt hai')]).toEqual([address, false, false])
    }
  })

  test('is taken back from those who read the feed', async () => {
    const reason = 'Theo đề nghị của người được nhắc đến'
    const $ = load(await (await site.get('/tim-kiem.atom')).text(), { xml: true })
    const deleted = $('at\\:deleted-entry')
    expect([deleted.length, deleted.find('at\\:comment').text()]).toEqual([1, reason])
    expect(deleted.attr('ref')).toMatch(/^urn:uuid:/)
    expect($(`entry > id:contains("${deleted.attr('ref')}")`)).toHaveLength(0)
    expect($('feed > updated').text()).toBe(deleted.attr('when'))
  })

  test('is put back by a correction that has the whole article, and by nothing else', async () => {
    const part = await run('correct', 'tin-hai', file('phan.json', '{"author":"Bùi An Khê"}'))
    expect([part.code, part.stderr]).toEqual([65, expect.stringMatching(/title and body: missing\..*withdrawn at 20/)])
    const titleOnly = await run('correct', 'tin-hai', file('tua.json', '{"title":"Tựa mới"}'))
    expect([titleOnly.code, titleOnly.stderr]).toEqual([65, expect.stringContaining('body: missing.')])
    const records = file('lai.ndjson', JSON.stringify(given[1]))
    expect((await run('ingest', records)).lines.join('\n')).toContain('withdrawn here: 1')
    expect((await site.get('/bai/tin-hai')).status).toBe(410)

    const { lines } = await run('correct', 'tin-hai', file('ca-bai.json', JSON.stringify(given[1])))
    expect(lines[0]).toBe('Put back, although it had been withdrawn: tin-hai.')
    expect((await site.json('/api/v1/articles/tin-hai')).body).toMatchObject({ title: given[1].title })
    const $ = load(await (await site.get('/tim-kiem.atom')).text(), { xml: true })
    expect($('at\\:deleted-entry')).toHaveLength(0)
  })

  test('is said to be withdrawn, since when and why, whether its id or its address is given', async () => {
    const reason = 'Đăng nhầm'
    const url = 'https://baosongla.example/tin/nam'
    const article = { id: 'tin-nam', url, title: 'Chợ Sông Lá họp phiên đầu', body: ['Chợ họp năm phiên mỗi tháng.'] }
    expect((await run('import', file('nam.ndjson', JSON.stringify(article)))).code).toBe(0)
    expect((await run('withdraw', url, '--reason', reason)).code).toBe(0)
    for (const address of ['tin-nam', '/bai/tin-nam/cho', 'baosongla.example/tin/nam']) {
      const again = await run('withdraw', address, '--reason', 'x')
      const what = expect.stringMatching(/tin-nam: The article was withdrawn at 20\S+ \("Đăng nhầm"\)/)
      expect([again.code, again.stderr]).toEqual([64, what])
      const titleOnly = await run('correct', address, file('tua.json', '{"title":"Tựa mới"}'))
      expect([titleOnly.code, titleOnly.stderr]).toEqual([65, expect.stringContaining(reason)])
    }
    const { id: _, url: __, ...whole } = article
    expect((await run('correct', url, file('nam.json', JSON.stringify(whole)))).lines[0]).toMatch(
      /^Put back.* tin-nam\.$/,
    )
    expect((await run('withdraw', 'tin-nam', '--reason', reason)).code).toBe(0)
  })

  test('must be there, and have a reason', async () => {
    expect((await run('withdraw', 'tin-bon', '--reason', 'x')).code).toBe(66)
    expect((await run('withdraw', 'tin-ba', '--reason', ' ')).code).toBe(64)
    expect((await run('withdraw', 'tin-ba')).code).toBe(64)
  })
})
