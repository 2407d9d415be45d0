import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { openArchive } from '../../src/composition/reading.js'
import { readConfig, systemClock } from '../../src/config.js'
import { randomBelow, sample, seededRandom } from '../../src/evaluation/random.js'
import { readSynonymGroups } from '../../src/search/editorial/synonym-groups.js'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import type { Part, SearchResult, SearchService } from '../../src/search/types.js'
import { keysOf, wordsIn } from '../../src/text/index.js'
import { spreadOf } from '../bench/statistics.js'
import { addExamples } from '../help/help.js'
import { runCommandLine, wholeNumber } from '../shared/command-line.js'

/** Hits of a page of results. */
const firstTen = 10

const ask = (search: SearchService, q: string, fields = {}) => search.search({ ...emptySearch, q, ...fields })

/** A word of the list, and what is found with its synonyms and without. */
interface Asked {
  word: string
  wide: SearchResult
  narrow: SearchResult
}

async function askBoth(search: SearchService, word: string): Promise<Asked> {
  const wide = await ask(search, word, { size: firstTen })
  const narrow = await ask(search, wide.synonyms?.asTyped ?? word, { size: firstTen })
  // A note says that no article has the phrase, and that its words were searched instead.
  const isFound = narrow.reading.notes.length === 0
  return { word, wide, narrow: isFound ? narrow : { ...narrow, total: 0, totalHits: 0 } }
}

const keyOf = (text: string) =>
  ` ${wordsIn(text)
    .map((word) => keysOf(word).exact)
    .join(' ')} `
const textOf = (parts: readonly Part[]) => parts.map(({ text, match }) => (match ? `[${text}]` : text)).join('')

/** Share of the first hits that show the word itself in title or snippets. */
function shareAsTyped({ word, wide }: Asked): number {
  const shown = wide.hits.map(({ title, snippets }) => [
    title,
    ...snippets.map((parts) => parts.map(({ text }) => text).join('')),
  ])
  return shown.filter((texts) => texts.some((text) => keyOf(text).includes(keyOf(word)))).length / wide.hits.length
}

/** An article that only a synonym brings, where it shows that; null where there is none, or its snippets do not show it. */
async function broughtBy(search: SearchService, { word, wide }: Asked, below: (count: number) => number) {
  const q = `${word} -"${word}"`
  const { totalHits } = await ask(search, q, { size: 1 })
  if (totalHits === 0) return null
  const { hits } = await ask(search, q, { size: 1, page: 1 + below(totalHits) })
  const [hit] = hits
  const synonyms = wide.synonyms!.words.map(keyOf)
  const plain = (parts: readonly Part[]) => keyOf(parts.map(({ text }) => text).join(''))
  const shown = [hit.titleParts, ...hit.snippets].find((parts) => synonyms.some((key) => plain(parts).includes(key)))
  return shown === undefined ? null : `${word}\t${hit.id}\t${textOf(shown)}`
}

async function measure({ sample: wanted, seed }: { sample: number; seed: number }): Promise<void> {
  const config = readConfig()
  const file = path.join(config.projectRoot, 'data', 'synonyms.tsv')
  const groups = readSynonymGroups(readFileSync(file, 'utf8'), file)
  const words = [...new Set(groups.filter((one) => one.words.length + one.also.length > 1).flatMap((one) => one.words))]
  const archive = await openArchive(config, systemClock)
  try {
    const { search } = archive
    const asked: Asked[] = []
    for (const word of words) asked.push(await askBoth(search, word))
    const brought = asked.filter(({ wide }) => wide.synonyms !== null)
    const full = brought.filter(({ narrow }) => narrow.totalHits >= firstTen)
    const ratios = brought.filter(({ narrow }) => narrow.total > 0).map(({ wide, narrow }) => wide.total / narrow.total)
    const shares = full.map(shareAsTyped)
    const line = (what: string, value: number | string) => console.log(`${what}\t${value}`)
    line('words that have synonyms', words.length)
    line('of these with articles that only a synonym brings', brought.length)
    line('of these found by nothing but a synonym', brought.length - ratios.length)
    line('articles found, with synonyms and without, median ratio', spreadOf(ratios).p50.toFixed(2))
    line(
      'first ten that show the word as typed, mean share',
      (shares.reduce((a, b) => a + b, 0) / shares.length).toFixed(3),
    )
    line('milliseconds with synonyms, median', spreadOf(brought.map(({ wide }) => wide.tookMs)).p50.toFixed(1))
    line('milliseconds without, median', spreadOf(brought.map(({ narrow }) => narrow.tookMs)).p50.toFixed(1))
    const random = seededRandom(seed)
    for (const one of sample(brought, wanted, random)) {
      const found = await broughtBy(search, one, (count) => randomBelow(random, count))
      if (found !== null) console.log(found)
    }
  } finally {
    await archive.close()
  }
}

const command = new Command('node dist/scripts/tools/measure-synonyms.js')
  .description('Measure what the synonyms that ship with the project find in an archive, and print a sample to read.')
  .option('--sample <count>', 'articles that only a synonym brings', wholeNumber(0, 10_000), 0)
  .option('--seed <number>', 'of the sample', wholeNumber(0, 2 ** 31), 1)
  .action(measure)
addExamples(command, 'TIMTIN_DATA=/srv/timtin/my-paper node dist/scripts/tools/measure-synonyms.js --sample 150')
await runCommandLine(command, process.argv.slice(2))
