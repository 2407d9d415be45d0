import { InvalidArgumentError, Option, type Command } from 'commander'
import { wholeNumber } from '../shared/command-line.js'
import { peerNames, type PeerName } from './contestants/index.js'

export interface BenchOptions {
  /** Files and folders; empty: the sample, or where `count` is given, a generated corpus. */
  corpus: string[]
  /** Articles of the largest archive; null: all of the corpus. */
  count: number | null
  seed: number
  peers: PeerName[]
  /** File that takes the result as JSON. */
  json?: string
}

const mostArticles = 999_999_999

function parsePeers(text: string): PeerName[] {
  const names = text.split(',').filter((name) => name !== '')
  const unknown = names.find((name) => !peerNames.some((peer) => peer === name))
  if (unknown !== undefined) throw new InvalidArgumentError(`Give some of ${peerNames.join(',')}.`)
  return peerNames.filter((name) => names.includes(name))
}

/** Gives a command the options that its action gets as `BenchOptions`. */
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
