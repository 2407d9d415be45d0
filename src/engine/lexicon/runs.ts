import { breakFlag, formMask } from '../token-stream.js'
import { isAccented } from '../../text/index.js'
import type { Keys } from '../../text/types.js'
import type { Form } from '../vocabulary.js'
import { entriesOf, isRun, type Entries } from './entries.js'
import type { WordTable, WordTables } from './tables.js'

/** Articles of a build read for one completion: enough to show common continuations, in about a millisecond. */
const articlesRead = 400
/**
 * A continuation must be in at least this many of the articles read, and in this share of those with what was typed.
 */
const leastRead = 2
const leastShare = 0.02
/** Most words that may follow what was typed. */
const wordsAhead = 4

/** Runs of consecutive words, as the archive writes them, with how many of the articles read have them. */
export interface Runs {
  /** Runs of as many words as were typed. */
  typed: Form[]
  /** Runs that begin with these and have one more word, two more, and so on. */
  longer: Form[][]
}

/**
 * How the archive continues a sequence of words, of which the last may be unfinished. If many articles have all the
 * words, only some of them are read.
 * @param tokens at least two
 */
export function runsOf(tokens: readonly Keys[], isLastDone: boolean, words: WordTables): Runs {
  const root = new Node()
  for (const { table, articles } of articlesToRead(tokens, isLastDone, words)) {
    const entries = tokens.map((token, at) =>
      at === tokens.length - 1 && !isLastDone ? begunBy(table, token) : meantBy(table, token),
    )
    for (const article of articles) addRuns(root, table, article, entries)
  }
  const levels: Form[][] = Array.from({ length: wordsAhead + 1 }, () => [])
  const collect = (node: Node, run: string[], least: number) => {
    if (node.articles < least) return
    const ahead = run.length - tokens.length
    if (ahead >= 0) levels[ahead].push({ text: run.join(' '), articles: node.articles })
    const leastNext = ahead < 0 ? least : Math.max(leastRead, leastShare * root.articles)
    for (const [word, next] of node.next) collect(next, [...run, word], leastNext)
  }
  collect(root, [], 1)
  const [typed, ...longer] = levels
  return { typed, longer }
}

/**
 * The articles to read. If the last word may be unfinished, half of them have it as a whole word, which finds rare
 * phrases too, and half have all the words before it.
 */
function articlesToRead(tokens: readonly Keys[], isLastDone: boolean, words: WordTables) {
  const having = (sought: readonly Keys[]) =>
    words.tables.map((_, i) =>
      Array.from(words.articlesWithAll(i, sought)).filter((article) => words.minuteOf(i, article) !== null),
    )
  const withAll = having(tokens)
  const chosen = isLastDone
    ? [spread(withAll, articlesRead)]
    : [spread(withAll, articlesRead / 2), spread(having(tokens.slice(0, -1)), articlesRead / 2)]
  return words.tables.map((table, i) => ({ table, articles: new Set(chosen.flatMap((lists) => lists[i])) }))
}

/** Evenly chosen entries of several lists, about `wanted` in all. */
function spread(lists: number[][], wanted: number): number[][] {
  const step = Math.max(1, lists.reduce((sum, { length }) => sum + length, 0) / wanted)
  return lists.map((list) => {
    const chosen: number[] = []
    for (let at = 0; at < list.length; at += step) chosen.push(list[Math.floor(at)])
    return chosen
  })
}

/** A sequence of words that was read. */
class Node {
  /** Number of articles that have the sequence. */
  articles = 0
  readonly next = new Map<string, Node>()
  private last: object | null = null

  after(word: string): Node {
    let node = this.next.get(word)
    if (node === undefined) this.next.set(word, (node = new Node()))
    return node
  }

  /** @param reading the same object for all runs of one article */
  seeIn(reading: object): void {
    if (this.last !== reading) this.articles++
    this.last = reading
  }
}

/** A word typed with diacritics is meant as written, if the table has that form. */
function meantBy(table: WordTable, token: Keys): Entries {
  const any = { ...table.formsOf(token.folded), some: null }
  if (!isAccented(token)) return any
  const asWritten = entriesOf(table, { word: token, choice: 'as-written' })
  return asWritten.to > asWritten.from ? asWritten : any
}

/** The tone of a word is typed late, so an unfinished word is compared by its letters only. */
function begunBy(table: WordTable, token: Keys): Entries {
  const range = table.formsFrom(token.folded)
  if (!isAccented(token)) return { ...range, some: null }
  const some = new Set<number>()
  for (let entry = range.from; entry < range.to; entry++)
    if (table.lexiconToneless[entry].startsWith(token.toneless)) some.add(entry)
  return { ...range, some: some.size === 0 ? null : some }
}

/** Adds every matching run of one article, with the words that follow it. */
function addRuns(root: Node, { stream, starts, lexicon }: WordTable, article: number, entries: Entries[]): void {
  const reading = {}
  const end = starts[article + 1]
  const last = end - entries.length
  const { from, to } = entries[0]
  for (let place = starts[article]; place <= last; place++) {
    const first = stream[place] & formMask
    if (first < from || first >= to || !isRun(stream, place, entries)) continue
    let node = root
    root.seeIn(reading)
    for (let at = place; at < end && at < place + entries.length + wordsAhead; at++) {
      if (at > place && stream[at] >= breakFlag) break
      node = node.after(lexicon[stream[at] & formMask])
      node.seeIn(reading)
    }
  }
}
