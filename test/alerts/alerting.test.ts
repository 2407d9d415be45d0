import { createHmac } from 'node:crypto'
import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Alerting } from '../../src/alerts/alerting.js'
import { searchOf } from '../../src/alerts/followed-search.js'
import { Matcher } from '../../src/alerts/matching/matcher.js'
import { Mailer } from '../../src/alerts/sending/mailer.js'
import { Webhooks } from '../../src/alerts/sending/webhook.js'
import { KeptSignUps } from '../../src/alerts/sign-ups.js'
import { AlertStore } from '../../src/alerts/storage/alert-store.js'
import { DerivedSecrets } from '../../src/alerts/tokens.js'
import type { Wish } from '../../src/alerts/types.js'
import type { Permission } from '../../src/crawl/fetching/guard.js'
import { MemoryPercolator } from '../../src/engine/memory/percolator.js'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import { answerQuestions } from '../../src/search/service.js'
import { storedSearches } from '../../src/search/stored/reader.js'
import { article } from '../conformance/memory-log.js'
import { smallAnalyzer, smallLexica } from '../search/support/analyzer.js'
import { smallGazetteer } from '../search/support/gazetteer.js'
import { archiveInMemory } from '../support/archive-in-memory.js'
import { openMailbox, openReceiver, type Arrived } from './support/mailbox.js'

const minute = 60_000
const hour = 60 * minute
/** Wednesday, 08:00 in Hanoi. */
const start = Date.parse('2022-11-23T08:00:00+07:00')
const site = 'https://tin.example'

/** An archive in memory with real alerts, a real mail server and a real receiver. */
async function stage(permission: Permission = 'public-and-loopback') {
  let now = start
  const clock = () => now
  const stands = {
    analyzer: smallAnalyzer,
    abbreviations: smallLexica.abbreviations,
    gazetteer: smallGazetteer,
    clock,
  }
  const old = article({ id: 'cu', title: 'Lúa mùa chín sớm', publishedAt: '2022-11-20T08:00:00+07:00' })
  const { log, engine, parts } = archiveInMemory([old], stands)
  const questions = answerQuestions(parts)
  const searches = storedSearches(parts)
  const folder = mkdtempSync(path.join(tmpdir(), 'alerts-'))
  const store = new AlertStore(folder)
  const secrets = new DerivedSecrets(folder)
  const box = await openMailbox()
  const receiver = await openReceiver()
  const mailer = new Mailer(box.url, 'Tin <tin@tin.example>', 'tin.example')
  const webhooks = new Webhooks(permission, 'test')
  const faults: Error[] = []
  const newAlerting = () =>
    new Alerting({
      letterhead: { siteName: 'Kho tin Sông Hà', colour: '#14505c' },
      store,
      secrets,
      log: {
        look: async () => 'same' as const,
        position: async () => ({ sequence: await log.lastSequence() }),
        entriesAfter: (sequence, limit) => log.entriesAfter(sequence, limit),
        articles: async (ids) => parts.store.articles(ids),
      },
      matcher: new Matcher({
        needs: searches.needs,
        percolate: (given) => MemoryPercolator.of(given, smallAnalyzer),
        readings: (asked) => questions.readings(asked),
        clock,
      }),
      searches,
      searchOf: (followed) => searchOf(followed, smallGazetteer),
      edition: () => 'one',
      mailer,
      webhooks,
      links: {
        page: (at) => site + at,
        article: ({ id }) => `${site}/bai/${id}`,
        confirm: (token) => `${site}/theo-doi/xac-nhan?ma=${token}`,
        leave: (token) => `${site}/theo-doi/thoi?ma=${token}`,
      },
      clock,
      onFault: (error) => faults.push(error),
    })
  let alerting = newAlerting()
  const signUps = new KeptSignUps(store, secrets, clock)
  await alerting.step()
  return {
    ...{ store, signUps, box, receiver, faults, folder },
    step: () => alerting.step(),
    /** As after a kill: all that is not in the store is gone. */
    restart: () => (alerting = newAlerting()),
    pass: (milliseconds: number) => (now += milliseconds),
    put: async (...fields: Parameters<typeof article>[0][]) => {
      log.put(...fields.map(article))
      await engine.refresh()
    },
    remove: async (id: string) => {
      log.remove(id)
      await engine.refresh()
    },
    close: async () => {
      mailer.close()
      await webhooks.close()
      await box.close()
      await receiver.close()
      await store.close()
    },
  }
}

let on: Awaited<ReturnType<typeof stage>>
beforeEach(async () => {
  on = await stage()
})
afterEach(() => on.close())

const { sort: _, page: __, size: ___, ...everything } = emptySearch
const wish = (fields: Partial<Omit<Wish, 'search'>> & { q?: string; search?: Partial<Wish['search']> } = {}): Wish => {
  const { q = 'lúa', search = {}, ...rest } = fields
  return {
    channel: 'mail',
    address: 'an@thu.example',
    search: { ...everything, q, ...search },
    label: q,
    path: `/tim-kiem?q=${encodeURIComponent(q)}`,
    rhythm: 'now',
    ...rest,
  }
}
const tokenIn = ({ text }: Pick<Arrived, 'text'>, which: 'xac-nhan' | 'thoi') =>
  new RegExp(`/theo-doi/${which}\\?ma=([\\w.-]+)`, 'u').exec(text)?.[1] ?? ''

/** Follows a search, and confirms it. */
async function follow(fields: Parameters<typeof wish>[0] = {}): Promise<void> {
  await on.signUps.ask(wish(fields))
  await on.step()
  expect(await on.signUps.confirm(tokenIn(on.box.letters.pop()!, 'xac-nhan'))).not.toBeNull()
}

const news = (id: string, title = `Lúa ${id}`) => ({ id, title, publishedAt: '2022-11-23T07:00:00+07:00' })

describe('alerts by e-mail', () => {
  it('come once somebody has confirmed, say why, and end with one request', async () => {
    await on.signUps.ask(wish())
    await on.step()
    const [asking] = on.box.letters
    expect(asking.to).toBe('an@thu.example')
    // What comes meanwhile waits for the confirmation.
    await on.put(news('moi'), news('khac', 'Họp báo'))
    await on.step()
    expect(on.box.letters).toHaveLength(1)
    expect(asking.text).toContain('nhận tin mới từ Kho tin Sông Hà')
    const token = tokenIn(asking, 'xac-nhan')
    expect(await on.signUps.asked(token)).toBe('lúa')
    expect(await on.signUps.confirm(token)).toBe('lúa')
    expect(await on.signUps.confirm(token)).toBeNull()
    await on.step()
    const letter = on.box.letters[1]
    expect(letter.text).toContain('Lúa moi')
    expect(letter.text).toContain('theo dõi “lúa”')
    expect(letter.text).toContain('<mark>Lúa</mark>')
    expect(letter.text).toContain('trên Kho tin Sông Hà')
    expect(letter.text).toContain('color:#14505c')
    expect(letter.text).not.toContain('Họp báo')
    expect(letter.text).not.toContain('Lúa mùa')
    expect(letter.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    const leave = /<(.*)>/u.exec(letter.headers.get('list-unsubscribe') ?? '')?.[1] ?? ''
    expect(leave.startsWith(`${site}/theo-doi/thoi?ma=`)).toBe(true)
    await on.signUps.leave(new URL(leave).searchParams.get('ma')!)
    await on.put(news('sau'))
    on.pass(hour)
    await on.step()
    expect(on.box.letters).toHaveLength(2)
    expect(on.store.of('an@thu.example')).toEqual({ followers: [], asked: [] })
  })

  it('tell of no article again that was corrected, and of none that was withdrawn', async () => {
    await follow()
    await on.put(news('a'))
    await on.step()
    expect(on.box.letters).toHaveLength(1)
    on.pass(hour)
    await on.put({ ...news('a'), title: 'Lúa, đã sửa' }, { ...news('cu'), title: 'Lúa mùa, đã sửa' })
    await on.step()
    await on.put(news('b'))
    await on.remove('b')
    await on.step()
    expect(on.box.letters).toHaveLength(1)
    // One that is corrected before anybody was told is news still.
    await on.put(news('c'))
    await on.put({ ...news('c'), title: 'Lúa, bản đúng' })
    await on.step()
    expect(on.box.letters.map(({ text }) => text.includes('bản đúng'))).toEqual([false, true])
  })

  it('gather until the morning, or until Monday, and tell nothing of what was withdrawn meanwhile', async () => {
    await follow({ rhythm: 'daily' })
    on.pass(hour)
    await follow({ rhythm: 'weekly', address: 'binh@thu.example' })
    await on.put(news('a'), news('b'), news('c'))
    await on.step()
    await on.remove('b')
    on.pass(21 * hour)
    await on.step()
    expect(on.box.letters).toEqual([])
    // Thursday, 06:30.
    on.pass(30 * minute)
    await on.step()
    expect(on.box.letters.map(({ to }) => to)).toEqual(['an@thu.example'])
    expect(on.box.letters[0].text).toContain('2 bài mới')
    on.pass(4 * 24 * hour - minute)
    await on.step()
    expect(on.box.letters).toHaveLength(1)
    // Monday.
    on.pass(minute)
    await on.step()
    expect(on.box.letters.map(({ to }) => to)).toEqual(['an@thu.example', 'binh@thu.example'])
  })

  it('follow an agency into its successor', async () => {
    await follow({ q: '', label: 'Sở TTTT', search: { agencies: ['so-thong-tin-va-truyen-thong'] } })
    await on.put({ ...news('a', 'Khai trương'), agencies: ['so-khoa-hoc-va-cong-nghe'] })
    await on.step()
    expect(on.box.letters.at(-1)?.text).toContain('Khai trương')
  })

  it('are sent again after a failure, under the same key, and after a kill', async () => {
    await follow()
    await on.put(news('a'))
    const keys: (string | undefined)[] = []
    on.box.refuse = () => 451
    await on.step()
    expect(on.faults).toHaveLength(1)
    expect(on.faults[0].message).not.toContain('an@thu')
    keys.push(on.store.followers()[0].delivery?.key)
    on.restart()
    on.box.refuse = () => null
    await on.step()
    expect(on.box.letters).toEqual([])
    on.pass(minute)
    await on.step()
    expect(on.box.letters).toHaveLength(1)
    expect(on.box.letters[0].headers.get('message-id')).toBe(`<${keys[0]}@tin.example>`)
    on.restart()
    on.pass(hour)
    await on.step()
    expect(on.box.letters).toHaveLength(1)
  })

  it('end for an address that is refused for good', async () => {
    await follow()
    await on.put(news('a'))
    on.box.refuse = () => 550
    for (let i = 0; i < 3; i++) {
      await on.step()
      on.pass(hour)
    }
    expect(on.store.followers()).toEqual([])
  })
})

describe('confirmation messages', () => {
  it('come at most once an hour to an address, with all that it was asked for', async () => {
    await on.signUps.ask(wish())
    await on.step()
    for (const q of ['lúa', 'đê', 'lúa']) await on.signUps.ask(wish({ q }))
    await on.step()
    on.pass(hour - 1)
    await on.step()
    expect(on.box.letters).toHaveLength(1)
    on.pass(1)
    await on.step()
    await on.step()
    expect(on.box.letters).toHaveLength(2)
    const links = on.box.letters[1].text.match(/^https:\S+xac-nhan\?ma=\S+/gmu)
    expect(links).toHaveLength(2)
  })

  it('are no longer good after 48 hours', async () => {
    await on.signUps.ask(wish())
    await on.step()
    const token = tokenIn(on.box.letters[0], 'xac-nhan')
    on.pass(48 * hour)
    expect(await on.signUps.confirm(token)).toBeNull()
    await on.step()
    expect(on.store.asked()).toEqual([])
    expect(await on.signUps.confirm('x')).toBeNull()
  })
})

describe('alerts by webhook', () => {
  it('are signed, and tried again until they are taken', async () => {
    const { secret } = await on.signUps.ask(wish({ channel: 'webhook', address: on.receiver.url }))
    await on.step()
    const asking = JSON.parse(on.receiver.requests[0].body) as { kind: string; confirmUrl: string }
    expect(asking.kind).toBe('confirmation')
    await on.signUps.confirm(tokenIn({ text: asking.confirmUrl }, 'xac-nhan'))
    on.receiver.status = 500
    await on.put(news('a'))
    await on.step()
    on.receiver.status = 200
    on.pass(minute)
    await on.step()
    on.pass(hour)
    await on.step()
    expect(on.receiver.requests).toHaveLength(3)
    const [, first, second] = on.receiver.requests
    expect(second.headers['timtin-delivery']).toBe(first.headers['timtin-delivery'])
    for (const { headers, body } of on.receiver.requests) {
      const signed = `${String(headers['timtin-timestamp'])}.${body}`
      const signature = createHmac('sha256', secret!).update(signed).digest('hex')
      expect(headers['timtin-signature']).toBe(`v1=${signature}`)
    }
    expect(JSON.parse(second.body)).toMatchObject({
      kind: 'articles',
      articles: [{ id: 'a', title: 'Lúa a' }],
      more: 0,
    })
  })

  it('reach no internal address', async () => {
    await on.close()
    on = await stage('public')
    await on.signUps.ask(wish({ channel: 'webhook', address: on.receiver.url }))
    await on.step()
    expect(on.receiver.requests).toEqual([])
    expect(on.faults[0].message).toContain('InternalAddress')
  })
})

it('keeps addresses in files that only their owner may read, and forgets them when told', async () => {
  await follow()
  await on.signUps.ask(wish({ q: 'đê' }))
  expect(statSync(on.folder).mode & 0o777).toBe(0o700)
  for (const name of ['data.mdb', 'secret']) expect(statSync(path.join(on.folder, name)).mode & 0o777).toBe(0o600)
  expect(on.store.of('AN@thu.example').followers).toHaveLength(1)
  expect(on.store.deleteAddress('An@thu.example')).toBe(2)
  await on.put(news('a'))
  await on.step()
  expect(on.box.letters).toEqual([])
})
