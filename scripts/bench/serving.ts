import { openArchiveInWorker, type Archive } from '../../src/composition/reading.js'
import { readConfig } from '../../src/config.js'
import { pageSearch } from './contestants/timtin.js'
import { foldName } from '../../src/search/fold.js'
import { LoopMonitor, type Block } from './loop-monitor.js'
import { memoryNow, type Memory } from './memory.js'
import { spreadOf, type Spread } from './statistics.js'

/**
 * A process that does what the server does: it has the archive open in a worker thread and searches one query at a
 * time.
 */

/** Measurements of the thread that answers visitors. */
export interface Served {
  block: Block
  /** Duration of searches in the meantime, in milliseconds. */
  searches: Spread
}

/** Duration of suggestions, requested at every letter. */
export interface Suggested {
  block: Block
  suggestions: Spread
  asked: number
}

/** As many suggestions as the search box shows. */
const suggestionsShown = 8

/** Pause between two searches while waiting for a newer build: a busy day, not a load test. */
const pauseMs = 5
/** The worker looks for a newer build every second; if it takes this long, something is wrong. */
const patienceMs = 120_000

let archive: Archive | null = null

export async function start(dataFolder: string): Promise<{ milliseconds: number; block: Block }> {
  const monitor = new LoopMonitor()
  const started = performance.now()
  archive = await openArchiveInWorker({ ...readConfig(), dataFolder }, (error) => {
    throw error
  })
  return { milliseconds: performance.now() - started, block: monitor.stop() }
}

async function timed(query: string): Promise<number> {
  const started = performance.now()
  await archive!.search.search(pageSearch(query))
  return performance.now() - started
}

export async function serve(queries: string[]): Promise<Served> {
  const monitor = new LoopMonitor()
  const durations: number[] = []
  for (const query of queries) durations.push(await timed(query))
  return { block: monitor.stop(), searches: spreadOf(durations) }
}

/** Types texts letter by letter without diacritics, and requests suggestions from the second letter on. */
export async function suggest(texts: string[]): Promise<Suggested> {
  const monitor = new LoopMonitor()
  const durations: number[] = []
  for (const text of texts) {
    const typed = foldName(text)
    for (let letters = 2; letters <= typed.length; letters++) {
      const started = performance.now()
      await archive!.search.suggest(typed.slice(0, letters), suggestionsShown)
      durations.push(performance.now() - started)
    }
  }
  return { block: monitor.stop(), suggestions: spreadOf(durations), asked: durations.length }
}

let awaited: Promise<Served> | null = null

/** Starts to search continuously until a newer build is served. */
export async function startServingUntilNewer(queries: string[]): Promise<void> {
  const { generation } = await archive!.search.status()
  awaited = serveWhile(queries, async () => (await archive!.search.status()).generation === generation)
}

/** Waits for the end of what `startServingUntilNewer` started. */
export async function newerServed(): Promise<Served> {
  const timeout = setTimeout(() => {
    throw new Error('The newer build was not taken.')
  }, patienceMs)
  const served = await awaited!
  clearTimeout(timeout)
  return served
}

async function serveWhile(queries: string[], goesOn: () => Promise<boolean>): Promise<Served> {
  const monitor = new LoopMonitor()
  const durations: number[] = []
  do {
    durations.push(await timed(queries[durations.length % queries.length]))
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  } while (await goesOn())
  return { block: monitor.stop(), searches: spreadOf(durations) }
}

export function memory(): Memory {
  return memoryNow()
}

export async function stop(): Promise<void> {
  await archive!.close()
  archive = null
}
