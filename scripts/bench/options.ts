import { parseArgs } from 'node:util'
import { TimtinError } from '../../src/errors.js'
import { peerNames, type PeerName } from './contestants/index.js'

export interface BenchOptions {
  /** Files and folders; empty: the sample, or where `count` is given, a generated corpus. */
  corpus: string[]
  /** Articles of the largest archive; null: all of the corpus. */
  count: number | null
  seed: number
  peers: PeerName[]
  /** File that takes the result as JSON. */
  json: string | null
}

const defaultSeed = 1

function usage(what: string, cause?: unknown): TimtinError {
  const advice =
    'Run `npm run bench -- [--corpus FILE…] [--count N] [--seed S] [--peers a,b] [--json FILE]`; ' +
    `peers: ${peerNames.join(', ')}.`
  return new TimtinError('usage', 'bad-arguments', what, 'bench', advice, { cause })
}

function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw usage(`--${name} must be a whole number from 1 to 999999999.`)
  return Number(text)
}

function parsePeers(text: string): PeerName[] {
  const names = text.split(',').filter((name) => name !== '')
  for (const name of names) {
    if (!(peerNames as readonly string[]).includes(name)) throw usage(`There is no peer ${JSON.stringify(name)}.`)
  }
  return peerNames.filter((name) => names.includes(name))
}

/** @throws TimtinError `bad-arguments` */
export function parseOptions(args: string[]): BenchOptions {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        corpus: { type: 'string', multiple: true, default: [] },
        count: { type: 'string' },
        seed: { type: 'string' },
        peers: { type: 'string' },
        json: { type: 'string' },
      },
    })
    if (positionals.length > 0 && values.corpus.length === 0) throw usage(`Unexpected argument ${positionals[0]}.`)
    return {
      corpus: [...values.corpus, ...positionals],
      count: values.count === undefined ? null : wholeNumber('count', values.count),
      seed: values.seed === undefined ? defaultSeed : wholeNumber('seed', values.seed),
      peers: values.peers === undefined ? [...peerNames] : parsePeers(values.peers),
      json: values.json ?? null,
    }
  } catch (cause) {
    if (cause instanceof TimtinError) throw cause
    throw usage(cause instanceof Error ? cause.message : String(cause), cause)
  }
}
