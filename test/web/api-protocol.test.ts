import { connect } from 'node:net'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { makeArticle } from '../search/support/articles.js'
import { startSite, useSite } from './support/server.js'

const site = useSite()

/** Sends a request's head alone, and reads the head of the answer. */
async function headOf(lines: readonly string[]): Promise<string> {
  const { port, hostname } = new URL(site.url)
  const socket = connect(Number(port), hostname)
  socket.write([...lines, 'Host: site.example', '', ''].join('\r\n'))
  const [answer] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return answer.toString()
}

describe('an unknown parameter', () => {
  it.each([
    ['/api/v1/search?tinhh=x', 'Không có tham số “tinhh”. Có phải “tinh”?'],
    ['/api/v1/search?chuyenmuc=x', 'Có phải “chuyen-muc”?'],
    ['/api/v1/search?sobai=5', 'Có phải “so-bai”?'],
    ['/api/v1/gaps?nguong=x', 'Có phải “nguon”?'],
  ])('of %s is refused with the nearest known name', async (address, text) => {
    const { status, body } = await site.json(address)
    expect(status).toBe(400)
    expect((body as { problems: { message: string }[] }).problems[0].message).toContain(text)
  })

  it('that is like none is refused without one', async () => {
    const { body } = await site.json('/api/v1/search?utm_source=x')
    expect((body as { detail: string }).detail).not.toContain('Có phải')
  })
})

describe('a failure', () => {
  it('is told as problem details, whose type leads to its explanation', async () => {
    const response = await site.get('/api/v1/search?trang=-1')
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    const problem = (await response.json()) as Record<string, unknown>
    expect(problem).toMatchObject({ status: 400, field: 'trang', code: 'bad-parameters' })
    expect(problem.detail).toContain('trang')
    const type = String(problem.type)
    const { $ } = await site.page(type)
    expect($(`#${type.split('#')[1]}`).text()).toContain(String(problem.title))
  })
})

describe('another method', () => {
  it.each([
    ['POST', '/api/v1/search', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/api/v1/articles/a/related', 'GET, HEAD, OPTIONS'],
    ['PATCH', '/api/v1/openapi.json', 'GET, HEAD, OPTIONS'],
    ['GET', '/api/v1/drafts/analysis', 'POST, OPTIONS'],
  ])('%s %s is answered with 405 and the methods that there are', async (method, address, allow) => {
    const response = await site.ask(address, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow])
    const options = await site.ask(address, { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')]).toEqual([204, allow])
  })
})

describe('a body that is too long', () => {
  it.each(['POST /api/v1/drafts/analysis', 'GET /api/v1/search', 'GET /api/v1/openapi.json'])(
    'is refused before it is read: %s',
    async (start) => {
      expect(await headOf([`${start} HTTP/1.1`, 'Content-Length: 99999999999'])).toMatch(/^HTTP\/1\.1 413 /)
    },
  )
})

describe('scripts of other sites', () => {
  const origin = 'https://bao.example'
  const allowed = (response: Response) => response.headers.get('access-control-allow-origin')

  it('read nothing but related articles unless they are allowed to', async () => {
    expect(allowed(await site.get('/api/v1/search', { origin }))).toBeNull()
    expect(allowed(await site.get('/api/v1/articles/baothaibinh-1000/related', { origin }))).toBe('*')
  })

  it('of the sites that are allowed read answers and failures, and only read', async () => {
    const other = await startSite({ cors: [origin] })
    const preflight = { origin, 'access-control-request-method': 'GET' }
    const [search, failure, foreign, asked, draft] = await Promise.all([
      other.get('/api/v1/search', { origin }),
      other.get('/api/v1/search?trang=x', { origin }),
      other.get('/api/v1/search', { origin: 'https://khac.example' }),
      other.ask('/api/v1/search', { method: 'OPTIONS', headers: preflight }),
      other.ask('/api/v1/drafts/analysis', { method: 'POST', headers: { origin }, body: '{"title":"Lúa"}' }),
    ])
    await other.close()
    expect([search, failure, foreign, draft].map(allowed)).toEqual([origin, origin, null, null])
    expect([search, foreign].map(({ headers }) => headers.get('vary'))).toEqual(
      Array(2).fill(expect.stringContaining('Origin')),
    )
    expect(asked.status).toBe(204)
    expect([allowed(asked), asked.headers.get('access-control-allow-methods')]).toEqual([origin, 'GET, HEAD'])
  })

  it('of all sites may read where all are allowed', async () => {
    const other = await startSite({ cors: ['*'] })
    const answers = await Promise.all(
      ['/api/v1/search', '/api/v1/khong-co', '/'].map((path) => other.get(path, { origin })),
    )
    await other.close()
    expect(answers.map(allowed)).toEqual(['*', '*', null])
  })
})

describe('cursors', () => {
  const article = (number: number, day = number) =>
    makeArticle({
      id: `bai-${number}`,
      title: `Tin đồng ruộng số ${number}`,
      body: [`Xã thứ ${number} gặt ${number * 37} tấn lúa ở cánh đồng ${number * 11}.`],
      province: 'Thái Bình',
      agencies: ['so-y-te'],
      publishedAt: `2022-${String(1 + Math.floor(day / 28)).padStart(2, '0')}-${String(1 + (day % 28)).padStart(2, '0')}T08:00:00+07:00`,
      datePrecision: 'minute',
      dateSource: 'page',
    })
  const articles = Array.from({ length: 30 }, (_, at) => article(at))
  interface Page {
    hits: { id: string }[]
    page: number
    nextCursor: string | null
  }
  const at = (address: string, cursor: string | null) =>
    cursor === null ? address : `${address}${address.includes('?') ? '&' : '?'}con-tro=${cursor}`

  it.each([
    '/api/v1/search?sap-xep=moi-nhat&so-bai=7',
    '/api/v1/search?q=l%C3%BAa&so-bai=7',
    '/api/v1/agencies/so-y-te',
    '/api/v1/provinces/thai-binh',
  ])('lead through all of %s once', async (address) => {
    const other = await startSite({ articles })
    const seen: string[] = []
    let cursor: string | null = null
    let pages = 0
    do {
      const { status, body } = await other.json(at(address, cursor))
      expect(status).toBe(200)
      const { hits, page, nextCursor } = body as Page
      expect(page).toBe(++pages)
      seen.push(...hits.map(({ id }) => id))
      cursor = nextCursor
    } while (cursor !== null)
    await other.close()
    expect(seen).toHaveLength(30)
    expect(new Set(seen).size).toBe(30)
  })

  it('go on where they were when articles came in and went', async () => {
    const address = '/api/v1/search?sap-xep=moi-nhat&so-bai=7'
    const before = await startSite({ articles })
    const { body } = await before.json(address)
    await before.close()
    const first = body as Page
    // Five newer articles, and the first of those that were seen is gone.
    const newer = Array.from({ length: 5 }, (_, more) => article(100 + more, 200 + more))
    const after = await startSite({ articles: [...articles.filter(({ id }) => id !== first.hits[0].id), ...newer] })
    const next = (await after.json(at(address, first.nextCursor))).body as Page
    const byNumber = (await after.json(`${address}&trang=2`)).body as Page
    await after.close()
    const ids = articles.map(({ id }) => id).reverse()
    expect(next.hits.map(({ id }) => id)).toEqual(ids.slice(7, 14))
    expect(byNumber.hits.map(({ id }) => id)).not.toEqual(ids.slice(7, 14))
  })

  it('of another search, broken ones, and those beside a page are refused', async () => {
    const other = await startSite({ articles })
    const { nextCursor } = (await other.json('/api/v1/search?so-bai=5')).body as Page
    const refused = ['search?q=a', 'agencies/so-y-te', 'search?trang=2'].map((path) =>
      at(`/api/v1/${path}`, nextCursor),
    )
    for (const address of [...refused, '/api/v1/search?con-tro=xyz']) {
      const { status, body } = await other.json(address)
      expect([address, status, (body as { field: string }).field]).toEqual([address, 400, 'con-tro'])
    }
    await other.close()
  })
})
