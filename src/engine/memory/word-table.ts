import type { Keys } from '../../text/types.js'
import type { AnalysedArticle } from '../analysed-article.js'
import { toneCode } from '../lexicon/forms.js'
import { prefixRange, rangeOf } from '../../arrays/sorted.js'
import type { WordTable } from '../lexicon/tables.js'
import { isOneMistake } from '../lexicon/mistakes.js'
import { breakFlag } from '../token-stream.js'

/** An article as the word table needs it. */
export interface TableArticle {
  id: string
  title: string
  analysed: AnalysedArticle
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const byKeys = (a: Keys, b: Keys) =>
  compare(a.folded, b.folded) || compare(a.toneless, b.toneless) || compare(a.exact, b.exact)

/** A written form or pair, and the articles that have it. */
interface Counted<T> {
  item: T
  articles: Set<number>
}

function see<T>(counts: Map<string, Counted<T>>, name: string, item: T, article: number): void {
  const counted = counts.get(name) ?? { item, articles: new Set() }
  counts.set(name, counted)
  counted.articles.add(article)
}

/** The words of all articles as one table; an article's number is its place in the list. */
export function wordTable(articles: readonly TableArticle[]): WordTable {
  const words = new Map<string, Counted<Keys>>()
  const pairs = new Map<string, Counted<{ exact: string; folded: string }>>()
  articles.forEach(({ analysed }, number) => {
    for (const { tokens, spans } of Object.values(analysed).flat()) {
      for (const token of tokens) see(words, token.exact, token, number)
      for (const { kind, term, first, last } of spans) {
        const [one, other] = [tokens[first], tokens[last]]
        // A compound may also stand on an abbreviation, whose own letters are no pair.
        if (kind !== 'compound' || last !== first + 1 || `${one.folded}_${other.folded}` !== term) continue
        const pair = { exact: `${one.exact} ${other.exact}`, folded: `${one.folded} ${other.folded}` }
        see(pairs, pair.exact, pair, number)
      }
    }
  })
  const lexicon = [...words.values()].sort((a, b) => byKeys(a.item, b.item))
  const lexiconFolded = lexicon.map(({ item }) => item.folded)
  const sortedPairs = [...pairs.values()].sort(
    (a, b) => compare(a.item.folded, b.item.folded) || compare(a.item.exact, b.item.exact),
  )
  return {
    lexicon: lexicon.map(({ item }) => item.exact),
    lexiconToneless: lexicon.map(({ item }) => item.toneless),
    lexiconFolded,
    lexiconTones: Uint8Array.from(lexicon, ({ item }) => toneCode(item.exact)),
    lexiconCounts: Uint32Array.from(lexicon, (word) => word.articles.size),
    formsOf: (folded) => rangeOf(lexiconFolded, folded),
    formsFrom: (prefix) => prefixRange(lexiconFolded, prefix),
    similarTo: (folded) => [...new Set(lexiconFolded)].filter((other) => isOneMistake(folded, other)),
    pairs: sortedPairs.map(({ item }) => item.exact),
    pairsFolded: sortedPairs.map(({ item }) => item.folded),
    pairCounts: Uint32Array.from(sortedPairs, (pair) => pair.articles.size),
    ids: articles.map(({ id }) => id),
    titles: articles.map(({ title }) => title),
    titleOrder: titleOrder(articles),
    ...streams(articles, new Map(lexicon.map(({ item }, place) => [item.exact, place]))),
  }
}

function titleOrder(articles: readonly TableArticle[]): Uint32Array {
  const folded = articles.map(({ analysed }) =>
    analysed.title.flatMap(({ tokens }) => tokens.map((token) => token.folded)).join(' '),
  )
  return Uint32Array.from(folded.keys()).sort((a, b) => compare(folded[a], folded[b]) || a - b)
}

/** The articles' words in order, each as its place in the lexicon. */
function streams(
  articles: readonly TableArticle[],
  places: ReadonlyMap<string, number>,
): Pick<WordTable, 'stream' | 'starts' | 'zones'> {
  const stream: number[] = []
  const starts = [0]
  const zones: number[] = []
  for (const { analysed } of articles) {
    const { title, lead, body, author } = analysed
    const start = stream.length
    for (const zone of [title, lead, body, author]) {
      for (const { tokens } of zone) {
        tokens.forEach(({ exact, breakBefore }, i) => {
          const place = places.get(exact)!
          // Nothing goes across two texts of one zone either.
          stream.push(i === 0 || breakBefore ? (place | breakFlag) >>> 0 : place)
        })
      }
      if (zone !== author) zones.push(stream.length - start)
    }
    starts.push(stream.length)
  }
  return { stream: Uint32Array.from(stream), starts: Uint32Array.from(starts), zones: Uint32Array.from(zones) }
}
