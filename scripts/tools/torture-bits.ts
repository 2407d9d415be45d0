import { fork, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { readConfig } from '../../src/config.js'
import { TimtinError } from '../../src/errors.js'
import { openStoreWithVolumes } from '../../src/store/article-store.js'
import { corpusArticle } from '../corpus/article.js'
import { Random } from '../corpus/random.js'
import { readVocabulary } from '../corpus/vocabulary.js'
import { addExamples } from '../help/help.js'
import { runCommandLine, wholeNumber } from '../shared/command-line.js'
import { say, showProgress } from '../shared/progress.js'
import type { Outcome, Truth } from './damaged-store.js'

const articlesStored = 600
const articlesMore = 40
/** So small that the store has several volumes. */
const volumeBytes = 400_000
/** Of so many damages, one is a page of zeros; the others are single flipped bits. */
const zeroPageEvery = 5
const pageBytes = 4096

interface Options {
  flips: number
  seed: number
}

type Tally = Record<Outcome['kind'] | 'ended by a signal', number>

/** Makes a store that has been changed in every way, and says what it must give. */
async function makeStore(folder: string): Promise<Truth> {
  let now = Date.parse('2026-11-30T08:00:00+07:00')
  const store = openStoreWithVolumes(folder, volumeBytes, () => (now += 1000))
  const vocabulary = readVocabulary(path.join(readConfig().projectRoot, 'data'))
  const all = Array.from({ length: articlesStored + articlesMore }, (_, index) =>
    corpusArticle({ count: articlesStored + articlesMore, seed: 1, vocabulary }, index),
  )
  const articles = new Map(all.slice(0, articlesStored).map((article) => [article.id, article]))
  const ids = [...articles.keys()]
  for (let from = 0; from < articlesStored; from += 50) await store.put([...articles.values()].slice(from, from + 50))
  for (const id of ids.filter((_, index) => index % 9 === 0)) {
    const article = { ...articles.get(id)!, title: `Tựa mới của ${id}` }
    articles.set(id, article)
    await store.put([article])
  }
  for (const id of ids.filter((_, index) => index % 31 === 7)) {
    await store.withdraw(id, { at: '2026-11-30T09:00:00+07:00', reason: 'Đăng nhầm' })
    articles.delete(id)
  }
  const revisions = Object.fromEntries([...articles.keys()].map((id) => [id, store.revisions(id)]))
  const withdrawals = store.withdrawals()
  await store.close()
  return {
    articles: [...articles.values()],
    withdrawals,
    revisions,
    count: articles.size,
    more: all.slice(articlesStored),
  }
}

/** Damages one of the store's files. @returns what was done */
function damage(folder: string, random: Random, isPage: boolean): string {
  const files = readdirSync(folder).filter((name) => name.endsWith('.mdb') && name !== 'lock.mdb')
  // Half of all damage is in the file that everything depends on.
  const name = random.chance(0.5) ? 'data.mdb' : files[random.between(0, files.length - 1)]
  const file = path.join(folder, name)
  const bytes = readFileSync(file)
  const at = random.between(0, bytes.length - 1)
  if (isPage) {
    const page = Math.floor(at / pageBytes)
    bytes.fill(0, page * pageBytes, (page + 1) * pageBytes)
    writeFileSync(file, bytes)
    return `zeros in page ${page} of ${name}`
  }
  const bit = random.between(0, 7)
  bytes[at] ^= 1 << bit
  writeFileSync(file, bytes)
  return `bit ${bit} of byte ${at} of ${name}`
}

/** Asks a process for the outcome; `null` when the question ended it. */
function ask(child: ChildProcess, question: object): Promise<Outcome | null> {
  return new Promise((resolve) => {
    const answered = (outcome: Outcome) => {
      child.off('exit', ended)
      resolve(outcome)
    }
    const ended = () => {
      child.off('message', answered)
      resolve(null)
    }
    child.once('message', answered)
    child.once('exit', ended)
    child.send(question)
  })
}

async function torture(folder: string, { flips, seed }: Options, onTry: (done: number) => void): Promise<Tally> {
  const tally: Tally = { whole: 0, named: 0, silent: 0, bare: 0, 'ended by a signal': 0 }
  const truthFile = path.join(folder, 'truth.json')
  writeFileSync(truthFile, JSON.stringify(await makeStore(path.join(folder, 'store'))))
  const random = new Random(seed)
  const start = () =>
    fork(new URL('./damaged-store.js', import.meta.url), [truthFile], { stdio: ['ignore', 2, 'ignore', 'ipc'] })
  let child = start()
  for (let index = 0; index < flips; index++) {
    const copy = path.join(folder, `copy-${index}`)
    cpSync(path.join(folder, 'store'), copy, { recursive: true })
    const done = damage(copy, random, index % zeroPageEvery === 0)
    const readOnly = index % 2 === 0
    const outcome = await ask(child, { folder: copy, readOnly })
    tally[outcome === null ? 'ended by a signal' : outcome.kind]++
    if (outcome === null) child = start()
    if (outcome === null || outcome.kind === 'silent' || outcome.kind === 'bare') {
      say(
        `${done}, ${readOnly ? 'read' : 'written'}: ${outcome === null ? 'ended by a signal' : `${outcome.kind}: ${outcome.what}`}`,
      )
    }
    rmSync(copy, { recursive: true })
    onTry(index + 1)
  }
  child.kill()
  return tally
}

async function run(options: Options): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'timtin-bits-'))
  const progress = showProgress('Damaging')
  try {
    const tally = await torture(folder, options, (done) => progress.update(done, options.flips))
    progress.stop()
    say(
      Object.entries(tally)
        .map(([kind, count]) => `${kind} ${count}`)
        .join(' / '),
    )
    if (tally.silent + tally.bare + tally['ended by a signal'] === 0) return
    const what = 'Damage to the store was not named.'
    throw new TimtinError('internal', 'damage-not-named', what, 'src/store', 'Mend it.')
  } finally {
    progress.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const command = new Command('node dist/scripts/tools/torture-bits.js')
  .description('Flip single bits, and zero single pages, in copies of an article store, and count what is noticed.')
  .option('--flips <n>', 'how many damages', wholeNumber(1, 1_000_000), 1000)
  .option('--seed <n>', 'which ones', wholeNumber(0, 1_000_000_000), 1)
  .action(run)
addExamples(command, 'npm run torture:bits -- --flips 1000 --seed 7')
await runCommandLine(command, process.argv.slice(2))
