import type { Command } from 'commander'
import { verifyArchive } from '../../src/composition/safekeeping.js'
import { withSettings } from '../../src/composition/site.js'
import { readConfig } from '../../src/config.js'
import { exitDamage } from '../shared/exit-damage.js'
import { addExamples, addNote } from '../help/help.js'
import { showProgress } from '../shared/progress.js'

export function define(command: Command): void {
  command.option('--repair', 'build the index anew if something is wrong with it').action(verify)
  addExamples(command, 'timtin verify', 'timtin verify --repair')
  addNote(
    command,
    'Exit code 0: all is well, or well again, even if the index lags behind; 74: it is not. The store is never changed.',
  )
}

async function verify({ repair = false }: { repair?: boolean }): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const progress = showProgress('Verifying')
  try {
    const { store, index, lag, isRepaired } = await verifyArchive(withSettings(readConfig()).config, {
      repair,
      onProgress: (entries, total) => progress.update(entries, total),
    })
    progress.stop()
    say(`store: ${store.articles} articles, ${store.withdrawn} withdrawn, ${store.faults.length} faults`)
    if (store.archive !== null) say(`archive: ${store.archive}`)
    for (const { where, what } of store.faults) say(`${where}: ${what}`)
    if (store.orphans > 0) say(`${store.orphans} left over by a crash; the next write deletes them`)
    if (store.faults.length > store.damaged) say('Restore the store from a backup: `timtin restore FOLDER --replace`.')
    else if (store.damaged > 0) say('Import the damaged articles again, or restore the store from a backup.')
    if (store.faults.length === store.damaged) say(`index: ${index ?? stateOf(lag)}`)
    if (isRepaired) say('The index has been built anew.')
    else if (index !== null) say('Run `timtin build-index`, or `timtin verify --repair`.')
    if (store.faults.length > 0 || (index !== null && !isRepaired)) process.exitCode = exitDamage
  } finally {
    progress.stop()
  }
}

/** A line about a sound index. @param lag changes of the store that it does not have yet */
function stateOf(lag: number): string {
  if (lag === 0) return 'as the store'
  return `behind the store by ${lag} changes; a server that runs brings it up to date, else run \`timtin build-index\``
}
