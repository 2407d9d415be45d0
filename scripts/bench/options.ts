import { InvalidArgumentError, Option, type Command } from 'commander'
import { wholeNumber } from '../shared/command-line.js'
import { peerNames, type PeerName } from './contestants/index.js'

export interface BenchOptions {
  /** Files and folders; if empty, the sample or, with `count`, a generated corpus. */
  corpus: string[]
  /** Number of articles in the largest archive; null: the whole corpus. */
  count: number | null
  seed: number
  peers: PeerName[]
  /** File to which the result is written as JSON. */
  json?: string
}

const mostArticles = 999_999_999

function parsePeers(text: string): PeerName[] {
  const names = text.split(',').filter((name) => name !== '')
  const unknown = names.find((name) => !peerNames.some((peer) => peer === name))
  if (unknown !== undefined) throw new InvalidArgumentError(`Give some of ${peerNames.join(',')}.`)
  return peerNames.filter((name) => names.includes(name))
}

/** Adds the options that a command's action receives as `BenchOptions`. */
export function addBenchOptions(command: Command): Command {
  return command
    .addOption(new Option('--corpus <path...>', 'files and folders of articles').default([], 'the sample'))
    .addOption(
      new Option('--count <n>', 'articles of the largest archive; without --corpus, that many are generated')
        .argParser(wholeNumber(1, mostArticles))
        .default(null, 'all of the corpus'),
    )
    .option('--seed <n>', 'seed of what is drawn at random', wholeNumber(1, mostArticles), 1)
    .addOption(
      new Option('--peers <names>', `engines to measure beside, out of ${peerNames.join(',')}`)
        .argParser(parsePeers)
        .default([...peerNames], 'all'),
    )
    .option('--json <file>', 'file that takes the result as JSON')
}
