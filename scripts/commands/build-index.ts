import type { Command } from 'commander'
import { buildIndex } from '../../src/composition/engines.js'
import { sayDamaged } from '../../src/article-log.js'
import { withSettings } from '../../src/composition/site.js'
import { readConfig } from '../../src/config.js'
import type { BuildReport } from '../../src/engine/building.js'
import { addExamples } from '../help/help.js'
import { showProgress } from '../shared/progress.js'

export function define(command: Command): void {
  command.option('--full', 'build all of it again, whatever is there').action(build)
  addExamples(command, 'timtin build-index', 'timtin build-index --full')
}

function described({ changed, articles, indexed, removed, milliseconds }: BuildReport): string {
  if (!changed) return `The index is up to date: ${articles} articles.\n`
  const seconds = milliseconds / 1000
  const rate = Math.round(indexed / Math.max(seconds, 0.001))
  return `Indexed ${indexed} articles, removed ${removed}, in ${seconds.toFixed(1)} s (${rate}/s); the index has ${articles}.\n`
}

async function build({ full = false }: { full?: boolean }): Promise<void> {
  const progress = showProgress('Indexing')
  try {
    const report = await buildIndex(withSettings(readConfig()).config, {
      full,
      onProgress: ({ done, total }) => progress.update(done, total),
    })
    progress.stop()
    process.stdout.write(described(report))
    const damaged = sayDamaged(report.damaged)
    if (damaged !== null) process.stderr.write(`${damaged} The index is without them.\n`)
  } finally {
    progress.stop()
  }
}
