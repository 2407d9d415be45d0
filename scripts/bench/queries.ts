import { wordsIn, WORDS } from '../../src/text/index.js'
import { Random } from '../corpus/random.js'

/** Kinds of queries: whole titles, first halves of titles, and runs of 2 to 4 syllables from titles. */
export const queryKinds = ['title', 'half-title', 'topic'] as const
export type QueryKind = (typeof queryKinds)[number]

export interface BenchQuery {
  kind: QueryKind
  text: string
  /** Id of the article whose title it was taken from. */
  id: string
}

export interface QuerySet {
  warmUp: BenchQuery[]
  measured: BenchQuery[]
}

/** Measured queries of each kind; fewer if the corpus has too few titles. */
const measuredPerKind = 100
const warmUpPerKind = 200
/** Share of the queries that are measured if the corpus is too small for all of them. */
const measuredShare = 10 / 13
/** Fewest syllables of a title, so that half of it is still a query. */
const fewestSyllables = 6
const topicSyllables = { fewest: 2, most: 4 }

function firstHalf(title: string): string {
  const words = [...title.matchAll(WORDS)]
  const last = words[Math.ceil(words.length / 2) - 1]
  return title.slice(0, last.index + last[0].length)
}

/** Adjacent syllables with only spaces between them; null if there is punctuation in the stretch that was drawn. */
function topicOf(title: string, random: Random): string | null {
  const words = [...title.matchAll(WORDS)]
  const length = random.between(topicSyllables.fewest, topicSyllables.most)
  const first = random.between(0, words.length - length)
  const last = words[first + length - 1]
  const topic = title.slice(words[first].index, last.index + last[0].length)
  return /^[\p{L}\p{M}\p{N} ]+$/u.test(topic) && /\p{L}/u.test(topic) ? topic : null
}

const draw: Record<QueryKind, (title: string, random: Random) => string | null> = {
  title: (title) => title,
  'half-title': firstHalf,
  topic: topicOf,
}

function shuffled<T>(items: T[], random: Random): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.between(0, i)
    ;[items[i], items[j]] = [items[j], items[i]]
  }
  return items
}

/**
 * Draws queries from titles, without duplicates and in mixed order; the same seed and titles always yield the same
 * queries. Warm-up and measured queries are distinct.
 */
export function drawQueries(titles: readonly { id: string; title: string }[], seed: number): QuerySet {
  const random = new Random(seed)
  const usable = titles.filter(({ title }) => wordsIn(title).length >= fewestSyllables)
  const perKind = Math.min(warmUpPerKind + measuredPerKind, Math.floor(usable.length / queryKinds.length))
  const warmUpCount = perKind - Math.min(measuredPerKind, Math.ceil(perKind * measuredShare))
  const seen = new Set<string>()
  const set: QuerySet = { warmUp: [], measured: [] }
  const pool = shuffled([...usable], random)
  for (const kind of queryKinds) {
    const drawn: BenchQuery[] = []
    while (drawn.length < perKind && pool.length > 0) {
      const { id, title } = pool.pop()!
      const text = draw[kind](title, random)
      if (text === null || seen.has(text)) continue
      seen.add(text)
      drawn.push({ kind, text, id })
    }
    set.warmUp.push(...drawn.slice(0, warmUpCount))
    set.measured.push(...drawn.slice(warmUpCount))
  }
  shuffled(set.warmUp, random)
  shuffled(set.measured, random)
  return set
}
