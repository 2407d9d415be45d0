import { isFunctionWord, keysOf, surnames } from '../../text/index.js'
import { remembered } from '../../text/remembered.js'
import { rangeOf } from '../../arrays/sorted.js'
import { breakFlag, formMask } from '../token-stream.js'
import { entriesOf, isRun } from './entries.js'
import type { WordTables } from './tables.js'

/** Articles in which the surroundings of a run are read: enough to tell a half from four fifths. */
const articlesRead = 60
/** What stands in fewer places is not judged: they may be those of one event. */
const fewestPlaces = 12
/** A run that goes on with the same word in this share of its places is shown with it. */
const alwaysShare = 0.8
/** A run that one word precedes or follows in this share of its places is a part of a longer one. */
const neighbourShare = 0.95
/** A run that family names precede in this share of its places is a middle and a given name. */
const namedShare = 0.8
/**
 * A run is cut by a compound that its first or last word makes with the neighbour and that so many times as many articles
 * have. What is cut in most of its places is no unit: "hợp chặt" of "phối hợp chặt chẽ".
 */
const commonerBy = 1.5
const cutShare = 0.8
/** A run is unfinished if at most this share of its places is before a mark, */
const endShare = 0.02
/** and then is no unit if it is cut in this share of its places, or is half a name or ends in grammar. */
const cutShareOfUnfinished = 0.5
/** A middle name stands after other family names in so many times the articles that it has after one. */
const othersShare = 0.5
/** A word that is in a compound in this share of its places does not stand alone. */
const boundShare = 0.95
/** Longest run that is shown in place of its beginning, in words. */
const longestWhole = 6
/** As many runs as are suggested in a busy hour. */
const runsRemembered = 20_000

/** What stands before and after a run, over the places that were read. */
interface Surroundings {
  places: number
  /** How often each word stands right before and after it, if there is no mark between. */
  before: Map<string, number>
  after: Map<string, number>
}

const surnameKeys = surnames.map((name) => keysOf(name))
const isSurname = new Set(surnameKeys.map(({ exact }) => exact))

/** A word of a run with its neighbour, and at how many of the run's places they stand. */
interface PairPlaces {
  pair: readonly [string, string]
  places: number
}

const judgedIn = new WeakMap<WordTables, (text: string) => string | null>()

/**
 * The whole that a run of words is, or is the beginning of, by what the archive has before and after it: itself, a longer
 * run that it nearly always begins, or null if it is a part of others.
 * @param text exact words
 */
export function wholeOf(text: string, words: WordTables): string | null {
  let judge = judgedIn.get(words)
  if (judge === undefined) {
    // Nothing is null in the memory of `remembered`, so what is no whole is the empty text.
    const known = remembered(runsRemembered, (run) => judged(run, words) ?? '')
    judgedIn.set(words, (judge = (run) => known(run) || null))
  }
  return judge(text)
}

function judged(text: string, words: WordTables): string | null {
  const run = text.split(' ')
  const around = surroundingsOf(run, words)
  if (around.places < fewestPlaces) return text
  const least = (share: number) => share * around.places
  const [, timesBefore] = commonest(around.before)
  const [next, timesAfter] = commonest(around.after)
  const [first, last] = [run[0], run[run.length - 1]]
  const pairsBefore = [...around.before].map(([word, places]): PairPlaces => ({ pair: [word, first], places }))
  const pairsAfter = [...around.after].map(([word, places]): PairPlaces => ({ pair: [last, word], places }))
  if (run.length === 1) {
    if (Math.max(timesBefore, timesAfter) >= least(neighbourShare)) return null
    return areCompounds([...pairsBefore, ...pairsAfter], 1, least(boundShare), words) ? null : text
  }
  const commoner = commonerBy * words.articlesWithRun(run.map((word) => ({ word: keysOf(word), choice: 'as-written' })))
  if (timesBefore >= least(neighbourShare) || areCompounds(pairsBefore, commoner, least(cutShare), words)) return null
  const named = sum([...around.before].filter(([word]) => isSurname.has(word)))
  if (run.length === 2 && named >= least(namedShare)) return null
  // "trang thiết bị", but not "gắn liền với".
  const goesOn = () => !isFunctionWord(next) || !isUnfinished(surroundingsOf([...run, next], words))
  if (timesAfter >= least(alwaysShare) && run.length < longestWhole && goesOn()) {
    const longer = wholeOf(`${text} ${next}`, words)
    if (longer !== null) return longer
  }
  if (timesAfter >= least(neighbourShare)) return null
  if (!isUnfinished(around)) return text
  const isOpen = run.length === 2 && (isFunctionWord(last) || isHalfName(run, words))
  const isCut = () =>
    [pairsBefore, pairsAfter].some((pairs) => areCompounds(pairs, commoner, least(cutShareOfUnfinished), words))
  return isOpen || isCut() ? null : text
}

const isUnfinished = ({ places, after }: Surroundings) => places - sum([...after]) <= endShare * places

/** Whether an unfinished pair is a family name and a middle name: other family names stand before the same word. */
function isHalfName([first, last]: readonly string[], words: WordTables): boolean {
  if (!isSurname.has(first)) return false
  const counts = words.articlesWithPairs(surnameKeys, [keysOf(last)])
  const own = counts[surnameKeys.findIndex(({ exact }) => exact === first)]
  return counts.reduce((all, articles) => all + articles, -own) >= othersShare * own
}

function surroundingsOf(run: readonly string[], words: WordTables): Surroundings {
  const around: Surroundings = { places: 0, before: new Map(), after: new Map() }
  const sought = run.map((word) => ({ word: keysOf(word), choice: 'as-written' as const }))
  const lists = words.tables.map((_, i) => words.articlesHavingRun(i, sought))
  const step = Math.max(1, lists.reduce((sum, { length }) => sum + length, 0) / articlesRead)
  let at = 0
  words.tables.forEach((table, i) => {
    const { stream, starts, lexicon } = table
    const articles = lists[i]
    const entries = at < articles.length ? sought.map((word) => entriesOf(table, word)) : []
    const { from, to } = entries[0] ?? { from: 0, to: 0 }
    for (; at < articles.length; at += step) {
      const article = articles[Math.floor(at)]
      if (words.minuteOf(i, article) === null) continue
      const [start, end] = [starts[article], starts[article + 1]]
      for (let place = start; place <= end - run.length; place++) {
        const first = stream[place] & formMask
        if (first < from || first >= to || !isRun(stream, place, entries)) continue
        around.places++
        const next = place + run.length
        if (place > start && stream[place] < breakFlag) see(around.before, lexicon[stream[place - 1] & formMask])
        if (next < end && stream[next] < breakFlag) see(around.after, lexicon[stream[next] & formMask])
      }
    }
    at -= articles.length
  })
  return around
}

const see = (counts: Map<string, number>, word: string) => counts.set(word, (counts.get(word) ?? 0) + 1)

const sum = (counts: readonly [string, number][]) => counts.reduce((all, [, times]) => all + times, 0)

function commonest(counts: ReadonlyMap<string, number>): [word: string, times: number] {
  let best: [string, number] = ['', 0]
  for (const [word, times] of counts) if (times > best[1] || (times === best[1] && word < best[0])) best = [word, times]
  return best
}

/**
 * Whether at enough places the pairs are compounds that at least so many articles have. No compound has function words, and
 * where the rest are too few none is looked up.
 */
function areCompounds(
  pairs: readonly PairPlaces[],
  leastArticles: number,
  leastPlaces: number,
  words: WordTables,
): boolean {
  const possible = pairs.filter(({ pair }) => !pair.some(isFunctionWord)).sort((a, b) => b.places - a.places)
  let most = possible.reduce((all, { places }) => all + places, 0)
  for (const { pair, places } of possible) {
    if (most < leastPlaces) return false
    if (articlesWithCompound(pair, words) < leastArticles) most -= places
  }
  return most >= leastPlaces
}

function articlesWithCompound(pair: PairPlaces['pair'], { tables }: WordTables): number {
  const [text, folded] = [pair.join(' '), pair.map((word) => keysOf(word).folded).join(' ')]
  let articles = 0
  for (const { pairs, pairsFolded, pairCounts } of tables) {
    const { from, to } = rangeOf(pairsFolded, folded)
    for (let at = from; at < to; at++) if (pairs[at] === text) articles += pairCounts[at]
  }
  return articles
}
