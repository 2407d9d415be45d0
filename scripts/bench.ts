import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { readConfig, systemClock } from '../src/config.js'
import { TimtinError } from '../src/errors.js'
import { bench } from './bench/bench.js'
import { parseOptions } from './bench/options.js'
import { describe } from './bench/report.js'
import type { BenchResult } from './bench/result.js'
import { run } from './run.js'

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

/** Measures the whole use case beside other search engines, on the same articles and queries. */
async function main(args: string[]): Promise<number> {
  const options = parseOptions(args)
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
      say: (line) => process.stderr.write(`${line}\n`),
    })
    process.stdout.write(describe(result))
    if (options.json !== null) await writeJson(options.json, result)
    return 0
  } finally {
    cleanUp()
  }
}

await run(main)
