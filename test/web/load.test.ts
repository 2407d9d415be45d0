import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs'
import { createServer, get, request, type IncomingMessage, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { currentAsker } from '../../src/asker.js'
import { Lane } from '../../src/web/admission/lane.js'
import { drained } from '../../src/web/server/draining.js'
import { LogOutput } from '../../src/web/server/log-output.js'
import { articles } from './support/articles.js'
import { searchOver, startSite, useSite } from './support/server.js'
import { settingsOf } from './support/settings.js'

describe('a lane', () => {
  /** A lane by a clock of its own, and who was started and who gave up, in order. */
  function lane(limits = { atOnce: 2, perVisitor: 1, waitMs: 100 }) {
    const time = { now: 0 }
    const events: string[] = []
    const asked = new Lane(limits, () => time.now)
    const enter = (visitor: string, name = visitor) =>
      asked.enter(
        visitor,
        () => events.push(name),
        () => events.push(`${name} expired`),
      )
    return { time, events, enter, lane: asked }
  }

  it('starts at once what there is room for, and one after another what waits', () => {
    const { events, enter, lane: asked } = lane()
    enter('a')
    enter('b')
    enter('c')
    expect(events).toEqual(['a', 'b'])
    asked.leave('a')
    expect(events).toEqual(['a', 'b', 'c'])
  })

  it('lets visitors take turns, however much one of them asks', () => {
    const { events, enter, lane: asked } = lane({ atOnce: 1, perVisitor: 1, waitMs: 1e6 })
    for (let i = 0; i < 5; i++) enter('greedy', `greedy ${i}`)
    enter('b')
    enter('c')
    for (const visitor of ['greedy', 'greedy', 'b', 'c']) asked.leave(visitor)
    expect(events.slice(0, 4)).toEqual(['greedy 0', 'greedy 1', 'b', 'c'])
  })

  it('gives one visitor no more than a share, even when there is room', () => {
    const { events, enter } = lane()
    enter('a', 'a 1')
    enter('a', 'a 2')
    enter('b')
    expect(events).toEqual(['a 1', 'b'])
  })

  it('turns away who would wait too long, as judged by what answers have taken, and takes others again after it', () => {
    const { time, enter, lane: asked } = lane({ atOnce: 1, perVisitor: 1, waitMs: 100 })
    enter('first')
    for (let i = 0; i < 200; i++) {
      enter(`slow ${i}`)
      time.now += 50
      asked.leave(i === 0 ? 'first' : `slow ${i - 1}`)
    }
    const taken = Array.from({ length: 50 }, (_, i) => enter(`v${i}`) !== null)
    expect(taken[0]).toBe(true)
    expect(taken.at(-1)).toBe(false)
    expect(taken.filter(Boolean).length).toBe(asked.waiting)
    asked.leave('slow 199')
    while (asked.active > 0) asked.leave('any')
    expect(asked.waiting).toBe(0)
    expect(enter('later')).not.toBeNull()
  })

  it('does not start who has gone', () => {
    const { events, enter, lane: asked } = lane()
    enter('a')
    enter('b')
    const giveUp = enter('c')
    enter('d')
    giveUp?.()
    asked.leave('a')
    expect(events).toEqual(['a', 'b', 'd'])
  })

  it('tells who has waited in vain, once', () => {
    vi.useFakeTimers()
    try {
      const { events, enter, lane: asked } = lane()
      for (const visitor of ['a', 'b', 'c']) enter(visitor)
      vi.advanceTimersByTime(1000)
      asked.leave('a')
      expect(events).toEqual(['a', 'b', 'c expired'])
    } finally {
      vi.useRealTimers()
    }
  })
})

/** A search that answers only when it is told to, and what it was asked for. */
function held() {
  const search = searchOver(articles)
  const signals: (AbortSignal | undefined)[] = []
  const waiting: (() => void)[] = []
  const slow: typeof search.search = async (...args) => {
    signals.push(currentAsker()?.signal)
    await new Promise<void>((resolve) => waiting.push(resolve))
    return search.search(...args)
  }
  const release = () => waiting.splice(0).forEach((resolve) => resolve())
  return { parts: { search: { ...search, search: slow } }, signals, waiting, release }
}

const from = (visitor: number) => ({ 'x-forwarded-for': `203.0.113.${visitor}` })

describe('a site that is asked more than it can answer', () => {
  it('turns visitors away with a page and a time to come back, and programs with JSON; files are still sent', async () => {
    const { parts, waiting, release } = held()
    const site = await startSite({ ...parts, trustedProxies: ['loopback'] })
    let refused: Response | null = null
    const open: Promise<Response>[] = []
    for (let visitor = 1; refused === null && visitor < 250; visitor++) {
      const asked = site.get('/tim-kiem?q=cau', from(visitor))
      open.push(asked)
      refused = await Promise.race([asked, new Promise<null>((resolve) => setTimeout(resolve, 2, null))])
    }
    expect(refused?.status).toBe(503)
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused?.text()).toContain('Máy chủ đang quá tải')
    const api = await site.get('/api/v1/search?q=cau', from(251))
    expect([api.status, await api.json()]).toMatchObject([503, { code: 'overloaded' }])
    expect((await site.get('/robots.txt', from(252))).status).toBe(200)
    expect((await site.get('/healthz', from(252))).status).toBe(200)
    expect(await (await site.get('/metrics')).text()).toMatch(/timtin_refused_requests_total [1-9]/)
    const settled = Promise.all(open)
    const releasing = setInterval(release, 5)
    const statuses = (await settled).map(({ status }) => status)
    clearInterval(releasing)
    expect(waiting).toEqual([])
    expect(new Set(statuses)).toEqual(new Set([200, 503]))
    await site.close()
  })

  it('gives up what is computed for a visitor who has gone', async () => {
    const { parts, signals, release } = held()
    const site = await startSite(parts)
    const controller = new AbortController()
    const asked = site.ask('/tim-kiem?q=cau', { signal: controller.signal }).catch(() => null)
    await vi.waitFor(() => expect(signals).toHaveLength(1))
    expect(signals[0]?.aborted).toBe(false)
    controller.abort()
    await asked
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true))
    release()
    await site.close()
  })

  it('counts a dear request as several of the limit', async () => {
    const search = searchOver(articles)
    const dear: typeof search.search = (...args) => {
      const asker = currentAsker()
      if (asker !== undefined) asker.spent += 1000
      return search.search(...args)
    }
    const site = await startSite({
      search: { ...search, search: dear },
      settings: settingsOf({ requestsPerMinute: 60 }),
    })
    expect((await site.get('/tim-kiem?q=cau')).status).toBe(200)
    await vi.waitFor(async () => expect((await site.get('/cach-xep-hang')).status).toBe(429))
    await site.close()
  })
})

const site = useSite()

describe('answers that are kept', () => {
  /** A site that counts its searches. */
  async function counted() {
    const parts = { search: searchOver(articles) }
    let searches = 0
    const search: typeof parts.search.search = (...args) => {
      searches++
      return parts.search.search(...args)
    }
    const served = await startSite({ search: { ...parts.search, search } })
    return { served, searches: () => searches }
  }
  const zipped = { 'accept-encoding': 'gzip' }

  it('are the same, are not computed again, and differ by address and by host', async () => {
    const { served, searches } = await counted()
    const pages: string[] = []
    for (let i = 0; i < 3; i++) {
      const response = await served.get('/tim-kiem?q=cau', zipped)
      expect([response.headers.get('content-encoding'), response.headers.get('vary')]).toEqual([
        'gzip',
        'Accept-Encoding',
      ])
      pages.push(await response.text())
    }
    expect(new Set(pages).size).toBe(1)
    expect(searches()).toBe(1)
    // Who takes no compressed answers gets the same.
    const plain = await (await served.get('/tim-kiem?q=cau', { 'accept-encoding': 'identity' })).text()
    const timeless = (page: string) => page.replace(/tìm trong [\d,]+ giây/, '')
    expect(timeless(plain)).toBe(timeless(pages[0]))
    await served.get('/tim-kiem?q=sot', zipped)
    expect(searches()).toBe(3)
    const feed = async (host: string) => {
      const sent = get(`${served.url}/tim-kiem.atom?q=cau`, { headers: { host } })
      const [response] = (await once(sent, 'response')) as [IncomingMessage]
      let text = ''
      for await (const chunk of response) text += String(chunk)
      return { text, tag: response.headers.etag }
    }
    const [one, other] = [await feed('mot.example'), await feed('hai.example')]
    expect(one.text).toContain('http://mot.example/')
    expect(other.text).toContain('http://hai.example/')
    // A cache in between must not take one for the other.
    expect(one.tag).not.toBe(other.tag)
    await served.close()
  })

  it('are none of failures', async () => {
    const { served } = await counted()
    for (let i = 0; i < 2; i++) expect((await served.get('/bai/khong-co', zipped)).status).toBe(404)
    await served.close()
  })
})

describe('what takes long', () => {
  it.each([
    ['/tim-kiem?q=cau', true],
    ['/tim-kiem.csv?q=cau', false],
    ['/sitemap-articles-1.xml', false],
  ])('%s has a deadline: %j', async (address, isFinite) => {
    const search = searchOver(articles)
    const deadlines: (number | undefined)[] = []
    const noted = Object.fromEntries(
      Object.entries(search).map(([name, ask]) => [
        name,
        (...args: never[]) => {
          if (name !== 'status') deadlines.push(currentAsker()?.deadline)
          return (ask as (...args: never[]) => unknown)(...args)
        },
      ]),
    ) as unknown as typeof search
    const served = await startSite({ search: noted })
    expect((await served.get(address)).status).toBe(200)
    await served.close()
    expect(deadlines.length).toBeGreaterThan(0)
    for (const deadline of deadlines) expect(Number.isFinite(deadline)).toBe(isFinite)
  })
})

describe('methods', () => {
  it.each([
    ['POST', '/tim-kiem', 405, 'GET, HEAD'],
    ['DELETE', '/bien-tap', 405, 'GET, HEAD, POST'],
    ['GET', '/api/v1/drafts/analysis', 405, 'POST, OPTIONS'],
    ['PUT', '/api/v1/search', 405, 'GET, HEAD, OPTIONS'],
    ['POST', '/khong-co', 404, null],
    ['HEAD', '/tim-kiem', 200, null],
  ])('%s %s is answered %i', async (method, address, status, allow) => {
    const response = await site.ask(address, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([status, allow])
  })
})

describe('a body that is too long', () => {
  it('is refused before it is sent, and the connection is closed', async () => {
    const { port } = new URL(site.url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write('POST /bien-tap HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999\r\n\r\n')
    let said = ''
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await once(socket, 'end')
    socket.destroy()
    expect(said).toMatch(/^HTTP\/1\.1 413 /)
  })
})

describe('a server that is told to end', () => {
  async function serving(handler: Parameters<typeof createServer>[1]): Promise<[Server, string]> {
    const server = createServer(handler).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return [server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`]
  }

  it('answers what it was asked before, refuses new connections, and ends', async () => {
    const waiting: (() => void)[] = []
    const [server, url] = await serving((_, response) => waiting.push(() => response.end('all of it')))
    const texts = Array.from({ length: 8 }, async () => {
      const [response] = (await once(get(url), 'response')) as [IncomingMessage]
      let text = ''
      for await (const chunk of response) text += String(chunk)
      return text
    })
    await vi.waitFor(() => expect(waiting).toHaveLength(8))
    const ended = drained(server, 60_000)
    await expect(fetch(url)).rejects.toThrow()
    waiting.forEach((answer) => answer())
    expect(await Promise.all(texts)).toEqual(Array<string>(8).fill('all of it'))
    await ended
  })

  it('cuts off what does not end in time', async () => {
    const [server, url] = await serving(() => {})
    const sent = request(url).end()
    const failed = once(sent, 'error')
    await once(server, 'request')
    await drained(server, 50)
    expect((await failed)[0]).toMatchObject({ code: 'ECONNRESET' })
  })
})

describe('the log', () => {
  /** A file as a stream with its descriptor, of which only that is used. */
  const asOutput = (fd: number) => Object.assign(new PassThrough(), { fd })

  it('goes on after a disk that was full', () => {
    const full = openSync('/dev/full', 'w')
    const output = new LogOutput(asOutput(full))
    output.write('a\n')
    output.write('b\n')
    closeSync(full)
    expect(output.dropped).toBe(2)
  })

  it('is written to a file, line by line', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'log-')), 'log')
    const fd = openSync(file, 'w')
    const output = new LogOutput(asOutput(fd))
    output.write('a\n')
    output.write('b\n')
    closeSync(fd)
    expect([output.dropped, readFileSync(file, 'utf8')]).toEqual([0, 'a\nb\n'])
  })

  it('drops and counts lines when nobody reads a pipe, and when it breaks', async () => {
    const pipe = createServer().listen(0)
    await once(pipe, 'listening')
    const fd = (pipe as unknown as { _handle: { fd: number } })._handle.fd
    // A socket's descriptor, in front of a stream whose reader never comes.
    const unread = Object.assign(new Writable({ write: () => {} }), { fd })
    const output = new LogOutput(unread)
    const line = `${'x'.repeat(1000)}\n`
    for (let i = 0; i < 3000; i++) output.write(line)
    expect(output.dropped).toBeGreaterThan(1000)
    expect(unread.writableLength).toBeLessThan(2 * 1024 * 1024)
    const dropped = output.dropped
    unread.destroy(Object.assign(new Error('broken'), { code: 'EPIPE' }))
    await new Promise((resolve) => setImmediate(resolve))
    output.write(line)
    expect(output.dropped).toBeGreaterThan(dropped)
    pipe.close()
  })
})
