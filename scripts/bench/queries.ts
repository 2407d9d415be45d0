import { wordsIn, WORDS } from '../../src/text/index.js'
import { Random } from '../corpus/random.js'

/** What is asked: whole titles, their first halves, and runs of 2 to 4 syllables out of titles. */
export const queryKinds = ['title', 'half-title', 'topic'] as const
export type QueryKind = (typeof queryKinds)[number]

export interface BenchQuery {
  kind: QueryKind
  text: string
  /** The article whose title it was taken from. */
  id: string
}

export interface QuerySet {
  warmUp: BenchQuery[]
  measured: BenchQuery[]
}

/** Measured queries of each kind; a corpus with too few titles gives fewer. */
const measuredPerKind = 100
const warmUpPerKind = 200
/** Of a corpus that is too small for all, so many are measured. */
const measuredShare = 10 / 13
/** Syllables that a title needs, so that its half is still a query. */
const fewestSyllables = 6
const topicSyllables = { fewest: 2, most: 4 }

function firstHalf(title: string): string {
  const words = [...title.matchAll(WORDS)]
  const last = words[Math.ceil(words.length / 2) - 1]
  return title.slice(0, last.index + last[0].length)
}

/** Adjacent syllables with nothing but a space between them; null where the place drawn has a mark in it. */
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
 * Draws queries from titles: the same seed and titles give the same queries, no two of them alike, in mixed order.
 * The warm-up shares no query with the measured ones.
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
