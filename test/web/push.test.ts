import { pino } from 'pino'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIntake } from '../../src/ingest/intake.js'
import { KeyFile } from '../../src/keys/key-file.js'
import { openStore } from '../../src/store/article-store.js'
import type { ArticleStore } from '../../src/store/types.js'
import { createPushApp } from '../../src/web/server/push-app.js'
import { listen } from '../../src/web/server/app.js'
import { batchAnswerSchema } from '../../src/web/push/answers.js'
import { failureSchema } from '../../src/web/api/answers/failure.js'
import { readerHere } from '../ingest/helpers.js'
import { folderWith } from '../support/folders.js'
import { now, startSite, type Served } from './support/server.js'

const at = '2024-05-06T07:08:09+07:00'
const paper = 'bao.example'

interface Pushing {
  keys: KeyFile
  store: ArticleStore
  /** Sends a request with a key. */
  send(method: string, path: string, secret: string | null, body?: string): Promise<Response>
  close(): Promise<void>
}

async function startPushing(): Promise<Pushing> {
  const folder = await folderWith({})
  const store = openStore(`${folder}/store`, { readOnly: false })
  const keys = new KeyFile(folder)
  const intake = createIntake(store, readerHere(), () => now)
  const server = await listen(createPushApp({ keys, intake, logger: pino({ level: 'silent' }) }), '127.0.0.1', 0)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    keys,
    store,
    send: (method, path, secret, body) =>
      fetch(`${url}/api/v1/articles${path}`, {
        method,
        body,
        headers: secret === null ? {} : { authorization: `Bearer ${secret}` },
      }),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await store.close()
    },
  }
}

let pushing: Pushing
let all: string
let paperOnly: string
let putOnly: string

beforeAll(async () => {
  pushing = await startPushing()
  all = await pushing.keys.add({ name: 'all', scopes: ['put', 'withdraw'], source: null }, at)
  paperOnly = await pushing.keys.add({ name: 'paper', scopes: ['put', 'withdraw'], source: paper }, at)
  putOnly = await pushing.keys.add({ name: 'put', scopes: ['put'], source: null }, at)
})
afterAll(() => pushing.close())

const record = (fields: object = {}) =>
  JSON.stringify({
    title: 'Xã Minh Tân khánh thành cầu mới',
    body: ['Cầu dài 40 m, rộng 6 m.'],
    publishedAt: at,
    ...fields,
  })

async function failureOf(response: Response) {
  const failure = failureSchema.parse(await response.json())
  expect(failure.status).toBe(response.status)
  return failure
}

describe('without a key', () => {
  it('nothing can be pushed while there is none', async () => {
    const other = await startPushing()
    expect(await failureOf(await other.send('PUT', '/a', null, record()))).toMatchObject({
      status: 404,
      code: 'push-off',
    })
    await other.close()
  })

  it.each([null, 'timtin-stolen', 'x y', ''])('a request with %j is refused', async (secret) => {
    const response = await pushing.send('PUT', '/khong-khoa', secret, record())
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    expect(await failureOf(response)).toMatchObject({ status: 401, code: 'key-refused' })
    expect(pushing.store.has('khong-khoa')).toBe(false)
  })

  it('a request with a revoked one is refused', async () => {
    const secret = await pushing.keys.add({ name: 'gone', scopes: ['put'], source: null }, at)
    expect((await pushing.send('PUT', '/truoc', secret, record())).status).toBe(201)
    await pushing.keys.revoke('gone', at)
    expect((await pushing.send('PUT', '/sau', secret, record())).status).toBe(401)
    expect(pushing.store.has('sau')).toBe(false)
  })

  it('a request with a revoked one is refused also when no other is left', async () => {
    const other = await startPushing()
    const secret = await other.keys.add({ name: 'only', scopes: ['put'], source: null }, at)
    await other.keys.revoke('only', at)
    expect(await failureOf(await other.send('PUT', '/a', secret, record()))).toMatchObject({
      status: 401,
      code: 'key-refused',
    })
    expect((await other.send('PUT', '/a', null, record())).status).toBe(404)
    await other.close()
  })

  it('an address that sends many wrong ones is stopped', async () => {
    const other = await startPushing()
    await other.keys.add({ name: 'a', scopes: ['put'], source: null }, at)
    const statuses = new Set<number>()
    for (let i = 0; i < 25; i++) statuses.add((await other.send('PUT', '/a', `wrong${i}`, record())).status)
    expect([...statuses]).toEqual([401, 429])
    await other.close()
  })
})

describe('an article', () => {
  it('is added, left alone when unchanged, and updated', async () => {
    const first = await pushing.send('PUT', '/cau-moi', all, record({ source: paper }))
    expect(first.status).toBe(201)
    expect(await first.json()).toEqual({ id: 'cau-moi', outcome: 'added', href: '/bai/cau-moi' })
    const again = await pushing.send('PUT', '/cau-moi', all, record({ source: paper }))
    expect([again.status, await again.json()]).toMatchObject([200, { outcome: 'unchanged' }])
    const changed = await pushing.send(
      'PUT',
      '/cau-moi',
      all,
      record({ source: paper, title: 'Cầu Minh Tân thông xe' }),
    )
    expect([changed.status, await changed.json()]).toMatchObject([200, { outcome: 'updated' }])
    expect(pushing.store.article('cau-moi')).toMatchObject({ title: 'Cầu Minh Tân thông xe', publishedAt: at })
  })

  it('with fields that nobody knows is refused, naming them', async () => {
    const body = record({ tieuDe: 'x', noidung: 'y', media: [{ kind: 'image', url: 'a.jpg', caption: null, alt: '' }] })
    const failure = await failureOf(await pushing.send('PUT', '/la', all, body))
    expect(failure).toMatchObject({ status: 422, code: 'bad-record' })
    expect(failure.problems.map(({ parameter }) => parameter).sort()).toEqual(['media.0.alt', 'noidung', 'tieuDe'])
    expect(pushing.store.has('la')).toBe(false)
  })

  it.each([
    [{ title: '' }, 'title'],
    [{ title: 5 }, 'title'],
    [{ publishedAt: 'hôm qua' }, 'publishedAt'],
    [{ publishedAt: '2023-02-31' }, 'publishedAt'],
    [{ views: -1 }, 'views'],
    [{ id: 'khac' }, 'id'],
  ])('with %j is refused, naming the field', async (fields, field) => {
    const failure = await failureOf(await pushing.send('PUT', '/sai', all, record(fields)))
    expect(failure).toMatchObject({ status: 422, problems: [{ parameter: field }] })
  })

  it.each(['{', '', '[]', 'null', '"x"'])('that is %j is refused', async (body) => {
    const failure = await failureOf(await pushing.send('PUT', '/hong', all, body))
    expect(failure).toMatchObject({ status: 422, problems: [{ parameter: 'JSON' }] })
  })

  it('longer than 16 MB is refused', async () => {
    const response = await pushing.send('PUT', '/dai', all, record({ body: 'a'.repeat(17 * 1024 * 1024) }))
    expect(await failureOf(response)).toMatchObject({ status: 413, code: 'push-too-long' })
  })

  it('does not take the id of an article at another address', async () => {
    await pushing.send('PUT', '/chu', all, record({ url: 'https://bao.example/1' }))
    const response = await pushing.send('PUT', '/chu', all, record({ url: 'https://bao.example/2', title: 'Bài khác' }))
    expect(await failureOf(response)).toMatchObject({ status: 409, code: 'article-conflict' })
  })

  it('does not take the address of an article with another id; without an id it is that article', async () => {
    const url = 'https://bao.example/cho-moi'
    await pushing.send('PUT', '/cho-moi', all, record({ url }))
    const taken = await pushing.send('PUT', '/cho-moi-2', all, record({ url, title: 'Bài khác' }))
    expect(await failureOf(taken)).toMatchObject({ status: 409, code: 'article-conflict' })
    const batch = await pushing.send('POST', '', all, record({ url, title: 'Chợ mới mở cửa' }))
    expect(await batch.json()).toMatchObject({ updated: 1, refused: 0 })
    expect(pushing.store.article('cho-moi')?.title).toBe('Chợ mới mở cửa')
    expect(pushing.store.has('cho-moi-2')).toBe(false)
  })
})

describe('a key for one source', () => {
  it('gives its articles that source', async () => {
    expect((await pushing.send('PUT', '/cua-bao', paperOnly, record())).status).toBe(201)
    expect(pushing.store.article('cua-bao')?.source).toBe(paper)
  })

  it('changes no article of another source', async () => {
    await pushing.send('PUT', '/nguon-khac', all, record({ source: 'khac.example' }))
    const stated = await pushing.send('PUT', '/moi', paperOnly, record({ source: 'khac.example' }))
    const taken = await pushing.send('PUT', '/nguon-khac', paperOnly, record({ title: 'Bài bị đổi' }))
    const removed = await pushing.send('DELETE', '/nguon-khac?ly-do=sai', paperOnly)
    for (const response of [stated, taken, removed]) {
      expect(await failureOf(response)).toMatchObject({ status: 403, code: 'foreign-source' })
    }
    expect(pushing.store.article('nguon-khac')).toMatchObject({ source: 'khac.example' })
    expect(pushing.store.has('moi')).toBe(false)
  })

  it('takes no address of another source, also where it is known by a name', async () => {
    const url = 'https://khac.example/tin/7'
    await pushing.send('PUT', '/khac-7', all, record({ source: 'Báo Khác', url }))
    const named = await pushing.keys.add({ name: 'named', scopes: ['put'], source: 'Báo Sông Lá' }, at)
    for (const secret of [paperOnly, named]) {
      const stated = await pushing.send('PUT', '/cuop', secret, record({ url: `${url}#dau`, title: 'Bài bị đổi' }))
      expect(await failureOf(stated)).toMatchObject({ status: 403, code: 'foreign-source' })
      const batch = await pushing.send('POST', '', secret, record({ url, title: 'Bài bị đổi' }))
      expect(await batch.json()).toMatchObject({ refused: 1, failures: [{ code: 'foreign-source' }] })
    }
    expect(pushing.store.article('khac-7')).toMatchObject({
      source: 'Báo Khác',
      title: 'Xã Minh Tân khánh thành cầu mới',
    })
    expect((await pushing.send('PUT', '/ten', named, record({ url: 'https://songla.example/1' }))).status).toBe(201)
  })

  it.each([
    ['https://bao.example/tin/1', 201],
    ['http://www.BAO.example/tin/2', 201],
    ['https://dientu.bao.example/tin/3', 201],
    ['https://khac.example/tin/4', 403],
    ['https://giabao.example/tin/5', 403],
    ['https://bao.example.khac.example/tin/6', 403],
    ['https://bao.example@khac.example/tin/7', 403],
  ])('that is a host: the address %s is answered with %i', async (url, status) => {
    const id = url.replace(/\W+/g, '-')
    expect((await pushing.send('PUT', `/${id}`, paperOnly, record({ url }))).status).toBe(status)
    expect(pushing.store.has(id)).toBe(status === 201)
  })
})

describe('a batch', () => {
  it('is counted, and says why a record was refused and on which line', async () => {
    const lines = [
      record({ id: 'lo-1' }),
      '{hỏng',
      '',
      record({ id: 'lo-2', source: 'khac.example' }),
      record({ id: 'lo-3', la: 1 }),
      record({ id: 'lo-1' }),
    ]
    const response = await pushing.send('POST', '', paperOnly, lines.join('\n'))
    expect(response.status).toBe(207)
    const answer = batchAnswerSchema.parse(await response.json())
    expect(answer).toMatchObject({ added: 1, updated: 0, unchanged: 1, refused: 3 })
    expect(answer.failures.map(({ line, code }) => [line, code])).toEqual([
      [2, 'bad-record'],
      [4, 'foreign-source'],
      [5, 'bad-record'],
    ])
    expect(pushing.store.has('lo-1')).toBe(true)
  })

  it('of which nothing is accepted is refused as a whole', async () => {
    expect((await pushing.send('POST', '', all, '{}\n{}')).status).toBe(422)
  })

  it.each([
    ['empty', '', 400],
    ['of more than 1,000 records', '{}\n'.repeat(1001), 413],
  ])('that is %s is refused', async (_, body, status) => {
    expect((await pushing.send('POST', '', all, body)).status).toBe(status)
  })
})

describe('a withdrawal', () => {
  it('keeps its reason, and the article does not come back by a push', async () => {
    await pushing.send('PUT', '/rut', all, record())
    const response = await pushing.send('DELETE', '/rut?ly-do=Theo+y%C3%AAu+c%E1%BA%A7u', all)
    expect([response.status, await response.json()]).toEqual([200, { id: 'rut', outcome: 'withdrawn' }])
    expect(pushing.store.has('rut')).toBe(false)
    expect(pushing.store.withdrawal('rut')).toMatchObject({ reason: 'Theo yêu cầu' })
    const again = await pushing.send('PUT', '/rut', all, record())
    expect(await failureOf(again)).toMatchObject({ status: 410, code: 'article-withdrawn' })
    expect((await pushing.send('DELETE', '/rut?ly-do=x', all)).status).toBe(404)
  })

  it('needs a reason, the scope and an article', async () => {
    await pushing.send('PUT', '/con', all, record())
    expect(await failureOf(await pushing.send('DELETE', '/con', all))).toMatchObject({
      status: 400,
      problems: [{ parameter: 'ly-do' }],
    })
    expect(await failureOf(await pushing.send('DELETE', '/con?ly-do=x', putOnly))).toMatchObject({
      status: 403,
      code: 'key-lacks-scope',
    })
    expect((await pushing.send('DELETE', '/khong-co?ly-do=x', all)).status).toBe(404)
    expect(pushing.store.has('con')).toBe(true)
  })
})

describe('the site', () => {
  let site: Served
  afterAll(() => site.close())

  it('takes what is pushed at its own address, and still answers readers there', async () => {
    const { keys, store } = pushing
    site = await startSite({ push: { keys, intake: createIntake(store, readerHere(), () => now) } })
    const headers = { authorization: `Bearer ${all}` }
    const put = await fetch(`${site.url}/api/v1/articles/tren-trang`, { method: 'PUT', headers, body: record() })
    expect(put.status).toBe(201)
    expect((await site.get('/api/v1/articles/khong-co')).status).toBe(404)
  })
})
