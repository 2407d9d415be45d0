import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Command } from 'commander'
import { TimtinError } from '../../src/errors.js'
import { addExamples } from '../help/help.js'
import { runCommandLine, wholeNumber } from '../shared/command-line.js'
import { say, showProgress } from '../shared/progress.js'
import { runTimtin, ServedSite } from './served-site.js'

/** Milliseconds after which a server that is not ready counts as stuck: many times what it takes to build so few articles. */
const stuckMs = 60_000
/** A server is killed at a random moment within so many milliseconds from its start: while it starts, builds or serves. */
const killedWithinMs = 4000

interface Options {
  kills: number
  articles: number
  port: number
}

/** In a pid namespace of its own, as in a container: every server has pid 1, and its death ends all that it started. */
const container = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child']

async function run({ kills, articles, port }: Options): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'timtin-start-'))
  const progress = showProgress('Killing')
  const data = path.join(folder, 'data')
  const index = path.join(data, 'index')
  let stuck = 0
  let slowest = 0
  try {
    const corpus = path.join(folder, 'corpus.ndjson')
    await runTimtin(data, 'generate-corpus', '--count', String(articles), '--seed', '1', '--out', corpus)
    await runTimtin(data, 'ingest', corpus)
    for (let kill = 0; kill < kills; kill++) {
      rmSync(path.join(index, 'manifest.json'), { force: true })
      const killed = new ServedSite(data, port, container)
      await setTimeout(Math.random() * killedWithinMs)
      await killed.end('SIGKILL')
      const next = new ServedSite(data, port, container)
      const took = await next.until(({ status, lag }) => status === 'ready' && lag === 0, stuckMs)
      if (took === null) {
        stuck++
        say(`Stuck after kill ${kill + 1}: ${JSON.stringify(await next.readiness())}`)
      }
      slowest = Math.max(slowest, took ?? stuckMs)
      await next.end('SIGKILL')
      progress.update(kill + 1, kills)
    }
  } finally {
    progress.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  process.stdout.write(`kills ${kills} / stuck ${stuck}; the slowest start took ${(slowest / 1000).toFixed(1)} s\n`)
  if (stuck === 0) return
  throw new TimtinError('internal', 'start-stuck', `${stuck} starts were stuck.`, 'src/locks', 'Mend it.')
}

const command = new Command('node dist/scripts/tools/torture-start.js')
  .description(
    'Kill a server in a pid namespace of its own, as in a container, at random moments while it starts, builds and ' +
      'serves, and count how often the next start is stuck. Needs unshare and the right to use it (root).',
  )
  .option('--kills <n>', 'number of kills', wholeNumber(1, 100_000), 100)
  .option('--articles <n>', 'articles in the archive', wholeNumber(1, 1_000_000), 3000)
  .option('--port <n>', 'port to serve at', wholeNumber(1, 65_535), 4790)
  .action(run)
addExamples(command, 'npm run torture:start -- --kills 20')
await runCommandLine(command, process.argv.slice(2))
