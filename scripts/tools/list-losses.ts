import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { readConfig } from '../../src/config.js'
import type { Compared } from '../../src/evaluation/comparison.js'
import type { CaseResult } from '../../src/evaluation/tasks.js'
import { articlesOf } from '../evaluation/archive.js'
import { addExamples } from '../help/help.js'
import { runCommandLine } from '../shared/command-line.js'

/** Hits of each search that are shown. */
const shown = 3

function describe(ours: CaseResult, peer: CaseResult, titleOf: (id: string) => string): string {
  const wanted = new Set(ours.wanted)
  const row = (name: string, ids: readonly string[]) =>
    ids.slice(0, shown).map((id) => `    ${name} ${wanted.has(id) ? '*' : ' '} ${titleOf(id)} [${id}]`)
  return [
    `  ${ours.value.toFixed(2)} ${peer.value.toFixed(2)}  ${ours.query}`,
    ...row('wanted', ours.wanted),
    ...row('ours  ', ours.found),
    ...row('peer  ', peer.found),
  ].join('\n')
}

async function listLosses(file: string, dataFolder: string): Promise<void> {
  const { compared } = JSON.parse(readFileSync(file, 'utf8')) as { compared: Compared[] }
  const articles = await articlesOf({ ...readConfig(), dataFolder })
  const titles = new Map(articles.map(({ id, title }) => [id, title]))
  for (const { name, measure, ours, peer } of compared) {
    if (peer === null) continue
    const pairs = ours.map((one, at) => ({ one, other: peer[at], lead: one.value - peer[at].value }))
    const lost = pairs.filter(({ lead }) => lead < 0).sort((a, b) => a.lead - b.lead)
    const won = pairs.filter(({ lead }) => lead > 0)
    console.log(`\n== ${name}, ${measure}: ${lost.length} lost, ${won.length} won, of ${pairs.length}; ours, peer ==`)
    for (const { one, other } of lost) console.log(describe(one, other, (id) => titles.get(id) ?? ''))
  }
}

const command = new Command('node dist/scripts/tools/list-losses.js')
  .description('List the queries in which the peer does better than Tìm Tin, with the titles of what was found.')
  .argument('<file>', 'the file that `timtin evaluate` wrote')
  .argument('<archive>', 'folder of the archive that was evaluated')
  .action(listLosses)
addExamples(command, 'node dist/scripts/tools/list-losses.js evaluation.json data/archive')
await runCommandLine(command, process.argv.slice(2))
