import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Command } from 'commander'
import { articlesIn } from '../../src/article-log.js'
import { backUpArchive } from '../../src/composition/safekeeping.js'
import { readConfig, systemClock } from '../../src/config.js'
import { TimtinError } from '../../src/errors.js'
import { openStore, storeFolder } from '../../src/store/article-store.js'
import { addExamples } from '../help/help.js'
import { runCommandLine, wholeNumber } from '../shared/command-line.js'
import { say, showProgress } from '../shared/progress.js'
import { Expected } from './expected.js'
import type { Begun, Done } from './restless.js'

/** Starts a process that writes without rest, and follows what it has done. */
async function startWriter(dataFolder: string, expected: Expected) {
  const child = fork(new URL('./restless.js', import.meta.url), [dataFolder, '-', '0', '1'])
  const isBroken = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`The writer ended with exit code ${code}.`)))
  })
  isBroken.catch(() => {})
  await new Promise<void>((resolve) => {
    child.on('message', (told: Done | Begun) => {
      expected.take(told)
      resolve()
    })
  })
  return { stop: () => child.removeAllListeners('exit').kill('SIGKILL') }
}

/** @returns what is wrong with a backup; null when nothing is */
async function faultOf(folder: string, articles: number, before: Expected): Promise<string | null> {
  const store = openStore(storeFolder(folder), { readOnly: true })
  try {
    const found = new Map<string, string>()
    for await (const { article } of articlesIn(store)) {
      if (found.has(article.id)) return `article ${article.id} is there twice`
      found.set(article.id, article.title)
    }
    if (found.size !== articles) return `${found.size} articles instead of ${articles}`
    return before.missingFrom((id) => found.get(id) ?? null)
  } finally {
    await store.close()
  }
}

async function torture(folder: string, backups: number, onBackup: (done: number) => void): Promise<string[]> {
  const config = { ...readConfig(), dataFolder: path.join(folder, 'data') }
  const expected = new Expected()
  const writer = await startWriter(config.dataFolder, expected)
  const faults: string[] = []
  for (let index = 0; index < backups; index++) {
    const target = path.join(folder, `backup-${index}`)
    const before = expected.copy()
    const started = expected.changes
    try {
      const { articles } = await backUpArchive(config, target, systemClock)
      // What the writer did before the backup is on its way.
      await setTimeout(50)
      before.excuse(expected)
      const fault = await faultOf(target, articles, before)
      if (fault !== null) faults.push(`backup ${index}: ${fault}`)
    } catch (error) {
      faults.push(`backup ${index}: ${(error as Error).message}`)
    }
    // The writer must be at work for a backup to count.
    while (expected.changes === started) await setTimeout(1)
    rmSync(target, { recursive: true, force: true })
    onBackup(index + 1)
  }
  writer.stop()
  return faults
}

async function run({ backups }: { backups: number }): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'timtin-backup-'))
  const progress = showProgress('Backing up')
  try {
    const faults = await torture(folder, backups, (done) => progress.update(done, backups))
    progress.stop()
    for (const fault of faults) say(fault)
    say(`backups ${backups} / good ${backups - faults.length}`)
    if (faults.length === 0) return
    throw new TimtinError('internal', 'backup-bad', 'Backups were not whole.', 'src/store/backup.ts', 'Mend it.')
  } finally {
    progress.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const command = new Command('node dist/scripts/tools/torture-backup.js')
  .description('Make backups of an archive while another process writes to it, and compare each with what was written.')
  .option('--backups <n>', 'how many', wholeNumber(1, 100_000), 100)
  .action(run)
addExamples(command, 'npm run torture:backup -- --backups 100')
await runCommandLine(command, process.argv.slice(2))
