import type { Analyzer } from '../../text/types.js'
import type { Form, Suggestion } from '../engine.js'
import { breakFlag } from './constants.js'
import { lowerBound, rangeOf, type Range, type Segment } from './segment.js'
import type { Snapshot } from './snapshot.js'

const wordMask = (breakFlag - 1) >>> 0

/** Entries of a prefix looked at in one segment at most; a prefix of one letter would have thousands. */
const prefixEntries = 4000

/** Comes after every character of a folded form. */
const afterAll = '\uffff'

type Counts = Map<string, number>

const add = (counts: Counts, text: string, articles: number) => counts.set(text, (counts.get(text) ?? 0) + articles)

const byArticles = (counts: Counts): Form[] =>
  [...counts]
    .map(([text, articles]) => ({ text, articles }))
    .sort((a, b) => b.articles - a.articles || (a.text < b.text ? -1 : 1))

const foldedWords = (text: string, analyzer: Analyzer) => analyzer.analyze(text).tokens.map((token) => token.folded)

/** The accented forms that a build has of one word or of a pair. */
export function formsIn(words: string, analyzer: Analyzer, snapshot: Snapshot): Form[] {
  const folded = foldedWords(words, analyzer)
  const counts: Counts = new Map()
  if (folded.length === 1)
    for (const segment of snapshot.segments) collectWords(counts, segment, segment.formsOf(folded[0]))
  if (folded.length === 2)
    for (const segment of snapshot.segments)
      collectPairs(counts, segment, rangeOf(segment.pairsFolded, folded.join(' ')))
  return byArticles(counts)
}

function collectWords(counts: Counts, segment: Segment, range: Range): void {
  for (let i = range.from; i < range.to; i++) add(counts, segment.lexicon[i], segment.lexiconCounts[i])
}

function collectPairs(counts: Counts, segment: Segment, range: Range): void {
  for (let i = range.from; i < range.to; i++) add(counts, segment.pairs[i], segment.pairCounts[i])
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** All strings one typing mistake away: a letter too few, too many, wrong, or two swapped. */
function* oneMistakeAway(word: string): Iterable<string> {
  for (let i = 0; i <= word.length; i++) {
    const head = word.slice(0, i)
    if (i < word.length) yield head + word.slice(i + 1)
    if (i < word.length - 1) yield head + word[i + 1] + word[i] + word.slice(i + 2)
    for (const letter of letters) {
      yield head + letter + word.slice(i)
      if (i < word.length && letter !== word[i]) yield head + letter + word.slice(i + 1)
    }
  }
}

/** Forms that a build has one typing mistake away from a word, without the word itself. */
export function similarIn(word: string, analyzer: Analyzer, snapshot: Snapshot): Form[] {
  const [folded] = foldedWords(word, analyzer)
  if (folded === undefined) return []
  const counts: Counts = new Map()
  for (const other of new Set(oneMistakeAway(folded))) {
    if (other === '' || other === folded) continue
    for (const segment of snapshot.segments) collectWords(counts, segment, segment.formsOf(other))
  }
  return byArticles(counts)
}

/** Completions of what is typed, which may lack diacritics: words and compounds of the archive, then titles. */
export function suggestIn(text: string, limit: number, analyzer: Analyzer, snapshot: Snapshot): Suggestion[] {
  const { tokens } = analyzer.analyze(text)
  if (tokens.length === 0) return []
  const folded = tokens.map((token) => token.folded)
  const last = tokens[tokens.length - 1]
  const isWordDone = last.end < text.length
  const typedAccents = tokens.some((token) => token.exact !== token.folded)
  const fits = (form: string) =>
    !typedAccents ||
    form.startsWith(
      tokens
        .slice(-2)
        .map((token) => token.exact)
        .join(' '),
    )
  const words = completeWords(folded, isWordDone, snapshot)
    .sort((a, b) => Number(fits(b.text)) - Number(fits(a.text)) || b.articles - a.articles)
    .slice(0, limit)
    .map(({ text: form, articles }): Suggestion => ({
      kind: 'words',
      text: [...restore(folded.slice(0, -2), snapshot), form].join(' '),
      articles,
      id: null,
    }))
  return [...words, ...titlesFrom(folded.join(' '), limit, snapshot)]
}

/** Completions of the last word typed, or of the last two as a pair. */
function completeWords(folded: string[], isWordDone: boolean, snapshot: Snapshot): Form[] {
  const counts: Counts = new Map()
  const pair = folded.slice(-2).join(' ')
  for (const segment of snapshot.segments) {
    if (folded.length > 1) collectPairs(counts, segment, prefixRange(segment.pairsFolded, pair))
    else if (isWordDone) collectPairs(counts, segment, prefixRange(segment.pairsFolded, `${folded[0]} `))
    else {
      collectPairs(counts, segment, prefixRange(segment.pairsFolded, folded[0]))
      collectWords(counts, segment, prefixRange(segment.lexiconFolded, folded[0]))
    }
  }
  return byArticles(counts)
}

function prefixRange(sorted: string[], prefix: string): Range {
  const from = lowerBound(sorted, prefix)
  const to = lowerBound(sorted, prefix + afterAll)
  return { from, to: Math.min(to, from + prefixEntries) }
}

/** The words before the completed pair, with the diacritics that the archive most often gives them. */
function restore(folded: string[], snapshot: Snapshot): string[] {
  return folded.map((word, i) => {
    const counts: Counts = new Map()
    const next = folded[i + 1]
    for (const segment of snapshot.segments) {
      if (next !== undefined) collectPairs(counts, segment, rangeOf(segment.pairsFolded, `${word} ${next}`))
      else collectWords(counts, segment, segment.formsOf(word))
    }
    const [best] = byArticles(counts)
    return best ? best.text.split(' ')[0] : word
  })
}

function titlesFrom(prefix: string, limit: number, snapshot: Snapshot): Suggestion[] {
  const found: { number: number; title: string; id: string }[] = []
  snapshot.segments.forEach((segment, i) => {
    for (const document of titleRange(segment, prefix, limit)) {
      const number = snapshot.bases[i] + document
      if (snapshot.live[number] === 1)
        found.push({ number, title: segment.titles[document], id: segment.ids[document] })
    }
  })
  found.sort((a, b) => snapshot.minutes[b.number] - snapshot.minutes[a.number] || a.number - b.number)
  return found.slice(0, limit).map(({ title, id }) => ({ kind: 'title', text: title, articles: 1, id }))
}

/** Articles whose folded title begins with `prefix`, some more than `limit` since some may be deleted. */
function titleRange(segment: Segment, prefix: string, limit: number): Uint32Array {
  let low = 0
  let high = segment.titleOrder.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (foldedTitle(segment, segment.titleOrder[middle]) < prefix) low = middle + 1
    else high = middle
  }
  let end = low
  while (
    end < segment.titleOrder.length &&
    end < low + 4 * limit &&
    foldedTitle(segment, segment.titleOrder[end]).startsWith(prefix)
  )
    end++
  return segment.titleOrder.subarray(low, end)
}

function foldedTitle(segment: Segment, document: number): string {
  const start = segment.starts[document]
  const tokens = segment.stream.subarray(start, start + segment.zones[document * 3])
  return Array.from(tokens, (token) => segment.lexiconFolded[(token & wordMask) >>> 0]).join(' ')
}
