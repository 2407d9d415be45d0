import { load } from 'cheerio'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pino } from 'pino'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.js'
import { articles as invented } from './support/articles.js'
import { deskOver, type Served, startSite, useArchiveSite } from './support/server.js'

const deskPath = '/bien-tap'
const megabyte = 1024 * 1024

const logged: string[] = []
const site = useArchiveSite({
  logger: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
})
let article: Article
beforeAll(async () => {
  article = (await site.archive.search.article('hd-vai-nhat-2020-1'))!.article
})

type Fields = [name: string, value: string][]

/** Sends the form as a browser would. */
function post(fields: Fields, to: Served = site): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return fetch(to.url + deskPath, { method: 'POST', body: form })
}

async function pageOf(fields: Fields, to: Served = site) {
  const response = await post(fields, to)
  const html = await response.text()
  return { status: response.status, headers: response.headers, html, $: load(html) }
}

function analyse(body: unknown, to: Served = site): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return to.ask('/api/v1/drafts/analysis', {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'application/json' },
  })
}

/** An invented draft that copies the first paragraph of a sample article. */
const ownParagraph =
  'Ông Trần Văn Khải, Giám đốc Sở Nông nghiệp và Phát triển nông thôn tỉnh Hải Dương, cho biết Quyết định số 12/2024/QĐ-UBND giao từng huyện giữ mã số vùng trồng vải thiều.'
const draft = (): Fields => [
  ['tieu-de', 'Vải thiều Thanh Hà tìm thêm đường xuất khẩu sang Nhật Bản'],
  ['loi-dan', 'Tỉnh chuẩn bị cho vụ vải mới.'],
  ['noi-dung', `${ownParagraph}\r\n${article.body[0]}`],
]

describe('the form', () => {
  it('is there, empty, linked quietly from every page', async () => {
    const { status, $ } = await site.page(deskPath)
    expect(status).toBe(200)
    for (const name of ['Tiêu đề', 'Sapo', 'Nội dung', 'Địa chỉ bài hoặc mã bài']) {
      const label = $('label').filter((_, node) => $(node).text() === name)
      expect($(`#${label.attr('for')}`)).toHaveLength(1)
    }
    expect($('#ban-thao').attr()).toMatchObject({ method: 'post', action: '/bien-tap#ket-qua' })
    expect($('.desk-form .note').text()).toContain('đọc 30.000 ký tự đầu')
    expect((await site.page('/')).$('footer a[href="/bien-tap"]')).toHaveLength(1)
  })
})

describe('a draft', () => {
  it('is answered with copies, related articles, names, keywords and category', async () => {
    const { status, $ } = await pageOf(draft())
    expect(status).toBe(200)
    const copy = $('#gan-trung + .ticks .tick').first()
    expect(copy.find('label').text()).toMatch(/^Trùng \d+% Lên xe container vải đầu tiên đi Nhật Bản$/)
    expect(copy.find('mark').text()).toBe(article.body[0].replace(/\.$/, ''))
    expect($('.desk__results label').text()).toContain('Vải Thanh Hà lên kệ siêu thị Tokyo sau 46 giờ')
    const named = $('[aria-labelledby="duoc-neu"] a')
      .toArray()
      .map((link) => $(link).contents().first().text().trim())
    expect(named).toEqual(
      expect.arrayContaining([
        'Sở Nông nghiệp và Phát triển nông thôn',
        'Trần Văn Khải',
        'Quyết định số 12/2024/QĐ-UBND',
        'Hải Dương',
      ]),
    )
    expect($('[aria-labelledby="goi-y"] a').text()).toContain('Nhật Bản')
    expect($('[aria-labelledby="goi-y"] a[href*="chuyen-muc="]').length).toBeGreaterThan(0)
    expect($('#bt-noi-dung').val()).toBe(`${ownParagraph}\n${article.body[0]}`)
  })

  it('may come in percent-escapes as well', async () => {
    const response = await fetch(site.url + deskPath, { method: 'POST', body: new URLSearchParams(draft()) })
    const form = load(await response.text())
    expect(form('.ticks').text()).toBe((await pageOf(draft())).$('.ticks').text())
    expect(form('#bt-tieu-de').val()).toBe('Vải thiều Thanh Hà tìm thêm đường xuất khẩu sang Nhật Bản')
  })

  it('stays text where it is shown again', async () => {
    const evil = '</textarea><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    const { $, html } = await pageOf([
      ['tieu-de', evil],
      ['loi-dan', evil],
      ['noi-dung', `${evil}\n${article.body[0]} ${evil}`],
      ['bai', evil],
      ['tieu-de-hop', evil],
      ['viec', 'hop'],
    ])
    expect($('#bt-tieu-de').val()).toBe(evil)
    expect($('img[onerror], script:not([src])')).toHaveLength(0)
    expect(html).toContain('&lt;script&gt;')
  })
})

describe('the box', () => {
  it('holds the ticked articles as HTML, Markdown and JSON, under the heading given', async () => {
    const ticked = ['hd-vai-nhat-2020-2', 'hd-vai-nhat-2020-1', 'khong-co']
    const { $ } = await pageOf([
      ...draft(),
      ...ticked.map((id): [string, string] => ['bai', id]),
      ['tieu-de-hop', 'Đọc thêm'],
      ['viec', 'hop'],
    ])
    const html = load($('#hop-html').val() as string, null, false)
    expect(html('h2').text()).toBe('Đọc thêm')
    expect(
      html('a')
        .toArray()
        .map((link) => [link.attribs.href, html(link).text()]),
    ).toEqual([
      [expect.stringMatching(/^https:\/\/baohaiduong\.vn\//), 'Vải Thanh Hà lên kệ siêu thị Tokyo sau 46 giờ'],
      [article.url, article.title],
    ])
    expect($('#hop-markdown').val()).toContain(`- [${article.title}](${article.url}) (10/6/2020, 18:42)`)
    expect(JSON.parse($('#hop-json').val() as string)).toMatchObject({
      heading: 'Đọc thêm',
      items: [{ publishedAt: '2020-06-13T09:15:00+07:00' }, { url: article.url, source: 'baohaiduong.vn' }],
    })
    expect($('input[name="bai"]:checked')).toHaveLength(2)
  })

  it('asks for ticks when there are none', async () => {
    const { status, $ } = await pageOf([...draft(), ['viec', 'hop']])
    expect(status).toBe(200)
    expect($('#hop-tin [role="alert"]').text()).toContain('Chưa chọn bài nào')
  })

  it('leads to the page here where the original is not known or not safe', async () => {
    const odd = { ...invented[0], id: 'la', url: 'javascript:alert(1)' }
    const other = await startSite({ desk: deskOver([odd, ...invented]) })
    const { $ } = await pageOf(
      [
        ['noi-dung', odd.body.join('\n')],
        ['bai', 'la'],
      ],
      other,
    )
    expect(load($('#hop-html').val() as string)('a').attr('href')).toMatch(new RegExp(`^${other.url}/bai/la/`))
    await other.close()
  })
})

describe('an article', () => {
  const addresses: [string, () => string][] = [
    ['its page here', () => `${site.url}/bai/hd-vai-nhat-2020-1/len-xe`],
    ['the path of its page', () => '/bai/hd-vai-nhat-2020-1'],
    ['its id', () => ' hd-vai-nhat-2020-1 '],
    ['its original address', () => article.url!],
    [
      'the original address in another spelling',
      () => `${article.url!.replace('https://', 'http://www.')}?utm_source=zalo#x`,
    ],
  ]
  it.each(addresses)('is found by %s', async (_, addressOf) => {
    const { status, $ } = await site.page(`${deskPath}?${new URLSearchParams({ 'dia-chi': addressOf() }).toString()}`)
    expect(status).toBe(200)
    expect($('.desk__results > p a').attr('href')).toBe(
      '/bai/hd-vai-nhat-2020-1/len-xe-container-vai-dau-tien-di-nhat-ban',
    )
    expect($('.tick label').text()).not.toContain('Lên xe container vải đầu tiên đi Nhật Bản')
    expect($('#ma-nhung').val()).toBe(
      `<div data-tin-cung-chuyen-muc="hd-vai-nhat-2020-1" data-so-bai="5"></div>\n<script async src="${site.url}/tin-cung-chuyen-muc.js"></script>\n`,
    )
  })

  it('has earlier articles about the same event in time order, and no later ones among them', async () => {
    const appeal = 'baocantho-630881'
    const { $ } = await site.page(`${deskPath}?dia-chi=${appeal}`)
    const dates = $('#cung-su-viec + .ticks time')
      .toArray()
      .map((time) => time.attribs.datetime)
    expect(dates.length).toBeGreaterThan(0)
    expect(dates).toEqual([...dates].sort())
    expect(dates.every((date) => date < '2024-09-19')).toBe(true)
  })

  it('takes ticks too', async () => {
    const { $ } = await site.page(`${deskPath}?dia-chi=hd-vai-nhat-2020-1&bai=hd-vai-nhat-2020-2&viec=hop`)
    expect(load($('#hop-html').val() as string)('a').text()).toBe('Vải Thanh Hà lên kệ siêu thị Tokyo sau 46 giờ')
    expect($('input[name="bai"]').attr('form')).toBe('bai-co-san')
  })

  it.each(['https://bao-khac.example/tin/1.html', 'khong-co', 'bất kỳ chữ gì', 'javascript:alert(1)'])(
    'that the archive lacks is said to be missing, beside the field: %s',
    async (address) => {
      const { status, $ } = await site.page(`${deskPath}?${new URLSearchParams({ 'dia-chi': address }).toString()}`)
      expect(status).toBe(404)
      expect($('#loi-dia-chi').text()).toContain('Kho tin không có bài ở địa chỉ này')
      expect($('#dia-chi').attr()).toMatchObject({ value: address, 'aria-describedby': 'loi-dia-chi' })
    },
  )

  it('with an address beyond reason is refused', async () => {
    expect((await site.get(`${deskPath}?dia-chi=${'a'.repeat(3000)}`)).status).toBe(400)
  })

  it('without a body is read by title and lead', async () => {
    const bare = { ...invented[0], id: 'khong-noi-dung', body: [] }
    const other = await startSite({ desk: deskOver([bare, ...invented.slice(10)]) })
    const { status, $ } = await other.page(`${deskPath}?dia-chi=khong-noi-dung`)
    expect(status).toBe(200)
    expect($('.notice').text()).toContain('Bài không có phần nội dung')
    await other.close()
  })
})

describe('odd drafts', () => {
  it('of 1 MB are answered, with what was read', async () => {
    const text = `${ownParagraph}\n`
    const long = text.repeat(Math.floor(megabyte / Buffer.byteLength(text)))
    const { status, $ } = await pageOf([['noi-dung', long]])
    expect(status).toBe(200)
    expect($('.notice').text()).toContain('Bản thảo dài hơn 30.000 ký tự; chỉ phần đầu được đọc')
    expect($('[aria-labelledby="duoc-neu"]').text()).toContain('Trần Văn Khải')
  })

  it.each([
    ['multipart', (fields: Fields) => post(fields)],
    [
      'percent-escapes',
      (fields: Fields) => fetch(site.url + deskPath, { method: 'POST', body: new URLSearchParams(fields) }),
    ],
  ])('over 1 MB are refused with a page that says so: %s', async (_, send) => {
    for (const bytes of [megabyte + 1, 4 * megabyte]) {
      const response = await send([['noi-dung', 'a'.repeat(bytes)]])
      expect(response.status).toBe(413)
      expect(response.headers.get('cache-control')).toBe('no-store')
      const $ = load(await response.text())
      expect($('h1').text()).toBe('Bản thảo dài quá 1 MB')
      expect($('main a[href="/bien-tap"]').length).toBeGreaterThan(0)
    }
    expect((await send([['noi-dung', 'a'.repeat(megabyte)]])).status).toBe(200)
  })

  it('of one word are answered', async () => {
    const { status, $ } = await pageOf([['noi-dung', 'Vải']])
    expect(status).toBe(200)
    expect($('.notice').text()).toContain('Bản thảo rất ngắn')
    expect($('[role="status"]').text()).toBe('Đã đọc 1 tiếng.')
  })

  it('in English are answered, and told so', async () => {
    const english =
      'The provincial council opened its spring session on Monday with a long debate on rural roads, clean water and the price of fertiliser for small farms.'
    const { status, $ } = await pageOf([['noi-dung', english]])
    expect(status).toBe(200)
    expect($('.notice').text()).toContain('không phải tiếng Việt')
  })

  it.each(['', ' \n\t', '!!! … ??? “” – 。', '\u200b\u00ad'])(
    'without a word are put right in place: %j',
    async (text) => {
      const { status, $ } = await pageOf([['noi-dung', text]])
      expect(status).toBe(400)
      expect($('#loi-ban-thao').text()).toContain('Bản thảo chưa có chữ nào')
      expect($('#bt-noi-dung').attr('aria-invalid')).toBe('true')
    },
  )

  it.each([
    ['broken escapes', 'application/x-www-form-urlencoded', 'noi-dung=%E1%BA'],
    [
      'a form cut off',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="noi-dung"\r\n\r\nabc',
    ],
    ['another kind of body', 'image/png', 'PNG'],
    ['an unknown encoding', 'application/x-www-form-urlencoded', 'noi-dung=a', { 'content-encoding': 'x' }],
  ])('that cannot be read are refused: %s', async (_, type, body, headers: Record<string, string> = {}) => {
    const response = await fetch(site.url + deskPath, {
      method: 'POST',
      body,
      headers: { 'content-type': type, ...headers },
    })
    expect(response.status).toBe(400)
    expect(load(await response.text())('h1').text()).toBe('Không đọc được bản thảo')
  })

  it('without a body at all are put right', async () => {
    const response = await fetch(site.url + deskPath, { method: 'POST' })
    expect(response.status).toBe(400)
  })
})

describe('the JSON twin', () => {
  it('answers a draft with what the page tells', async () => {
    const response = await analyse({ title: 'Vải thiều Thanh Hà', body: [ownParagraph, article.body[0]] })
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('ratelimit')).not.toBeNull()
    expect(await response.json()).toMatchObject({
      article: null,
      notes: [],
      copies: [
        { article: { id: 'hd-vai-nhat-2020-1', href: expect.stringMatching(/^\/bai\//) }, passages: [[{}, {}]] },
      ],
      agencies: [{ id: 'so-nong-nghiep-va-phat-trien-nong-thon', href: expect.any(String) }],
      people: [{ name: 'Trần Văn Khải', count: 1 }],
      documents: [{ name: 'Quyết định số 12/2024/QĐ-UBND', number: '12/2024/QĐ-UBND', count: 1 }],
    })
  })

  it('answers an article by its address', async () => {
    const body = (await (await analyse({ address: article.url })).json()) as { article: { id: string } }
    expect(body.article.id).toBe('hd-vai-nhat-2020-1')
    expect((await analyse({ address: 'https://bao-khac.example/1' })).status).toBe(404)
  })

  it.each([
    ['not JSON', '{"title": "vải', 400, 'unreadable-draft'],
    ['no object', '[]', 400, 'bad-parameters'],
    ['a wrong type', { title: 1 }, 400, 'bad-parameters'],
    ['an unknown field', { noi: 'a' }, 400, 'bad-parameters'],
    ['no word', { body: '…' }, 400, 'empty-draft'],
    ['a lone surrogate', '{"body": "\\ud800"}', 400, 'empty-draft'],
    ['over 1 MB', { body: 'ế'.repeat(megabyte / 3 + 1) }, 413, 'draft-too-long'],
  ])('refuses %s', async (_, body, status, code) => {
    const response = await analyse(body)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ code })
  })
})

describe('a draft leaves no trace', () => {
  const word = 'Khuynhthiệpbảomật'
  const escaped = encodeURIComponent(word)

  function traces(lines: readonly string[]): string[] {
    return lines.filter((line) => line.includes(word) || line.includes(escaped) || line.includes('Khuynhthi'))
  }

  it('in the log, the data folder or a cache, whatever came of it', async () => {
    const text = `${word} ${ownParagraph}`
    const responses = [
      await post([
        ['tieu-de', word],
        ['noi-dung', text],
        ['viec', 'hop'],
      ]),
      await fetch(site.url + deskPath, { method: 'POST', body: new URLSearchParams({ 'noi-dung': text }) }),
      await fetch(site.url + deskPath, { method: 'POST', body: `noi-dung=${escaped}%E1` }),
      await post([['noi-dung', `${word}${'a'.repeat(megabyte)}`]]),
      await analyse({ title: word, body: text }),
      await analyse(`{"title": "${word}`),
      await analyse({ [word]: word }),
    ]
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 400, 413, 200, 400, 400])
    for (const { headers, url } of responses) {
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('etag')).toBeNull()
      expect(url).not.toContain('Khuynh')
    }
    await site.get('/healthz')
    expect(logged.filter((line) => line.includes(deskPath)).length).toBeGreaterThanOrEqual(4)
    expect(traces(logged)).toEqual([])
    const folder = site.config.dataFolder
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(3)
    const kept = files.filter((file) => readFileSync(path.join(file.parentPath, file.name)).includes(word))
    expect(kept).toEqual([])
  })

  it('when the engine fails', async () => {
    const lines: string[] = []
    const desk = { ...deskOver(invented), analyse: () => Promise.reject(new Error('The search worker ended.')) }
    const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
    const other = await startSite({ desk, logger })
    const { status, html, headers } = await pageOf([['noi-dung', word]], other)
    await other.close()
    expect(status).toBe(500)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(html).not.toContain(word)
    expect(lines.some((line) => line.includes('The search worker ended.'))).toBe(true)
    expect(traces(lines)).toEqual([])
  })
})

describe('other sites', () => {
  const related = '/api/v1/articles/hd-vai-nhat-2020-1/related'

  it('may read related articles', async () => {
    const response = await site.get(related, { origin: 'https://bao.example' })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    const { related: listed } = (await response.json()) as { related: { url: string | null }[] }
    expect(listed[0].url).toMatch(/^https:/)
    const missing = await site.get('/api/v1/articles/khong-co/related')
    expect([missing.status, missing.headers.get('access-control-allow-origin')]).toEqual([404, '*'])
  })

  it('are told so when their browsers ask first', async () => {
    const response = await site.ask(related, {
      method: 'OPTIONS',
      headers: { origin: 'https://bao.example', 'access-control-request-method': 'GET' },
    })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-methods')).toBe('GET, HEAD')
  })

  it('may read nothing else', async () => {
    const others = [
      '/',
      deskPath,
      '/api/v1/search?q=v%E1%BA%A3i',
      '/api/v1/articles/hd-vai-nhat-2020-1',
      '/api/v1/facets',
      '/public/timtin.css',
      '/healthz',
    ]
    const answers = await Promise.all(others.map((address) => site.get(address, { origin: 'https://bao.example' })))
    answers.push(await analyse({ body: 'Vải' }))
    for (const { url, headers } of answers) {
      expect([url, headers.get('access-control-allow-origin')]).toEqual([url, null])
      expect([url, headers.get('cross-origin-resource-policy')]).toEqual([url, 'same-origin'])
    }
  })

  it('may load the script of the box, under an address that stays', async () => {
    const response = await site.get('/tin-cung-chuyen-muc.js')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('javascript')
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600')
    expect(await response.text()).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write/)
  })
})
