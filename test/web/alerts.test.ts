import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { KeptSignUps } from '../../src/alerts/sign-ups.js'
import { AlertStore } from '../../src/alerts/storage/alert-store.js'
import { DerivedSecrets } from '../../src/alerts/tokens.js'
import { now, useSite } from './support/server.js'

const folder = mkdtempSync(path.join(tmpdir(), 'alerts-'))
const store = new AlertStore(folder)
const site = useSite({ alerts: new KeptSignUps(store, new DerivedSecrets(folder), () => now) })
const without = useSite()

const send = (address: string, fields: Record<string, string>) =>
  site.ask(address, { method: 'POST', body: new URLSearchParams(fields) })

describe('following a search', () => {
  it('is offered on pages of searches, agencies, provinces and documents, where there are alerts', async () => {
    const pages = ['/tim-kiem?q=lua', '/co-quan/so-y-te', '/tinh/thai-binh']
    for (const page of pages) {
      expect((await site.page(page)).$('a[href^="/theo-doi?"]').length, page).toBe(1)
      expect((await without.page(page)).$('a[href^="/theo-doi"]').length, page).toBe(0)
    }
    const { $ } = await site.page('/van-ban')
    const document = $('main a[href^="/van-ban/"]').attr('href')!
    expect((await site.page(document)).$('a[href^="/theo-doi?q="]').length).toBe(1)
    expect((await without.get('/theo-doi?q=lua')).status).toBe(404)
  })

  it('refuses what cannot be followed or sent to, and keeps what was typed', async () => {
    expect((await site.get('/theo-doi')).status).toBe(400)
    expect((await site.get('/theo-doi?q=%FF')).status).toBe(400)
    const wrong = [
      { kenh: 'thu', 'dia-chi': 'an@', nhip: 'ngay' },
      { kenh: 'thu', 'dia-chi': 'an@thu.example\nBcc: x@y.example', nhip: 'ngay' },
      { kenh: 'thu', 'dia-chi': '', nhip: 'ngay' },
      { kenh: 'webhook', 'dia-chi': 'ftp://may.example/', nhip: 'ngay' },
      { kenh: 'webhook', 'dia-chi': 'https://a:b@may.example/', nhip: 'ngay' },
      ...[
        'abc',
        'https://',
        'http://127.0.0.1:8080/',
        'http://[::1]/',
        'http://10.0.0.8/tin',
        'https://LOCALHOST./',
      ].map((hook) => ({ kenh: 'webhook', 'dia-chi': hook, nhip: 'ngay' })),
      { kenh: 'khac', 'dia-chi': 'an@thu.example', nhip: 'ngay' },
    ]
    for (const fields of wrong) {
      const response = await send('/theo-doi?q=lua', fields)
      expect(response.status).toBe(400)
      expect(await response.text()).toContain('role="alert"')
    }
    expect(store.asked()).toEqual([])
  })

  it('answers the same for an address that is known and one that is not, and soon no more', async () => {
    const fields = { kenh: 'thu', 'dia-chi': 'an@thu.example', nhip: 'tuan-mot-lan' }
    const first = await send('/theo-doi?q=lua&tinh=Thái Bình', fields)
    const second = await send('/theo-doi?q=lua&tinh=Thái Bình', fields)
    const text = await first.text()
    expect(text).toContain('Hãy mở hộp thư')
    expect(text).not.toContain('an@thu.example')
    expect(await second.text()).toBe(text)
    expect(first.headers.get('cache-control')).toBe('no-store')
    expect(store.asked()).toMatchObject([{ address: 'an@thu.example', rhythm: 'weekly', search: { q: 'lua' } }])
    const hook = await send('/theo-doi?q=lua', { ...fields, kenh: 'webhook', 'dia-chi': 'https://may.example/tin' })
    expect(await hook.text()).toMatch(/class="alert-secret">[\w-]{43}</u)
    const statuses: number[] = []
    for (let i = 0; i < 20; i++) statuses.push((await send('/theo-doi?q=lua', fields)).status)
    expect(statuses.at(-1)).toBe(429)
  })

  it('says of a wrong token only that it is of no use', async () => {
    for (const token of ['', 'x', `${'a'.repeat(22)}.${'b'.repeat(43)}`]) {
      expect((await site.get(`/theo-doi/xac-nhan?ma=${token}`)).status).toBe(404)
      expect((await send(`/theo-doi/xac-nhan?ma=${token}`, {})).status).toBe(404)
      expect((await send(`/theo-doi/thoi?ma=${token}`, {})).status).toBe(200)
    }
    expect(store.asked().length).toBeGreaterThan(0)
  })
})
