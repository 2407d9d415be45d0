import { parseArgs } from 'node:util'
import { buildIndex } from '../src/composition.js'
import { readConfig } from '../src/config.js'
import type { BuildReport } from '../src/engine/building.js'
import { TimtinError } from '../src/errors.js'
import { showProgress } from './progress.js'
import { run } from './run.js'

const usage = 'Usage: npm run build-index [-- --full]'

function readArguments(args: string[]): { full: boolean } {
  try {
    const { values } = parseArgs({ args, options: { full: { type: 'boolean', default: false } } })
    return { full: values.full }
  } catch (cause) {
    throw new TimtinError('usage', 'bad-arguments', (cause as Error).message, 'build-index', usage, { cause })
  }
}

function described({ changed, articles, indexed, removed, milliseconds }: BuildReport): string {
  if (!changed) return `The index is up to date: ${articles} articles.\n`
  const seconds = milliseconds / 1000
  const rate = Math.round(indexed / Math.max(seconds, 0.001))
  return `Indexed ${indexed} articles, removed ${removed}, in ${seconds.toFixed(1)} s (${rate}/s); the index has ${articles}.\n`
}

await run(async (args) => {
  const { full } = readArguments(args)
  const progress = showProgress('Indexing')
  try {
    const report = await buildIndex(readConfig(), {
      full,
      onProgress: ({ done, total }) => progress.update(done, total),
    })
    progress.stop()
    process.stdout.write(described(report))
  } finally {
    progress.stop()
  }
  return 0
})
