import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Contract, type Answered } from '../../scripts/fuzz/contract.js'
import { fuzzedRequests } from '../../scripts/fuzz/requests.js'
import { send } from '../../scripts/fuzz/sending.js'
import type { Description, JsonSchema } from '../../src/web/api/openapi.js'
import { asCurl, asJavaScript, exampleOf } from '../../src/web/presenters/api-page.js'
import { useArchiveSite } from './support/server.js'

const site = useArchiveSite({ trustedProxies: ['loopback'] })

let contract: Contract
beforeAll(async () => {
  contract = new Contract((await (await fetch(`${site.url}/api/v1/openapi.json`)).json()) as Description)
})

const answered = async (response: Response): Promise<Answered> => ({
  status: response.status,
  headers: response.headers,
  text: await response.text(),
})

/** Every schema in the description, with where it stands. */
function schemasIn(value: unknown, at = ''): [at: string, schema: JsonSchema][] {
  if (typeof value !== 'object' || value === null) return []
  const own: [string, JsonSchema][] = 'properties' in value ? [[at, value as JsonSchema]] : []
  return [...own, ...Object.entries(value).flatMap(([key, inside]) => schemasIn(inside, `${at}/${key}`))]
}

describe('the description', () => {
  it('describes every operation, parameter and field in Vietnamese words', () => {
    expect(contract.operations.length).toBeGreaterThan(20)
    const silent = contract.operations.flatMap(({ operation: { operationId, summary, parameters = [] } }) => [
      ...(summary === '' ? [operationId] : []),
      ...parameters.filter(({ description = '' }) => description === '').map(({ name }) => `${operationId} ${name}`),
    ])
    const schemas = schemasIn(contract.description)
    expect(schemas.length).toBeGreaterThan(30)
    const isDescribed = ({ $ref, anyOf, description }: JsonSchema): boolean =>
      description !== undefined || $ref !== undefined || (anyOf?.some(isDescribed) ?? false)
    const fields = schemas.flatMap(([at, { properties = {} }]) =>
      Object.entries(properties).flatMap(([name, field]) => (isDescribed(field) ? [] : [`${at}.${name}`])),
    )
    expect([...silent, ...fields]).toEqual([])
  })

  it('names each operation once', () => {
    const ids = contract.operations.map(({ operation: { operationId } }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('the examples', () => {
  it('work when pasted, in curl and in JavaScript, and are answered as described', async () => {
    for (const { path, method, operation } of contract.operations) {
      const request = exampleOf(site.url, path, method, operation)
      const isJson = operation.responses['200'].content?.['application/json'] !== undefined
      // A shell splits the command line; then what curl would send is sent.
      const { stdout } = spawnSync('sh', ['-c', asCurl(request).replace(/^curl/, String.raw`printf '%s\n'`)])
      const words = stdout.toString().trimEnd().split('\n')
      expect(words).toContain(request.url)
      const body = words.includes('--data-binary') ? words[words.indexOf('--data-binary') + 1] : null
      const headers = words.flatMap((word, at) =>
        words[at - 1] === '-H' ? [word.split(': ', 2) as [string, string]] : [],
      )
      const response = await answered(await fetch(request.url, { method: request.method, headers, body }))
      expect([path, response.status, contract.breach(path, method, response)]).toEqual([path, 200, null])

      const logged: unknown[] = []
      const AsyncFunction = (async () => {}).constructor as new (
        ...args: string[]
      ) => (...args: unknown[]) => Promise<void>
      await new AsyncFunction('console', asJavaScript(request, isJson))({ log: (value: unknown) => logged.push(value) })
      expect(logged).toEqual([isJson ? expect.any(Object) : expect.any(String)])
    }
  })
})

describe('a contract', () => {
  const headers = (type: string, more: Record<string, string> = {}) =>
    new Headers({ 'content-type': type, 'x-content-type-options': 'nosniff', ...more })
  const breach = (status: number, type: string, text: string, method = 'GET', more = {}) =>
    contract.breach('/api/v1/suggest', method, { status, headers: headers(type, more), text })

  it('is broken by what it does not say', () => {
    expect(breach(200, 'application/json', '{"query":"a","suggestions":[]}')).toBeNull()
    expect(breach(200, 'application/json', '{"query":"a"}')).toContain('suggestions')
    expect(breach(200, 'text/html', '<p>')).toContain('type')
    expect(breach(418, 'application/json', '{}')).toContain('418')
    expect(breach(500, 'application/problem+json', '{}')).toContain('500')
    expect(breach(400, 'application/problem+json', '{"code":"x"}')).toContain('required')
    expect(breach(400, 'application/problem+json', 'at f (/srv/a.js:1:2)')).toContain('stack')
    expect(breach(405, 'application/problem+json', '{}', 'PATCH')).toContain('Allow')
    expect(breach(200, 'application/json', '{}', 'PATCH', { allow: 'GET' })).toContain('PATCH')
  })
})

describe('2,000 requests made from the description', () => {
  it('are answered as it says', { timeout: 300_000 }, async () => {
    const requests = fc.sample(fuzzedRequests(contract), { seed: 20_261_201, numRuns: 2000 })
    const statuses = new Map<number, number>()
    const breaches: string[] = []
    for (const [at, request] of requests.entries()) {
      const response = await send(site.url, request, at)
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      const breach = contract.breach(request.path, request.method, response, request.markup)
      if (breach !== null) breaches.push(`${request.method} ${request.address}: ${breach}`)
    }
    expect(breaches).toEqual([])
    // Neither all right nor all wrong: else nothing would have been tried.
    for (const status of [200, 400, 404, 405]) expect(statuses.get(status)).toBeGreaterThan(20)
  })
})
