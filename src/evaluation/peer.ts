/**
 * What the ranking is compared with: plain BM25 over syllables and their pairs, with no knowledge of Vietnamese, spelling
 * or the structure of an article. It ranks exactly as bm25() of SQLite FTS5 does when any term is enough (a test
 * compares both), but reads the articles only once for thousands of queries, which takes FTS5 hours on a large archive.
 */
import type { Ranker } from './tasks.js'
import type { ReadArticle } from './units.js'
import { bareSyllable } from './variants.js'

/** As in FTS5, and in most engines. */
const k1 = 1.2
const b = 0.75
/** Weight of a term that more than half of all articles have, as in FTS5. */
const leastWeight = 1e-6

/** An article and how often it has a term are kept in one number. */
const countBits = 8
const mostCounted = (1 << countBits) - 1

/** The terms of a text: each syllable without diacritics and as written ("="), and every two adjacent ones ("_"). */
export function peerTerms(text: string): string[] {
  const written =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const bare = written.map(bareSyllable)
  const pairs = bare.slice(1).map((syllable, at) => `${bare[at]}_${syllable}`)
  return [...bare, ...written.map((syllable) => `=${syllable}`), ...pairs]
}

/** A list of numbers that takes four bytes for each. */
class Postings {
  private numbers = new Uint32Array(4)
  length = 0

  add(article: number, count: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Uint32Array(this.length * 2)
      larger.set(this.numbers)
      this.numbers = larger
    }
    this.numbers[this.length++] = (article << countBits) | Math.min(count, mostCounted)
  }

  each(visit: (article: number, count: number) => void): void {
    for (let at = 0; at < this.length; at++) visit(this.numbers[at] >>> countBits, this.numbers[at] & mostCounted)
  }
}

/** The numbers of the `limit` largest scores above 0, best first; of equal scores, the smaller number first. */
function best(scores: Float64Array, limit: number): number[] {
  const kept: number[] = []
  for (let at = 0; at < scores.length; at++) {
    if (scores[at] <= 0 || (kept.length === limit && scores[at] <= scores[kept[limit - 1]])) continue
    let place = kept.length
    while (place > 0 && scores[kept[place - 1]] < scores[at]) place--
    kept.splice(place, 0, at)
    if (kept.length > limit) kept.pop()
  }
  return kept
}

/**
 * A peer that answers the given queries, and no others.
 * @param articles all articles of the archive, at most 16 million
 */
export function createPeer(articles: readonly ReadArticle[], queries: Iterable<string>): Ranker {
  const postings = new Map<string, Postings>()
  for (const query of queries) for (const term of peerTerms(query)) postings.set(term, new Postings())
  const lengths = new Float64Array(articles.length)
  articles.forEach(({ texts }, at) => {
    const counts = new Map<string, number>()
    for (const text of texts) {
      const terms = peerTerms(text)
      lengths[at] += terms.length
      for (const term of terms) if (postings.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1)
    }
    for (const [term, count] of counts) postings.get(term)?.add(at, count)
  })
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / articles.length
  const scores = new Float64Array(articles.length)
  return async (query, limit) => {
    scores.fill(0)
    for (const term of new Set(peerTerms(query))) {
      const having = postings.get(term)
      if (having === undefined) throw new Error(`The peer was not prepared for ${JSON.stringify(query)}.`)
      const odds = (articles.length - having.length + 0.5) / (having.length + 0.5)
      const weight = Math.max(Math.log(odds), leastWeight)
      having.each((article, count) => {
        const length = 1 - b + (b * lengths[article]) / meanLength
        scores[article] += (weight * count * (k1 + 1)) / (count + k1 * length)
      })
    }
    return best(scores, limit).map((at) => articles[at].id)
  }
}
