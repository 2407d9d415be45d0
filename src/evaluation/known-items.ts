/**
 * Searches for an article that a reader remembers by a few words of its title, drawn by rule. So that it can be found
 * at all, at most ten articles have all words that are asked for, whatever their diacritics.
 */
import { sample, seededRandom, randomBelow, type Random } from './random.js'
import type { ReadArticle } from './units.js'
import type { Case, Task } from './tasks.js'
import { bareSyllable, mistyped, withoutDiacritics } from './variants.js'

export interface KnownArticle extends ReadArticle {
  title: string
}

/** An abbreviation, as written, and the one name that it stands for. */
export interface ShortName {
  short: string
  name: string
}

interface Drawn {
  id: string
  words: string[]
  short: string | null
}

const seed = 20261201
const known = 300
const knownByShortName = 150
/** Most articles that may have all words: as many as a page of results shows. */
const mostHaving = 10
/** Titles that are tried for each case that is wanted. */
const triedForEach = 30
/** Fewest letters of a word in which a mistake is made. */
const fewestLetters = 3

const word = /[\p{L}\p{M}\p{N}]+/gu
const wordsOf = (text: string): string[] => text.normalize('NFC').toLowerCase().match(word) ?? []
const isLong = (text: string) => new RegExp(`^[\\p{L}\\p{M}]{${fewestLetters},}$`, 'u').test(text.normalize('NFC'))

/** For each of the words wanted, the articles that have it: numbers in ascending order. */
function postingsOf(articles: readonly KnownArticle[], wanted: ReadonlySet<string>): Map<string, number[]> {
  const postings = new Map<string, number[]>([...wanted].map((text) => [text, []]))
  articles.forEach(({ texts }, at) => {
    for (const text of texts)
      for (const one of wordsOf(text).map(bareSyllable)) {
        const list = postings.get(one)
        if (list !== undefined && list.at(-1) !== at) list.push(at)
      }
  })
  return postings
}

/** The numbers that are in both lists, all in ascending order. */
function both(one: readonly number[], other: readonly number[]): number[] {
  let at = 0
  return one.filter((number) => {
    while (other[at] < number) at++
    return other[at] === number
  })
}

function havingAll(postings: ReadonlyMap<string, number[]>, words: readonly string[]): number[] {
  const lists = words.map((text) => postings.get(bareSyllable(text)) ?? [])
  return lists.sort((a, b) => a.length - b.length).reduce((one, other) => both(one, other))
}

/** The first `count` that fit; no more are looked at. */
function firstOf<T>(items: readonly T[], count: number, fits: (item: T) => boolean): T[] {
  const first: T[] = []
  for (const item of items) {
    if (first.length === count) break
    if (fits(item)) first.push(item)
  }
  return first
}

/** The article's words side by side, each between spaces, paragraphs apart. */
function runsOf({ texts }: KnownArticle): string {
  return texts.map((text) => ` ${wordsOf(text).join(' ')} `).join('|')
}

/** Some of a title's words without those of `except`, in random order; null if it has too few. */
function drawWords(title: string, except: string, fewest: number, most: number, random: Random): string[] | null {
  const left = [...new Set(wordsOf(title))].filter((text) => !wordsOf(except).includes(text))
  const words = sample(left, fewest + randomBelow(random, most - fewest + 1), random)
  return words.length >= fewest && words.some(isLong) ? words : null
}

function drawPlain(articles: readonly KnownArticle[], pool: readonly KnownArticle[], random: Random): Drawn[] {
  const tried = sample(pool, known * triedForEach, random).flatMap(({ id, title }) => {
    const words = drawWords(title, '', 2, 4, random)
    return words === null ? [] : [{ id, words, short: null }]
  })
  const postings = postingsOf(articles, new Set(tried.flatMap(({ words }) => words.map(bareSyllable))))
  return firstOf(tried, known, ({ words }) => havingAll(postings, words).length <= mostHaving)
}

function drawWithShortName(
  articles: readonly KnownArticle[],
  pool: readonly KnownArticle[],
  shortNames: readonly ShortName[],
  random: Random,
): Drawn[] {
  const names = shortNames.map((one) => ({ ...one, run: ` ${wordsOf(one.name).join(' ')} ` }))
  const tried = sample(pool, knownByShortName * triedForEach, random).flatMap((article) => {
    const runs = runsOf(article)
    const [named] = sample(
      names.filter(({ run }) => runs.includes(run)),
      1,
      random,
    )
    const words = named === undefined ? null : drawWords(article.title, named.name, 2, 3, random)
    return words === null ? [] : [{ id: article.id, words, short: named.short, name: named.name }]
  })
  const wanted = tried.flatMap(({ words, short, name }) => [...words, ...wordsOf(name), ...wordsOf(short)])
  const postings = postingsOf(articles, new Set(wanted.map(bareSyllable)))
  const isFindable = ({ words, short, name }: (typeof tried)[number]) => {
    const having = [name, short].flatMap((one) => havingAll(postings, [...words, ...wordsOf(one)]))
    return new Set(having).size <= mostHaving
  }
  return firstOf(tried, knownByShortName, isFindable)
}

/** The words with a mistake in one of them that is long enough. */
function withMistake(words: readonly string[], random: Random): string[] {
  const [chosen] = sample(
    [...words.keys()].filter((at) => isLong(words[at])),
    1,
    random,
  )
  return words.map((text, at) => (at === chosen ? mistyped(text, random) : text))
}

/**
 * Tasks in which one article is to be found, or one with the same title.
 * @param articles all articles of the archive, in an order that does not depend on how it was built
 * @param pool those of them that may be drawn
 */
export function knownItemTasks(
  articles: readonly KnownArticle[],
  pool: readonly KnownArticle[],
  shortNames: readonly ShortName[],
): Task[] {
  const sameTitle = new Map<string, string[]>()
  for (const { id, title } of articles) sameTitle.set(title, [...(sameTitle.get(title) ?? []), id])
  const titles = new Map(articles.map(({ id, title }) => [id, title]))
  const random = seededRandom(seed)
  const task = (name: string, drawn: readonly Drawn[], type: (one: Drawn) => string[]): Task => ({
    name,
    measure: 'found@10',
    cases: drawn.map((one): Case => {
      const wanted = sameTitle.get(titles.get(one.id) ?? '') ?? [one.id]
      return { id: one.id, query: type(one).join(' '), grades: new Map(wanted.map((id) => [id, 1])), unit: one.id }
    }),
  })
  const plain = drawPlain(articles, pool, random)
  const short = drawWithShortName(articles, pool, shortNames, random)
  const bare = (one: Drawn) => one.words.map(withoutDiacritics)
  const withShort = ({ words, short: name }: Drawn, spot: Random) =>
    sample([...words, name ?? ''], words.length + 1, spot)
  return [
    task('a few words', plain, ({ words }) => words),
    task('a few words without diacritics', plain, bare),
    task('a few words, one mistyped', plain, ({ words }) => withMistake(words, random)),
    task('a few words without diacritics, one mistyped', plain, (one) => withMistake(bare(one), random)),
    task('a few words and an abbreviation', short, (one) => withShort(one, seededRandom(seed))),
    task('a few words and an abbreviation without diacritics', short, (one) =>
      withShort(one, seededRandom(seed)).map(withoutDiacritics),
    ),
  ]
}
