import { readFileSync } from 'node:fs'
import path from 'node:path'
import express from 'express'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.js'
import { listen } from '../../src/web/server/app.js'
import type { Readiness } from '../../src/readiness.js'
import { makeArticle } from '../search/support/articles.js'
import { now, ready, startSite, statusOf, useSite } from './support/server.js'

const site = useSite()

describe('headers', () => {
  it('allow a page nothing but its own files', async () => {
    const { headers } = await site.get('/')
    const policy = headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
    // The site may be served without TLS in an office network, where this header would lock visitors out.
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(policy).not.toContain('upgrade-insecure-requests')
  })

  it('find no inline script or style in a page that the policy would block', async () => {
    for (const path of ['/', '/tim-kiem?q=so', '/ngay/2022/11']) {
      const { $ } = await site.page(path)
      expect($('style, [style], script:not([src]):not([type="application/ld+json"])')).toHaveLength(0)
    }
  })

  it('compress pages', async () => {
    expect((await site.get('/', { 'accept-encoding': 'gzip' })).headers.get('content-encoding')).toBe('gzip')
  })

  it('let browsers keep files for good, under an address that changes with them', async () => {
    const { $ } = await site.page('/')
    const address = $('link[rel="stylesheet"]').attr('href')!
    expect(address).toMatch(/^\/public\/timtin\.css\?v=[0-9a-f]{8}$/)
    expect((await site.get(address)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })
})

describe('a page that the visitor has', () => {
  it('is not sent again until the archive changes or the day does', async () => {
    let time = now
    const other = await startSite({ clock: () => time })
    let tag = (await other.get('/')).headers.get('etag')!
    const again = () => statusOf(`${other.url}/`, { 'if-none-match': tag })
    expect(await again()).toBe(304)
    expect(await statusOf(`${other.url}/co-quan`, { 'if-none-match': tag })).toBe(200)
    other.log.put(makeArticle({ id: 'moi', title: 'Cầu mới' }))
    await other.engine.refresh()
    expect(await again()).toBe(200)
    tag = (await other.get('/')).headers.get('etag')!
    expect(await again()).toBe(304)
    time += 24 * 3600 * 1000
    expect(await again()).toBe(200)
    await other.close()
  })
})

describe('for operators', () => {
  it('/healthz tells that the process lives', async () => {
    expect(await site.json('/healthz')).toEqual({ status: 200, body: { status: 'ok' } })
  })

  it('/readyz tells how far the archive can answer, and pages say so too', async () => {
    const said = async (change: Partial<Readiness>) => {
      const other = await startSite({ readiness: () => ({ ...ready, ...change }) })
      const { status, body } = await other.json('/readyz')
      const { $ } = await other.page('/cach-xep-hang')
      await other.close()
      return [status, (body as Readiness).status, $('main > .notice').text()]
    }
    const half = { articles: { stored: 30_476, indexed: 16_384 } }
    expect(await said({})).toEqual([200, 'ready', ''])
    expect(await said({ status: 'degraded', problems: ['The disk is full.'] })).toEqual([200, 'degraded', ''])
    expect(await said({ status: 'sample' })).toEqual([503, 'sample', expect.stringMatching(/^Dữ liệu mẫu: .*bịa/)])
    const building = expect.stringContaining('mới tìm được 16.384 trên 30.476 bài') as string
    expect(await said({ status: 'building', ...half })).toEqual([503, 'building', building])
    expect(await said({ status: 'broken' })).toEqual([503, 'broken', ''])
  })

  it('/metrics has every figure of the dashboard', async () => {
    const own = await startSite({
      figures: { droppedLogLines: () => 3, crawled: () => new Map([['added', 2]]) },
    })
    await own.get('/tim-kiem?q=so')
    const metrics = await (await own.get('/metrics')).text()
    await own.close()
    expect(metrics).toContain('timtin_dropped_log_lines_total 3')
    expect(metrics).toContain('timtin_crawled_total{outcome="added"} 2')
    expect(metrics).toContain('timtin_ready 1')
    const dashboard = readFileSync(path.join(readConfig({}).projectRoot, 'docs', 'grafana.json'), 'utf8')
    const named = new Set(dashboard.match(/\b(?:timtin|process|nodejs)_[a-z0-9_]+/g))
    expect(named.size).toBeGreaterThan(10)
    const known = new Set([...metrics.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name))
    expect([...named].filter((name) => !known.has(name.replace(/_(?:bucket|count|sum)$/, '')))).toEqual([])
  })

  it('/metrics counts requests by route, for this machine only', async () => {
    await site.get('/bai/baothaibinh-1000')
    const metrics = await (await site.get('/metrics')).text()
    expect(metrics).toContain('timtin_articles 40')
    expect(metrics).toMatch(
      /timtin_http_request_duration_seconds_count\{method="GET",route="\/bai\/:id\{\/:slug\}",status="301"\} 1/,
    )
    for (const header of ['x-forwarded-for', 'x-real-ip', 'via']) {
      expect((await site.get('/metrics', { [header]: '203.0.113.9' })).status).toBe(404)
    }
    // A proxy that refuses this one address must not let others through to it.
    for (const path of ['/metrics/', '/METRICS', '//metrics']) expect((await site.get(path)).status).toBe(404)
  })
})

describe('listen', () => {
  it('says what to do when the port is in use', async () => {
    const port = Number(new URL(site.url).port)
    await expect(listen(express(), '127.0.0.1', port)).rejects.toMatchObject({
      code: 'port-in-use',
      message: `127.0.0.1:${port}: The port is already in use. Stop what uses it, or name another one in PORT.`,
      exitCode: 69,
    })
  })

  it('says so when the host is not of this machine', async () => {
    await expect(listen(express(), '203.0.113.7', 0)).rejects.toMatchObject({ code: 'host-unavailable' })
  })

  it('takes request heads that Node alone would cut off', async () => {
    const status = await statusOf(`${site.url}/tim-kiem?q=${'%E1%BB%91'.repeat(5000)}`)
    expect(status).toBe(400)
  })
})
