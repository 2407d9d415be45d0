import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { TimtinError } from '../../src/errors.js'
import { addExamples } from '../help/help.js'
import { runCommandLine, wholeNumber } from '../shared/command-line.js'
import { showProgress } from '../shared/progress.js'
import type { Outcome } from './lock-contender.js'

/** Time between two kills: longer than a process takes to start, or none would ever get to try. */
const killEveryMs = 700

interface Options {
  tries: number
  processes: number
}

interface Tally extends Record<Outcome, number> {
  killed: number
}

/**
 * Makes several processes try to take one lock, kills one of them from time to time, and starts another in its place.
 */
function torture({ tries, processes }: Options, folder: string, onTry: (done: number) => void): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const tally: Tally = { taken: 0, refused: 0, twice: 0, killed: 0 }
    const running = new Set<ChildProcess>()
    let done = 0
    const stop = () => {
      clearInterval(killing)
      for (const child of running) child.removeAllListeners().kill('SIGKILL')
    }
    const start = () => {
      const child = fork(new URL('./lock-contender.js', import.meta.url), [folder])
      running.add(child)
      child.on('message', (outcome: Outcome) => {
        tally[outcome]++
        onTry(++done)
        if (done < tries) return
        stop()
        resolve(tally)
      })
      child.on('exit', (code, signal) => {
        running.delete(child)
        if (signal === 'SIGKILL') return start()
        stop()
        reject(new Error(`A contender ended with ${signal ?? `exit code ${code}`}.`))
      })
    }
    const killing = setInterval(() => {
      const victim = [...running][Math.floor(Math.random() * running.size)]
      if (victim?.kill('SIGKILL')) tally.killed++
    }, killEveryMs)
    for (let i = 0; i < processes; i++) start()
  })
}

async function run(options: Options): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'timtin-lock-'))
  const progress = showProgress('Trying')
  const started = performance.now()
  try {
    const { taken, refused, twice, killed } = await torture(options, folder, (done) =>
      progress.update(done, options.tries),
    )
    progress.stop()
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    process.stdout.write(
      `tries ${taken + refused + twice} / taken ${taken} / refused ${refused} / killed ${killed} / held twice ${twice}; ` +
        `${options.processes} processes, ${seconds} s\n`,
    )
    if (twice === 0) return
    const what = `Two processes held the lock at once in ${twice} tries.`
    throw new TimtinError('internal', 'lock-held-twice', what, 'src/locks', 'Mend it before anything is built with it.')
  } finally {
    progress.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const command = new Command('node dist/scripts/tools/torture-lock.js')
  .description(
    'Have several processes take one lock over and over, killing one of them now and then, and count how often two held ' +
      'it at once.',
  )
  .option('--tries <n>', 'tries of all processes together', wholeNumber(1, 100_000_000), 10_000)
  .option('--processes <n>', 'processes at a time', wholeNumber(2, 100), 4)
  .action(run)
addExamples(command, 'npm run torture:lock -- --tries 100000 --processes 8')
await runCommandLine(command, process.argv.slice(2))
