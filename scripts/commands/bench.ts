import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Command } from 'commander'
import { readConfig, systemClock } from '../../src/config.js'
import { TimtinError } from '../../src/errors.js'
import { bench } from '../bench/bench.js'
import { addBenchOptions, type BenchOptions } from '../bench/options.js'
import { describe } from '../bench/report.js'
import type { BenchResult } from '../bench/result.js'
import { addExamples } from '../help/help.js'
import { say } from '../shared/progress.js'

export function define(command: Command): void {
  addBenchOptions(command).action(run)
  addExamples(
    command,
    'timtin bench --corpus export.ndjson.gz --json result.json',
    'timtin bench --count 150000 --seed 1 --peers fts5,minisearch',
  )
}

async function writeJson(file: string, result: BenchResult): Promise<void> {
  try {
    await writeFile(file, `${JSON.stringify(result, null, 2)}\n`)
  } catch (cause) {
    const what = `The result cannot be written: ${(cause as Error).message}.`
    throw new TimtinError('environment', 'result-unwritable', what, file, 'Give a file that this user can write to.', {
      cause,
    })
  }
}

/** Measures the whole use case and other search engines on the same articles and queries. */
async function run(options: BenchOptions): Promise<void> {
  const scratchFolder = await mkdtemp(path.join(os.tmpdir(), 'timtin-bench-'))
  const cleanUp = () => rmSync(scratchFolder, { recursive: true, force: true })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      cleanUp()
      process.exit(128 + os.constants.signals[signal])
    })
  }
  try {
    const result = await bench(options, {
      sampleFolder: path.join(readConfig().projectRoot, 'data', 'sample'),
      scratchFolder,
      now: systemClock,
      say,
    })
    process.stdout.write(describe(result))
    if (options.json !== undefined) await writeJson(options.json, result)
  } finally {
    cleanUp()
  }
}
