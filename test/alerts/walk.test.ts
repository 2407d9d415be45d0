import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { load } from 'cheerio'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '../../src/config.js'
import { article } from '../conformance/memory-log.js'
import { openMailbox, type Arrived, type Mailbox } from './support/mailbox.js'

const { projectRoot } = readConfig({})
const program = path.join(projectRoot, 'dist', 'scripts', 'timtin.js')
const folder = mkdtempSync(path.join(tmpdir(), 'walk-'))
let box: Mailbox
let site: string
let env: NodeJS.ProcessEnv
let server: ChildProcess

async function freePort(): Promise<number> {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  taken.close()
  return port
}

async function timtin(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await once(child, 'close')
  return said
}

async function take(...titles: string[]): Promise<void> {
  const file = path.join(folder, `${titles[0].replaceAll(' ', '-')}.ndjson`)
  const lines = titles.map((title) =>
    JSON.stringify(
      article({
        id: title.replaceAll(/\W+/gu, '-'),
        title,
        body: ['Bà con ra đồng từ sớm.'],
        publishedAt: '2022-11-23T07:00:00+07:00',
      }),
    ),
  )
  writeFileSync(file, `${lines.join('\n')}\n`)
  await timtin('import', file)
}

/** Waits until something is there. */
async function until<T>(find: () => T | undefined | null | Promise<T | undefined | null>): Promise<T> {
  for (let tries = 0; tries < 600; tries++) {
    const found = await find()
    if (found !== undefined && found !== null) return found
    await setTimeout(100)
  }
  throw new Error('It never came.')
}

beforeAll(async () => {
  box = await openMailbox()
  const port = await freePort()
  site = `http://127.0.0.1:${port}`
  env = {
    ...process.env,
    TIMTIN_DATA: path.join(folder, 'data'),
    HOST: '127.0.0.1',
    PORT: String(port),
    TIMTIN_URL: site,
    TIMTIN_SMTP: box.url,
    TIMTIN_MAIL_FROM: 'Tin <tin@tin.example>',
  }
  await take('Lúa mùa chín sớm')
  server = spawn(process.execPath, [program, 'start'], { env, stdio: 'ignore' })
  await until(async () => {
    const answer = await fetch(`${site}/readyz`).catch(() => null)
    return answer?.status === 200 ? true : null
  })
}, 120_000)

afterAll(async () => {
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
  await box.close()
}, 60_000)

/** Opens a page, and returns the first form of its main part. */
async function formAt(address: string): Promise<{ action: string; text: string }> {
  const $ = load(await (await fetch(address)).text())
  return { action: site + $('main form[method="post"]').attr('action'), text: $('main').text() }
}

const linkIn = ({ text }: Arrived, which: string) =>
  new RegExp(`${site}/theo-doi/${which}\\?ma=[\\w.-]+`, 'u').exec(text)![0]

it('goes from a search to a letter about a new article, and to its end', { timeout: 180_000 }, async () => {
  const $ = load(await (await fetch(`${site}/tim-kiem?q=${encodeURIComponent('lúa xuân')}`)).text())
  const followHref = site + $('a[href^="/theo-doi"]').attr('href')
  const form = await formAt(followHref)
  expect(form.text).toContain('lúa xuân')
  const fields = { kenh: 'thu', 'dia-chi': 'an@thu.example', nhip: 'ngay' }
  const wrong = await fetch(form.action, { method: 'POST', body: new URLSearchParams({ ...fields, 'dia-chi': 'an@' }) })
  expect(wrong.status).toBe(400)
  expect(await wrong.text()).toContain('Địa chỉ thư chưa đúng')
  const sent = await fetch(form.action, { method: 'POST', body: new URLSearchParams(fields) })
  expect(sent.status).toBe(200)
  expect(await sent.text()).toContain('Hãy mở hộp thư')

  const asking = await until(() => box.letters[0])
  const confirmHref = linkIn(asking, 'xac-nhan')
  // A scanner opens the link, twice: nothing is confirmed.
  await formAt(confirmHref)
  const confirmation = await formAt(confirmHref)
  expect(await timtin('alerts', 'list')).toContain('asked')
  const confirmed = await fetch(confirmation.action, { method: 'POST' })
  expect(await confirmed.text()).toContain('Đã theo dõi')
  expect((await fetch(confirmHref)).status).toBe(404)

  await take('Lúa xuân trổ đều', 'Họp báo thường kỳ')
  const letter = await until(() => box.letters[1])
  expect(letter.text).toContain('Lúa xuân trổ đều')
  expect(letter.text).not.toContain('Họp báo')
  const page = /^https?:\S+\/bai\/\S+/mu.exec(letter.text)![0]
  expect((await fetch(page)).status).toBe(200)
  expect(JSON.parse(await timtin('alerts', 'export', 'an@thu.example'))).toMatchObject([
    { channel: 'mail', address: 'an@thu.example', label: 'lúa xuân', rhythm: 'now' },
  ])

  // What a mail program sends when somebody presses its button.
  const leaveHref = /<(.*)>/u.exec(letter.headers.get('list-unsubscribe')!)![1]
  expect((await formAt(leaveHref)).text).toContain('Thôi theo dõi')
  await fetch(leaveHref, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })
  expect(await timtin('alerts', 'list')).toContain('Nobody follows anything')
  await take('Lúa xuân được mùa')
  await until(async () => {
    const answer = await fetch(`${site}/api/v1/search?q=${encodeURIComponent('"lúa xuân được mùa"')}`)
    return ((await answer.json()) as { total: number }).total === 1 ? true : null
  })
  await setTimeout(2500)
  expect(box.letters).toHaveLength(2)
})
