import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Command } from 'commander'
import { readConfig } from '../../src/config.js'
import { TimtinError } from '../../src/errors.js'
import { corpusArticle } from '../corpus/article.js'
import { readVocabulary } from '../corpus/vocabulary.js'
import { addExamples } from '../help/help.js'
import { runCommandLine, wholeNumber } from '../shared/command-line.js'
import { say } from '../shared/progress.js'
import { runTimtin, ServedSite } from './served-site.js'

/** Milliseconds within which what was imported must be found. */
const visibleMs = 60_000
/** Seconds of searches before the first import, to know how long they take in quiet. */
const quietSeconds = 10
/** Pause between two requests of a visitor, in milliseconds: the site takes 600 requests a minute from one address. */
const pauseMs = 110

interface Options {
  data?: string
  batches: number
  size: number
  port: number
}

const queries = ['uy ban nhan dan tinh', 'xây dựng nông thôn mới', 'tai nạn giao thông', 'khai giảng', 'lúa đông xuân']
const pages = queries.flatMap((q) => [
  `/tim-kiem?q=${encodeURIComponent(q)}`,
  `/api/v1/search?q=${encodeURIComponent(q)}`,
])
const addresses = [...pages, '/', '/ngay', '/tim-kiem.atom']

/** A visitor who asks one page after another. */
class Visitor {
  readonly taken: number[] = []
  readonly failures: string[] = []
  private isOver = false

  constructor(private readonly url: string) {}

  async visit(): Promise<void> {
    for (let i = 0; !this.isOver; i++) {
      const address = addresses[i % addresses.length]
      const started = performance.now()
      try {
        const response = await fetch(this.url + address)
        await response.arrayBuffer()
        if (response.status !== 200) this.failures.push(`${address}: ${response.status}`)
      } catch (error) {
        this.failures.push(`${address}: ${String(error)}`)
      }
      this.taken.push(performance.now() - started)
      await setTimeout(pauseMs)
    }
  }

  end(): void {
    this.isOver = true
  }
}

const quantile = (numbers: readonly number[], share: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(share * numbers.length))]

const described = (name: string, numbers: readonly number[]) =>
  `${name}: median ${quantile(numbers, 0.5).toFixed(1)} ms, 95 % ${quantile(numbers, 0.95).toFixed(1)} ms, longest ${Math.max(...numbers).toFixed(0)} ms (${numbers.length})`

async function run({ data, batches, size, port }: Options): Promise<void> {
  if (data === undefined)
    throw new TimtinError('usage', 'bad-arguments', 'No data folder is named.', '--data', 'Name a copy of an archive.')
  const folder = mkdtempSync(path.join(tmpdir(), 'timtin-soak-'))
  const vocabulary = readVocabulary(path.join(readConfig().projectRoot, 'data'))
  const site = new ServedSite(data, port)
  const visitor = new Visitor(site.url)
  const visible: number[] = []
  try {
    if ((await site.until(({ status }) => status === 'ready', visibleMs)) === null)
      throw new TimtinError('environment', 'not-ready', 'The site is not ready.', data, 'See what /readyz says.')
    const visiting = visitor.visit()
    await setTimeout(quietSeconds * 1000)
    const quiet = [...visitor.taken]
    const seed = Date.now() % 1_000_000
    const before = (await site.readiness())?.articles.indexed ?? 0
    for (let batch = 0; batch < batches; batch++) {
      const file = path.join(folder, `${batch}.ndjson`)
      const articles = Array.from({ length: size }, (_, i) =>
        corpusArticle({ vocabulary, seed, count: batches * size }, batch * size + i),
      )
      writeFileSync(file, articles.map((article) => `${JSON.stringify(article)}\n`).join(''))
      await runTimtin(data, 'ingest', file)
      const expected = before + (batch + 1) * size
      const took = await site.until(({ articles }) => (articles.indexed ?? 0) >= expected, visibleMs)
      visible.push(took ?? Infinity)
      say(`batch ${batch + 1}: searched ${took === null ? 'not' : `${Math.round(took)} ms`} after the command returned`)
    }
    visitor.end()
    await visiting
    const busy = visitor.taken.slice(quiet.length)
    const ratio = quantile(busy, 0.5) / quantile(quiet, 0.5)
    process.stdout.write(
      [
        described('quiet', quiet),
        described('while importing', busy),
        `ratio of the medians ${ratio.toFixed(2)}, of the 95 % ${(quantile(busy, 0.95) / quantile(quiet, 0.95)).toFixed(2)}`,
        `searched after: median ${quantile(visible, 0.5).toFixed(0)} ms, longest ${Math.max(...visible).toFixed(0)} ms`,
        `failed requests ${visitor.failures.length} of ${visitor.taken.length}`,
        ...visitor.failures.slice(0, 10),
        '',
      ].join('\n'),
    )
    if (visitor.failures.length > 0)
      throw new TimtinError('internal', 'requests-failed', 'Requests failed.', site.url, 'Mend what made them fail.')
  } finally {
    visitor.end()
    await site.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const command = new Command('node dist/scripts/tools/soak-serving.js')
  .description(
    'Serve an archive, ask it without a pause, and import articles meanwhile: counts failed requests, how much slower ' +
      'the others became, and how soon the articles were searched. Adds invented articles to the archive: give a copy.',
  )
  .option('--data <folder>', 'data folder: a copy of an archive')
  .option('--batches <n>', 'number of imports', wholeNumber(1, 100_000), 20)
  .option('--size <n>', 'articles in each', wholeNumber(1, 100_000), 100)
  .option('--port <n>', 'port to serve at', wholeNumber(1, 65_535), 4791)
  .action(run)
addExamples(command, 'npm run soak -- --data /tmp/copy-of-archive --batches 50')
await runCommandLine(command, process.argv.slice(2))
