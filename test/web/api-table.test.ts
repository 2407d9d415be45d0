import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import { z } from 'zod'
import { readConfig } from '../../src/config.js'
import { apiRoutes } from '../../src/web/api/table.js'
import { apiRouteOf, checkApiAnswer } from './support/api-answers.js'
import { useArchiveSite } from './support/server.js'

const site = useArchiveSite()

/** One request for each route. */
async function requests(): Promise<[address: string, init: RequestInit][]> {
  const { hits } = await site.archive.search.search({ ...emptySearch, q: 'chuyển đổi số' })
  const article = hits[0].id
  const [paper] = await site.archive.search.papers()
  const [document] = await site.archive.search.documents(1)
  const addresses = [
    'search?q=chuyen+doi+so&so-bai=50',
    'search?q=thang+11/2022',
    'facets?q=so',
    'suggest?q=so+tai',
    'suggest?q=chuy',
    'on-this-day?ngay=23/11',
    'gaps',
    `articles/${article}`,
    `articles/${article}/related`,
    `articles/${article}/copies`,
    `articles/${article}/story`,
    'documents',
    `documents/${document.slug}`,
    'agencies',
    'agencies/so-y-te',
    'provinces',
    'provinces/thai-binh',
    'sources',
    `sources/${paper.slug}`,
  ]
  const draft = JSON.stringify({ title: 'Chuyển đổi số ở xã', body: ['Sở Y tế tập huấn chuyển đổi số cho cán bộ xã.'] })
  const post = { method: 'POST', headers: { 'content-type': 'application/json' } }
  return [
    ...addresses.map((address): [string, RequestInit] => [`/api/v1/${address}`, { method: 'GET' }]),
    ['/api/v1/drafts/analysis', { ...post, body: draft }],
    ['/api/v1/drafts/analysis', { ...post, body: JSON.stringify({ address: article }) }],
  ]
}

describe('the table of API routes', () => {
  it('has every route, and each answers as its schema says', async () => {
    const answered = new Set()
    for (const [address, init] of await requests()) {
      const response = await site.ask(address, init)
      expect([address, response.status]).toEqual([address, 200])
      answered.add(apiRouteOf(init.method!, address))
    }
    expect([...apiRoutes].filter((route) => !answered.has(route)).map(({ path: name }) => name)).toEqual([])
  })

  it('describes requests and answers so that JSON Schema can say it', () => {
    const strict = (schema: z.ZodType, io: 'input' | 'output') =>
      z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'throw' })
    for (const { query, body, answer } of apiRoutes) {
      for (const described of [strict(query, 'input'), strict(answer, 'output')]) {
        expect(described).toMatchObject({ type: 'object', properties: {} })
      }
      if (body !== null)
        expect(strict(body, 'input')).toMatchObject({ anyOf: [{ type: 'object' }, { type: 'object' }] })
    }
    const { query } = apiRoutes.find(({ path: name }) => name === '/search')!
    expect(strict(query, 'input').properties).toMatchObject({
      q: { type: 'string', maxLength: 1000 },
      ngay: { const: 'khong-ro' },
      'co-quan': { type: 'array', items: { type: 'string' } },
      'sap-xep': { enum: ['lien-quan', 'moi-nhat', 'cu-nhat'] },
      'so-bai': { type: 'integer', minimum: 1, maximum: 50 },
    })
  })

  it('is what README names', () => {
    const readme = readFileSync(path.join(readConfig({}).projectRoot, 'README.md'), 'utf8')
    const missing = apiRoutes.filter(({ path: name }) => !readme.includes(`\`${name.slice(1)}\``))
    expect(missing.map(({ path: name }) => name).filter((name) => !readme.includes(`/api/v1${name}`))).toEqual([])
  })
})

describe('the check of API answers', () => {
  const check = (body: unknown, status = 200, address = '/api/v1/articles/a/related') =>
    checkApiAnswer('GET', address, Response.json(body, { status }))

  it('refuses what the schema does not have, and a route that the table does not have', async () => {
    await expect(check({ id: 'a', related: [] })).resolves.toBeUndefined()
    await expect(check({ id: 'a', related: [], more: 1 })).rejects.toThrow('more')
    await expect(check({ id: 'a' })).rejects.toThrow('related')
    await expect(check({ code: 'internal', message: '' }, 500)).rejects.toThrow('problems')
    await expect(check({}, 200, '/api/v1/articles/a/thread')).rejects.toThrow('no route')
  })
})
