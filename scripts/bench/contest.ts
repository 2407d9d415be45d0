import { entrants, ownNames, type ContestantName, type PeerName } from './contestants/index.js'
import { BenchProcess } from './process.js'
import { queryKinds, type QueryKind, type QuerySet } from './queries.js'
import type { ContestantResult, Ratio, Skipped } from './result.js'
import type { Measured, Opened } from './running.js'
import { spreadOf, type Spread } from './statistics.js'

/** Queries that one contestant answers before the next one's turn, so that all see the same load on the machine. */
const queriesPerTurn = 20

interface Running {
  name: ContestantName
  process: BenchProcess
  opened: Opened
  firstMs: number
  measured: Measured
}

export interface Contest {
  contestants: ContestantResult[]
  skipped: Skipped[]
}

interface Ground {
  dataFolder: string
  scratchFolder: string
  articles: number
  queries: QuerySet
  say: (line: string) => void
}

function whyNot(name: ContestantName, articles: number): string | null {
  const { limit } = entrants[name]
  return limit && articles > limit.articles ? `only run up to ${limit.articles} articles: ${limit.reason}` : null
}

async function enter(name: ContestantName, { dataFolder, scratchFolder, queries }: Ground): Promise<Running> {
  const process = new BenchProcess()
  try {
    const opened = await process.call('open', name, dataFolder, scratchFolder)
    const { milliseconds } = await process.call('runQueries', queries.warmUp)
    const measured: Measured = { milliseconds: [], cpuMilliseconds: [], found: [] }
    return { name, process, opened, firstMs: milliseconds[0], measured }
  } catch (error) {
    await process.end()
    throw error
  }
}

async function takeTurn({ process, measured }: Running, queries: QuerySet['measured']): Promise<void> {
  const turn = await process.call('runQueries', queries)
  measured.milliseconds.push(...turn.milliseconds)
  measured.cpuMilliseconds.push(...turn.cpuMilliseconds)
  measured.found.push(...turn.found)
}

function resultOf({ name, opened, firstMs, measured }: Running, { measured: queries }: QuerySet): ContestantResult {
  const ofKind = <T>(values: T[], kind: QueryKind) => values.filter((_, index) => queries[index].kind === kind)
  const titles = ofKind(measured.found, 'title')
  const byKind = queryKinds.map((kind) => [kind, spreadOf(ofKind(measured.milliseconds, kind))])
  return {
    name,
    label: opened.label,
    work: entrants[name].work,
    readyMs: opened.milliseconds,
    firstMs,
    wall: spreadOf(measured.milliseconds),
    cpu: spreadOf(measured.cpuMilliseconds),
    byKind: Object.fromEntries(byKind) as Record<QueryKind, Spread>,
    titlesFound: titles.filter(Boolean).length / titles.length,
    toFts5: null,
    toMiniSearch: null,
  }
}

function ratio(one: ContestantResult, other: ContestantResult | undefined): Ratio | null {
  if (other === undefined) return null
  return {
    p50: one.wall.p50 / other.wall.p50,
    p95: one.wall.p95 / other.wall.p95,
    cpuP50: one.cpu.p50 / other.cpu.p50,
  }
}

function withRatios(results: ContestantResult[]): ContestantResult[] {
  const fts5 = results.find(({ name }) => name === 'fts5')
  const miniSearch = results.find(({ name }) => name === 'minisearch')
  return results.map((result) => ({ ...result, toFts5: ratio(result, fts5), toMiniSearch: ratio(result, miniSearch) }))
}

class Field {
  running: Running[] = []
  readonly skipped: Skipped[] = []

  /** Runs one contestant's part. A peer that fails is dropped with the reason; a failure of our own ends the bench. */
  async attempt<T>(name: ContestantName, part: () => Promise<T>): Promise<T | null> {
    try {
      return await part()
    } catch (error) {
      if ((ownNames as readonly ContestantName[]).includes(name)) throw error
      this.skipped.push({ name, reason: (error as Error).message })
      return null
    }
  }

  async admit(name: ContestantName, ground: Ground): Promise<void> {
    const reason = whyNot(name, ground.articles)
    if (reason !== null) {
      this.skipped.push({ name, reason })
      return
    }
    ground.say(`${name}: getting ready`)
    const running = await this.attempt(name, () => enter(name, ground))
    if (running !== null) this.running.push(running)
  }

  async turn(queries: QuerySet['measured']): Promise<void> {
    for (const one of [...this.running]) {
      const done = await this.attempt(one.name, async () => (await takeTurn(one, queries), true))
      if (done === null) this.running = this.running.filter((other) => other !== one)
    }
  }
}

/** Lets Tìm Tin and the peers answer the same queries over the same archive, in turns. */
export async function contest(peers: readonly PeerName[], ground: Ground): Promise<Contest> {
  const field = new Field()
  const { measured } = ground.queries
  try {
    for (const name of [...ownNames, ...peers]) await field.admit(name, ground)
    for (let first = 0; first < measured.length; first += queriesPerTurn) {
      ground.say(`${field.running.length} contestants: ${first} of ${measured.length} queries`)
      await field.turn(measured.slice(first, first + queriesPerTurn))
    }
    const results = field.running.map((one) => resultOf(one, ground.queries))
    return { contestants: withRatios(results), skipped: field.skipped }
  } finally {
    await Promise.all(field.running.map(({ process }) => process.end()))
  }
}
