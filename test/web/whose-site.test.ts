import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { hashPassword } from '../../src/settings/passwords.js'
import { startSite, useSite } from './support/server.js'
import { settingsOf } from './support/settings.js'

const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path fill="red" d="M0 0h20v10z"/></svg>',
)
const name = 'Kho tin <Sông Hà> & bạn'
const own = useSite({
  siteUrl: 'https://tin.example',
  settings: settingsOf(
    {
      name,
      shortName: 'Sông Hà',
      colours: { brand: '#5a1250' },
      imprint: { publisher: 'Báo Sông Hà', email: 'toasoan@songha.example' },
      licence: 'Giấy phép số 00/GP-VD',
      hub: 'https://hub.example/',
    },
    { type: 'svg', content: svg },
  ),
})

const article = '/bai/baothaibinh-1000/tap-huan-chuyen-doi-so-cho-can-bo-cap-xa-o-quynh-phu'
const pages = [
  '/',
  '/tim-kiem?q=so',
  article,
  '/ngay/2022',
  '/co-quan',
  '/tinh',
  '/cach-xep-hang',
  '/doc-sau',
  '/bien-tap',
  '/khong-co',
]

describe('the name of the site', () => {
  it.each(pages)('stands in all that %s says, and that of the program at its foot alone', async (path) => {
    const { $ } = await own.page(path)
    expect($('head > title').text()).toMatch(new RegExp(` — ${name}$`))
    expect($('meta[property="og:site_name"]').attr('content')).toBe(name)
    expect($('meta[name="application-name"]').attr('content')).toBe(name)
    expect($('.brand').text()).toBe(name)
    expect($('.imprint__program').text()).toBe('Chạy bằng Tìm Tin')
    $('.imprint__program').remove()
    expect($.html()).not.toContain('Tìm Tin')
  })

  it.each([
    '/tim-kiem.atom',
    '/tim-kiem.rss',
    '/tim-kiem.feed.json',
    '/tim-kiem.csv',
    '/tim-kiem.ris',
    '/opensearch.xml',
    '/site.webmanifest',
  ])('and no other stands in %s', async (path) => {
    const text = await (await own.get(path)).text()
    expect(text).not.toContain('Tìm Tin')
    expect(text).toContain('Sông Hà')
  })

  it('is that of the program where none is given', async () => {
    const plain = await startSite()
    const { $ } = await plain.page('/')
    await plain.close()
    expect($('.brand').text()).toBe('Tìm Tin')
    expect($('.imprint').text().trim()).toBe('Chạy bằng Tìm Tin')
  })
})

describe('the foot of a page', () => {
  it('says who runs the site, and under which licence', async () => {
    const { $ } = await own.page('/')
    const lines = $('.imprint dl > div')
      .toArray()
      .map((line) => $(line).text())
    expect(lines).toEqual(['Đơn vị xuất bảnBáo Sông Hà', 'Thư điện tửtoasoan@songha.example'])
    expect($('.imprint a').attr('href')).toBe('mailto:toasoan@songha.example')
    expect($('.imprint').text()).toContain('Giấy phép số 00/GP-VD')
  })
})

describe('the logo', () => {
  it('is served as a picture that can do nothing else', async () => {
    const { $ } = await own.page('/')
    const href = $('.brand img').attr('src')!
    expect($('link[rel="icon"]').attr('href')).toBe(href)
    const response = await own.get(href)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(svg)
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*sandbox$/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect((await own.get('/logo.svg')).headers.get('cache-control')).not.toContain('immutable')
  })

  it('is drawn as icons', async () => {
    const manifest = (await (await own.get('/site.webmanifest')).json()) as { icons: { src: string; sizes: string }[] }
    for (const { src, sizes } of manifest.icons.filter(({ sizes }) => sizes !== 'any')) {
      const { width, height, format } = await sharp(await (await own.get(src)).arrayBuffer()).metadata()
      expect([`${width}x${height}`, format]).toEqual([sizes, 'png'])
    }
    const touch = await sharp(await (await own.get('/apple-touch-icon.png')).arrayBuffer()).metadata()
    expect([touch.width, touch.hasAlpha]).toEqual([180, false])
    const ico = Buffer.from(await (await own.get('/favicon.ico')).arrayBuffer())
    expect([ico.readUInt16LE(2), ico[6]]).toEqual([1, 32])
    expect((await sharp(ico.subarray(22)).metadata()).width).toBe(32)
  })
})

describe('colours', () => {
  it('are a style sheet over that of the site, for light and dark pages', async () => {
    const { $ } = await own.page('/')
    const sheets = $('link[rel="stylesheet"]')
      .toArray()
      .map((link) => $(link).attr('href')!)
    expect(sheets.map((href) => href.replace(/\?.*/, ''))).toEqual([
      '/public/timtin.css',
      '/public/pictures.css',
      '/colours.css',
    ])
    const response = await own.get(sheets[2])
    expect(response.headers.get('content-type')).toMatch(/^text\/css/)
    expect(await response.text()).toMatch(
      /^:root\{--link:#5a1250;[^}]*\}\n@media screen and \(prefers-color-scheme:dark\)\{:root\{--link:#/,
    )
  })

  it('are not asked for where there are none', async () => {
    const plain = await startSite()
    const { $ } = await plain.page('/')
    await plain.close()
    expect($('link[href^="/colours.css"]')).toHaveLength(0)
  })
})

describe('a WebSub hub', () => {
  it('is named by every feed', async () => {
    const atom = await own.get('/tim-kiem.atom')
    const again = await own.get('/tim-kiem.atom', { 'accept-encoding': 'gzip' })
    expect(again.headers.get('link')).toBe(atom.headers.get('link'))
    expect(atom.headers.get('link')).toContain('<https://hub.example/>; rel="hub"')
    expect(atom.headers.get('link')).toContain('<https://tin.example/tim-kiem.atom>; rel="self"')
    expect(await atom.text()).toContain('<link rel="hub" href="https://hub.example/"/>')
    expect(await (await own.get('/tim-kiem.rss')).text()).toContain(
      '<atom:link rel="hub" href="https://hub.example/"/>',
    )
    const feed = (await (await own.get('/tim-kiem.feed.json')).json()) as { hubs: unknown }
    expect(feed.hubs).toEqual([{ type: 'WebSub', url: 'https://hub.example/' }])
  })
})

describe('the limit of requests', () => {
  it('is that of the configuration', async () => {
    const other = await startSite({ settings: settingsOf({ requestsPerMinute: 60 }) })
    const statuses = new Set<number>()
    for (let sent = 0; sent < 62; sent++) statuses.add((await other.get('/khong-co')).status)
    await other.close()
    expect(statuses).toEqual(new Set([404, 429]))
  })
})

describe('the desk', { timeout: 120_000 }, () => {
  const basic = (user: string, password: string) => ({
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
  })
  const locked = [
    '/bien-tap',
    '/bien-tap?dia-chi=baothaibinh-1000',
    '/bien-tap/khoang-trong',
    '/api/v1/gaps',
    '/bien-tap/',
  ]
  const siteWithUser = async (user: string, password: string) =>
    startSite({ settings: settingsOf({ deskUsers: [{ name: user, hash: await hashPassword(password) }] }) })

  it('asks for a password where it has users, and nothing else does', async () => {
    const other = await siteWithUser('lân', 'một: hai ba bốn')
    for (const path of locked) {
      const refused = await other.get(path)
      expect([path, refused.status]).toEqual([path, 401])
      expect(refused.headers.get('www-authenticate')).toMatch(/^Basic realm="[ -~]+", charset="UTF-8"$/)
    }
    const draft = { method: 'POST', body: '{"title": "Cầu mới"}' }
    expect((await other.ask('/api/v1/drafts/analysis', draft)).status).toBe(401)
    const { $ } = await other.page('/bien-tap')
    expect($('h1').text()).toBe('Bàn biên tập cần mật khẩu')
    expect($('meta[name="robots"]').attr('content')).toBe('noindex')

    const right = basic('lân', 'một: hai ba bốn')
    for (const path of locked) {
      const response = await other.get(path, right)
      expect([path, response.status]).toEqual([path, 200])
      expect(response.headers.get('cache-control')).not.toContain('public')
    }
    expect((await other.ask('/api/v1/drafts/analysis', { ...draft, headers: right })).status).toBe(200)
    for (const path of pages.filter((path) => path !== '/bien-tap'))
      expect((await other.get(path)).status).not.toBe(401)
    await other.close()
  })

  it('refuses wrong names and passwords, and an address that tries many', async () => {
    const other = await siteWithUser('lan', 'một hai ba bốn')
    const right = basic('lan', 'một hai ba bốn')
    // Asking without a password, as browsers do first, is no attempt; nor is a right one.
    for (let n = 0; n < 12; n++) expect((await other.get('/bien-tap')).status).toBe(401)
    for (let n = 0; n < 12; n++) expect((await other.get('/bien-tap', right)).status).toBe(200)
    const wrong = [basic('lan', ''), basic('lan', 'một'), basic('', ''), basic('minh', 'một hai ba bốn')]
    for (const headers of wrong) expect((await other.get('/bien-tap', headers)).status).toBe(401)
    for (const authorization of ['Basic', 'Basic %%', 'Bearer abc', `Basic ${'a'.repeat(3000)}`]) {
      expect((await other.get('/bien-tap', { authorization })).status).toBe(401)
    }
    for (let n = 0; n < 6; n++) expect((await other.get('/bien-tap', basic('lan', `số ${n}`))).status).toBe(401)
    const shut = await other.get('/bien-tap', basic('lan', 'số 7'))
    expect([shut.status, shut.headers.get('retry-after')]).toEqual([429, '900'])
    expect((await other.get('/')).status).toBe(200)
    await other.close()
  })

  it('is open where it has none, but not for search engines', async () => {
    const plain = await startSite()
    const { status, $ } = await plain.page('/bien-tap')
    await plain.close()
    expect([status, $('meta[name="robots"]').attr('content')]).toEqual([200, 'noindex'])
  })
})
