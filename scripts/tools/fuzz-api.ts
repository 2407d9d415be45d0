import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Command } from 'commander'
import fc from 'fast-check'
import { TimtinError } from '../../src/errors.js'
import type { Description } from '../../src/web/api/openapi.js'
import { Contract } from '../fuzz/contract.js'
import { fuzzedRequests, type FuzzedRequest } from '../fuzz/requests.js'
import { send } from '../fuzz/sending.js'
import { addExamples } from '../help/help.js'
import { runCommandLine, wholeNumber } from '../shared/command-line.js'
import { say } from '../shared/progress.js'
import { ServedSite } from './served-site.js'

/** Requests made in one go; each such lot has a seed of its own, by which it can be made again. */
const lotSize = 2000
/** Requests under way at a time. */
const abreast = 4
const readyMs = 120_000
const askMs = 200
const megabyte = 1024 * 1024
/** Breaches that are told; the others are only counted. */
const mostTold = 20

interface Options {
  data?: string
  requests: number
  seed: number
  port: number
}

/** Memory of the process that answers requests, in MB, by its own figures. */
async function memoryOf(url: string): Promise<{ heap: number; resident: number }> {
  const figures = await (await fetch(`${url}/metrics`)).text()
  const figure = (name: string) => Math.round(Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(figures)?.[1]) / megabyte)
  return { heap: figure('nodejs_heap_size_used_bytes'), resident: figure('process_resident_memory_bytes') }
}

class Fuzzing {
  readonly statuses = new Map<number, number>()
  readonly breaches: string[] = []
  private sent = 0

  constructor(
    private readonly url: string,
    private readonly contract: Contract,
  ) {}

  async run(requests: FuzzedRequest[]): Promise<void> {
    const sendNext = async () => {
      for (let request = requests.pop(); request !== undefined; request = requests.pop()) await this.judge(request)
    }
    await Promise.all(Array.from({ length: abreast }, sendNext))
  }

  private async judge(request: FuzzedRequest): Promise<void> {
    const { path: of, method, address, body, markup } = request
    const response = await send(this.url, request, this.sent++).catch((error: unknown) => String(error))
    const isAnswered = typeof response !== 'string'
    if (isAnswered) this.statuses.set(response.status, (this.statuses.get(response.status) ?? 0) + 1)
    const breach = isAnswered ? this.contract.breach(of, method, response, markup) : response
    if (breach === null) return
    this.breaches.push(`${method} ${address} ${body ?? ''}: ${breach}`)
    if (this.breaches.length <= mostTold) say(this.breaches.at(-1)!)
  }
}

/** The description, once the site answers: a site without an archive serves the sample, which it first has to index. */
async function descriptionOf({ url }: ServedSite): Promise<Description> {
  for (const started = performance.now(); performance.now() - started < readyMs; await setTimeout(askMs)) {
    const response = await fetch(`${url}/api/v1/openapi.json`).catch(() => null)
    if (response?.ok === true) return (await response.json()) as Description
  }
  throw new TimtinError('environment', 'site-not-ready', 'The site did not get ready.', url, 'Start it by itself.')
}

async function fuzz(site: ServedSite, { requests, seed }: Options): Promise<void> {
  const contract = new Contract(await descriptionOf(site))
  const fuzzing = new Fuzzing(site.url, contract)
  for (let made = 0; made < requests; made += lotSize) {
    const numRuns = Math.min(lotSize, requests - made)
    await fuzzing.run(fc.sample(fuzzedRequests(contract), { seed: seed + made, numRuns }))
    const { heap, resident } = await memoryOf(site.url)
    say(`${made + numRuns} requests: heap ${heap} MB, resident ${resident} MB, ${fuzzing.breaches.length} breaches`)
  }
  const counts = [...fuzzing.statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
  process.stdout.write(`${requests} requests; ${counts.join(', ')}; ${fuzzing.breaches.length} breaches\n`)
  if (fuzzing.breaches.length > 0) process.exitCode = 1
}

const command = new Command('node dist/scripts/tools/fuzz-api.js')
  .description(
    'Sends requests made from the description of the API to a site, and checks that answers are as described',
  )
  .option('--data <folder>', 'data folder of the archive that is served; the sample if left out')
  .option('--requests <count>', 'how many requests', wholeNumber(1, 10_000_000), 100_000)
  .option('--seed <number>', 'what the requests are drawn by', wholeNumber(0, 1_000_000_000), 1)
  .option('--port <port>', 'where the site is served', wholeNumber(1, 65_535), 4871)
  .action(async (options: Options) => {
    const own = options.data === undefined ? mkdtempSync(path.join(tmpdir(), 'timtin-fuzz-')) : null
    const site = new ServedSite(options.data ?? own!, options.port)
    try {
      await fuzz(site, options)
    } finally {
      await site.end('SIGTERM')
      if (own !== null) rmSync(own, { recursive: true, force: true })
    }
  })
addExamples(command, 'npm run fuzz:api', 'npm run fuzz:api -- --requests 5000 --data COPY_OF_AN_ARCHIVE')

await runCommandLine(command, process.argv.slice(2))
