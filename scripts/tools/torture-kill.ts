import { fork } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Command } from 'commander'
import { articlesIn } from '../../src/article-log.js'
import { buildIndex } from '../../src/composition/engines.js'
import { openArchive } from '../../src/composition/reading.js'
import { verifyArchive } from '../../src/composition/safekeeping.js'
import { readConfig, systemClock, type Config } from '../../src/config.js'
import { TimtinError } from '../../src/errors.js'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import { openStore, storeFolder } from '../../src/store/article-store.js'
import { readManifest } from '../../src/store/backup.js'
import { Random } from '../corpus/random.js'
import { addExamples } from '../help/help.js'
import { runCommandLine, wholeNumber } from '../shared/command-line.js'
import { say, showProgress } from '../shared/progress.js'
import { Expected } from './expected.js'
import { wordOf, type Begun, type Done } from './restless.js'

/** Articles searched for after each kill. */
const articlesSought = 12
/** After its first word, a process is killed within this time. */
const longestLifeMs = 1500
/** The archive begins anew after so many kills, so that it stays small. */
const killsPerArchive = 20
/** Ids are numbers; each process has these many to itself. */
const idsPerProcess = 100_000

interface Options {
  kills: number
  seed: number
}

/** Lets a process work on the archive, and kills it at a random moment. */
async function killOne(args: string[], lifeMs: number, expected: Expected, backups: string[]): Promise<void> {
  const child = fork(new URL('./restless.js', import.meta.url), args, { stdio: ['ignore', 2, 2, 'ipc'] })
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? code))
  })
  const began = new Promise<void>((resolve) => {
    child.on('message', (told: Done | Begun) => {
      expected.take(told)
      if ('backup' in told) backups.push(told.backup)
      resolve()
    })
  })
  await Promise.race([began, ended])
  await setTimeout(lifeMs)
  child.kill('SIGKILL')
  const end = await ended
  if (end !== 'SIGKILL') throw new Error(`The process ended with ${end}.`)
}

/** Opens the archive as any command does, and looks for what must be there. @returns what is wrong; null if nothing */
async function faultOf(config: Config, expected: Expected, random: Random): Promise<string | null> {
  const store = openStore(storeFolder(config.dataFolder), { readOnly: true })
  try {
    const titles = new Map<string, string>()
    for await (const { article } of articlesIn(store)) {
      if (titles.has(article.id)) return `article ${article.id} is there twice`
      titles.set(article.id, article.title)
    }
    if (titles.size !== (await store.count())) return 'the number of articles is wrong'
    const missing = expected.missingFrom((id) => titles.get(id) ?? null)
    if (missing !== null) return missing
  } finally {
    await store.close()
  }
  await buildIndex(config, { full: false })
  const { store: report, index, lag } = await verifyArchive(config, { repair: false, onProgress: () => {} })
  if (report.faults.length > 0) return report.faults[0].what
  if (lag > 0) return `the index lacks ${lag} changes after a build`
  return index ?? (await unfound(config, expected, random))
}

/** Searches for some of the articles by the word that only they have. */
async function unfound(config: Config, expected: Expected, random: Random): Promise<string | null> {
  const archive = await openArchive(config, systemClock)
  try {
    const certain = expected.certain()
    for (let i = 0; i < Math.min(articlesSought, certain.length); i++) {
      const { id, title } = random.pick(certain)
      const { total, hits } = await archive.search.search({ ...emptySearch, q: wordOf(id) })
      if (total !== 1 || hits[0].id !== id || hits[0].title !== title) return `article ${id} is found ${total} times`
    }
    return null
  } finally {
    await archive.close()
  }
}

/** Backups that the process announced are whole; one that was being made has not appeared. */
function faultyBackup(folder: string, announced: readonly string[]): string | null {
  for (const backup of announced) if (!existsSync(backup)) return `backup ${backup} is missing`
  for (const name of readdirSync(folder).filter((entry) => !entry.includes('.partial-'))) {
    const backup = path.join(folder, name)
    for (const file of readManifest(backup).files) {
      if (!existsSync(path.join(backup, file.path))) return `backup ${backup} is not whole`
    }
  }
  return null
}

async function torture(folder: string, { kills, seed }: Options, onKill: (done: number) => void): Promise<string[]> {
  const random = new Random(seed)
  const faults: string[] = []
  let expected = new Expected()
  for (let index = 0; index < kills; index++) {
    const round = Math.floor(index / killsPerArchive)
    if (index % killsPerArchive === 0) expected = new Expected()
    const config = { ...readConfig(), dataFolder: path.join(folder, `data-${round}`) }
    const backups = path.join(folder, `backups-${index}`)
    mkdirSync(backups)
    const announced: string[] = []
    const args = [config.dataFolder, backups, String(index * idsPerProcess), String(seed + index)]
    await killOne(args, random.next() * longestLifeMs, expected, announced)
    try {
      const fault = (await faultOf(config, expected, random)) ?? faultyBackup(backups, announced)
      if (fault !== null) faults.push(`kill ${index}: ${fault}`)
    } catch (error) {
      faults.push(`kill ${index}: ${(error as Error).message}`)
    }
    // What was begun is now done or not; the next process begins with neither.
    expected = expected.settled()
    rmSync(backups, { recursive: true })
    onKill(index + 1)
  }
  return faults
}

async function run(options: Options): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'timtin-kill-'))
  const progress = showProgress('Killing')
  try {
    const faults = await torture(folder, options, (done) => progress.update(done, options.kills))
    progress.stop()
    for (const fault of faults) say(fault)
    say(`kills ${options.kills} / survived ${options.kills - faults.length}`)
    if (faults.length === 0) return
    throw new TimtinError('internal', 'kill-lost', 'A kill did harm.', 'src/store', 'Mend it.')
  } finally {
    progress.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const command = new Command('node dist/scripts/tools/torture-kill.js')
  .description(
    'Kill a process that imports, corrects, withdraws, builds and backs up, at random moments, and look for every ' +
      'article that it had reported.',
  )
  .option('--kills <n>', 'how many', wholeNumber(1, 100_000), 200)
  .option('--seed <n>', 'which moments', wholeNumber(0, 1_000_000_000), 1)
  .action(run)
addExamples(command, 'npm run torture:kill -- --kills 200')
await runCommandLine(command, process.argv.slice(2))
