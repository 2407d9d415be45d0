import type { Analyzer } from '../../../text/types.js'
import type { Form } from '../../vocabulary.js'
import { rangeOf, type Range, type Segment } from '../format/segment.js'
import type { Snapshot } from '../snapshot.js'

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
