import { createServer } from 'node:net'
import { load } from 'cheerio'
import { expect, onTestFinished, vi } from 'vitest'
import type { Readiness } from '../../src/readiness.js'
import { start } from './support.js'

export const patience = { timeout: 40_000, interval: 100 }

/** A port that nobody uses at the moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** An entry of the server's log. */
interface Logged {
  level: number
  path?: string
  msg: string
  err?: { message: string }
}

/** Serves a data folder by the command until the test has ended. */
export async function served(dataFolder: string) {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const child = start('start', [], { TIMTIN_DATA: dataFolder, PORT: String(port), HOST: 'localhost' })
  onTestFinished(() => void child.process.kill('SIGKILL'))
  expect(await child.next()).toContain(url)
  const readiness = async () => (await (await fetch(`${url}/readyz`)).json()) as Readiness
  return {
    url,
    readiness,
    log: () => child.lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Logged),
    statusIs: (status: string) => vi.waitFor(async () => expect((await readiness()).status).toBe(status), patience),
    page: async (address: string) => {
      const response = await fetch(url + address)
      return { status: response.status, tag: response.headers.get('etag'), $: load(await response.text()) }
    },
    total: async (q: string) =>
      ((await (await fetch(`${url}/api/v1/search?q=${encodeURIComponent(q)}`)).json()) as { total: number }).total,
    stop: async () => {
      child.process.kill('SIGTERM')
      return child.exit()
    },
  }
}
