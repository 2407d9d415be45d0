import fc from 'fast-check'
import { request } from 'undici'
import { describe, expect, test } from 'vitest'
import { guardedAgent, InternalAddress, isPermitted } from '../../src/crawl/fetching/guard.js'
import { Fetcher } from '../../src/crawl/fetching/fetcher.js'
import { NewsSite } from '../support/news-site.js'
import { quickLimits } from './support/crawling.js'

const internal = [
  '10.0.0.1',
  '127.0.0.1',
  '0.0.0.0',
  '169.254.169.254',
  '172.16.9.9',
  '192.168.1.1',
  '100.64.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  'ff02::1',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::a00:1',
  '2002:a00:1::',
]

describe('an internal address', () => {
  test.each(internal)('%s is never permitted', (address) => {
    expect(isPermitted(address, 'public')).toBe(false)
  })

  test('is never permitted, whichever of a private network it is', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), fc.nat(255), (b, c, d) => {
        expect(isPermitted(`10.${b}.${c}.${d}`, 'public-and-loopback')).toBe(false)
        expect(isPermitted(`192.168.${c}.${d}`, 'public-and-loopback')).toBe(false)
        expect(isPermitted(`::ffff:10.${b}.${c}.${d}`, 'public-and-loopback')).toBe(false)
      }),
    )
  })

  test.each(['113.160.92.202', '2405:4800::1'])('%s is a public one', (address) => {
    expect(isPermitted(address, 'public')).toBe(true)
  })
})

describe('a request', () => {
  const ask = async (address: string): Promise<unknown> => {
    const fetcher = new Fetcher(quickLimits, 'public', 'TimTin/test', Date.now, new AbortController().signal)
    try {
      return await fetcher
        .get(address, null, 1000, ({ status }) => Promise.resolve(status))
        .catch((error: unknown) => error)
    } finally {
      await fetcher.close()
    }
  }

  test.each([
    'http://127.0.0.1',
    'http://localhost',
    'http://[::1]',
    'http://2130706433',
    'http://0x7f.1',
    'http://[::ffff:127.0.0.1]',
  ])('for %s does not reach this machine', async (start) => {
    const site = new NewsSite()
    await site.listen()
    const { port } = new URL(site.origin)
    expect(await ask(`${start}:${port}/`)).toMatchObject({ outcome: 'internal-address' })
    expect(site.requests).toEqual([])
    await site.close()
  })

  /** Requests a path of the site by a name that resolves, time after time, to these addresses. */
  async function askByName(site: NewsSite, answers: string[][]): Promise<unknown> {
    let times = 0
    const agent = guardedAgent(quickLimits, 'public-and-loopback', (_, __, callback) => {
      const addresses = answers[Math.min(times++, answers.length - 1)]
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
    })
    const { port } = new URL(site.origin)
    try {
      const { statusCode, body } = await request(`http://bao.example:${port}/`, { dispatcher: agent })
      await body.dump()
      return statusCode
    } catch (error) {
      return error
    } finally {
      await agent.close()
    }
  }

  test.each([
    ['an internal address', [['10.0.0.1']]],
    ['public and internal addresses', [['127.0.0.1', '10.0.0.1']]],
    ['an IPv6 address of this machine and an internal one', [['::1', 'fd00::1']]],
  ])('for a name that resolves to %s is refused', async (_, answers) => {
    const site = new NewsSite()
    await site.listen()
    expect(await askByName(site, answers)).toBeInstanceOf(InternalAddress)
    expect(site.requests).toEqual([])
    await site.close()
  })

  test('connects to the address that was judged, whatever the name resolves to afterwards', async () => {
    const site = new NewsSite()
    await site.listen()
    expect(await askByName(site, [['127.0.0.1'], ['10.0.0.1']])).toBe(200)
    expect(await askByName(site, [['10.0.0.1'], ['127.0.0.1']])).toBeInstanceOf(InternalAddress)
    expect(site.requests).toHaveLength(1)
    await site.close()
  })
})
