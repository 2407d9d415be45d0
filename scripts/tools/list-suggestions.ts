import { Command } from 'commander'
import { openArchive } from '../../src/composition/reading.js'
import { readConfig, systemClock } from '../../src/config.js'
import { foldName } from '../../src/search/fold.js'
import { articlesOf } from '../evaluation/archive.js'
import { addExamples } from '../help/help.js'
import { runCommandLine } from '../shared/command-line.js'

const beginningsListed = 500
/** Of as many as the search box shows. */
const suggestionsListed = 5
const suggestionsShown = 8

/** What people type on the way to the words of a title. */
function beginningsOf(title: string): string[] {
  const words = foldName(title)
    .split(/[^a-z0-9]+/)
    .filter((word) => /^[a-z]/.test(word))
  return words.flatMap((word, at) => {
    const letters = [2, 3, 4].filter((length) => length <= word.length).map((length) => word.slice(0, length))
    const next = words[at + 1]
    return next === undefined ? letters : [...letters, `${word} ${next[0]}`]
  })
}

async function list(): Promise<void> {
  const config = readConfig()
  const counts = new Map<string, number>()
  for (const { title } of await articlesOf(config))
    for (const beginning of beginningsOf(title)) counts.set(beginning, (counts.get(beginning) ?? 0) + 1)
  const commonest = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, beginningsListed)
  const archive = await openArchive(config, systemClock)
  for (const [typed] of commonest) {
    const suggestions = await archive.search.suggest(typed, suggestionsShown)
    const line = suggestions
      .slice(0, suggestionsListed)
      .map(({ kind, text }) => `${text} [${kind}]`)
      .join(' · ')
    process.stdout.write(`${typed} → ${line}\n`)
  }
  await archive.close()
}

const command = new Command('node dist/scripts/tools/list-suggestions.js')
  .description(
    'List the first suggestions for the commonest beginnings of words in titles (two to four letters, or a word and one letter), to be read for junk.',
  )
  .action(list)
addExamples(command, 'node dist/scripts/tools/list-suggestions.js')
await runCommandLine(command, process.argv.slice(2))
