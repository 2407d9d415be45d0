import { mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import type { Contestant } from './contestants/contestant.js'
import { entrants, type ContestantName } from './contestants/index.js'
import type { BenchQuery } from './queries.js'

/** One contestant in a process of its own. */

export interface Opened {
  label: string
  /** Time until it could search: loading the built index or, for a peer, reading, folding and adding all articles. */
  milliseconds: number
}

/** Measurements of some queries, in query order. */
export interface Measured {
  /** Time waited. */
  milliseconds: number[]
  /** Processor time of the whole process, all threads. */
  cpuMilliseconds: number[]
  /** Whether the article whose title the query was taken from is among the first ten. */
  found: boolean[]
}

let contestant: Contestant | null = null

export async function open(name: ContestantName, dataFolder: string, scratchRoot: string): Promise<Opened> {
  const scratchFolder = await mkdtemp(path.join(scratchRoot, `${name}-`))
  const started = performance.now()
  contestant = await entrants[name].open(dataFolder, scratchFolder)
  return { label: contestant.label, milliseconds: performance.now() - started }
}

export async function runQueries(queries: BenchQuery[]): Promise<Measured> {
  const measured: Measured = { milliseconds: [], cpuMilliseconds: [], found: [] }
  for (const { text, id } of queries) {
    const cpu = process.cpuUsage()
    const started = performance.now()
    const { ids } = await contestant!.search(text)
    measured.milliseconds.push(performance.now() - started)
    const { user, system } = process.cpuUsage(cpu)
    measured.cpuMilliseconds.push((user + system) / 1000)
    measured.found.push(ids.includes(id))
  }
  return measured
}

export async function close(): Promise<void> {
  await contestant!.close()
  contestant = null
}
