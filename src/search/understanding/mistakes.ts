import type { SearchEngine } from '../../engine/reading.js'
import type { Analyzer, Token } from '../../text/types.js'
import { rewrite } from './rewrite.js'

/** Words of the archive that are tried in place of one typed. */
const candidates = 24
/** Folded words up to this length resemble too many others: only their neighbours can tell which was meant. */
const shortWord = 3
/** A compound, or a single word, is established when so many articles have it. */
const established = 3
/** Words in a row that so many passages of the first results have side by side were meant so. */
const seenTogether = 2
/** What is offered for words that the archive does have must be so many times as frequent as they are side by side. */
const clearlyMoreFrequent = 100

/** What the archive says about words. */
export interface Archive extends Pick<SearchEngine, 'forms' | 'similar'> {
  /** Articles that have a phrase exactly. */
  phrase(text: string): Promise<number>
}

async function pairArticles(first: string, second: string, archive: Archive): Promise<number> {
  const forms = await archive.forms(`${first} ${second}`)
  return forms.reduce((sum, { articles }) => sum + articles, 0)
}

/** Passages whose words are looked at only when a word is doubted, which is seldom. */
class Shown {
  /** Those that have been looked at, from the first. */
  private readonly analysed: Token[][] = []

  constructor(
    private readonly passages: readonly string[],
    private readonly analyzer: Analyzer,
  ) {}

  /** Whether enough passages have two words side by side, in any diacritics. */
  together(first: Token, second: Token): boolean {
    let seen = 0
    for (let passage = 0; passage < this.passages.length && seen < seenTogether; passage += 1) {
      const tokens = (this.analysed[passage] ??= this.analyzer.analyze(this.passages[passage]).tokens)
      const isHere = tokens.some((token, at) => {
        const next = tokens[at + 1]
        return token.folded === first.folded && next?.folded === second.folded && !next.breakBefore
      })
      if (isHere) seen += 1
    }
    return seen === seenTogether
  }
}

class Proofreader {
  /** Articles that have each token and the next as a compound. */
  private pairs: number[] = []

  constructor(
    private readonly tokens: Token[],
    private readonly shown: Shown,
    private readonly analyzer: Analyzer,
    private readonly archive: Archive,
  ) {}

  /** The words to replace, by the number of their token. */
  async read(): Promise<Map<number, string>> {
    const { tokens } = this
    this.pairs = await Promise.all(
      tokens
        .slice(1)
        .map((token, at) => (token.breakBefore ? 0 : pairArticles(tokens[at].exact, token.exact, this.archive))),
    )
    const words = new Map<number, string>()
    for (const [at, token] of tokens.entries()) {
      if (/\d/.test(token.folded) || this.isExplained(at)) continue
      const isKnown = (await this.archive.forms(token.exact)).length > 0
      const word = isKnown ? await this.correctKnown(at, words) : await this.correctUnknown(at)
      if (word !== null) words.set(at, word)
    }
    return words
  }

  /** Whether a word makes a compound with a neighbour. */
  private isExplained(at: number): boolean {
    return (this.pairs[at - 1] ?? 0) > 0 || (this.pairs[at] ?? 0) > 0
  }

  /** Neighbours that no mark separates and that are no stopwords. */
  private openNeighbours(at: number): number[] {
    const { tokens, analyzer } = this
    const joined = [...(tokens[at].breakBefore ? [] : [at - 1]), ...(tokens[at + 1]?.breakBefore ? [] : [at + 1])]
    return joined.filter((other) => tokens[other] !== undefined && !analyzer.isStopword(tokens[other]))
  }

  /** The word of the archive nearest to one typed that makes the most frequent compound with the given neighbours. */
  private async bestFor(
    at: number,
    neighbours: number[],
  ): Promise<{ word: string; articles: number; side: number } | null> {
    const near = (await this.archive.similar(this.tokens[at].exact)).slice(0, candidates)
    const tried = near.flatMap(({ text }) => neighbours.map((side) => ({ word: text, side })))
    const weighed = await Promise.all(
      tried.map(async ({ word, side }) => {
        const { exact } = this.tokens[side]
        const [first, second] = side < at ? [exact, word] : [word, exact]
        const forms = await this.archive.forms(`${first} ${second}`)
        return { word, side, articles: forms.find(({ text }) => text === `${first} ${second}`)?.articles ?? 0 }
      }),
    )
    const [best] = weighed.sort((a, b) => b.articles - a.articles)
    return best === undefined || best.articles < established ? null : best
  }

  /** A word that the archive has is doubted only where it makes a compound with no neighbour. */
  private async correctKnown(at: number, corrected: ReadonlyMap<number, string>): Promise<string | null> {
    const { tokens, shown, archive, analyzer } = this
    if (analyzer.isStopword(tokens[at])) return null
    const doubtful = this.openNeighbours(at).filter((other) => {
      const [first, second] = other < at ? [other, at] : [at, other]
      return !corrected.has(other) && !shown.together(tokens[first], tokens[second])
    })
    if (doubtful.length === 0) return null
    const best = await this.bestFor(at, doubtful)
    if (best === null || best.articles < clearlyMoreFrequent) return null
    const [first, second] = best.side < at ? [best.side, at] : [at, best.side]
    const typed = await archive.phrase(`${tokens[first].exact} ${tokens[second].exact}`)
    return best.articles >= clearlyMoreFrequent * typed ? best.word : null
  }

  private async correctUnknown(at: number): Promise<string | null> {
    const { tokens, archive } = this
    const neighbours = [at - 1, at + 1].filter((other) => tokens[other] !== undefined)
    const best = await this.bestFor(at, neighbours)
    if (best !== null) return best.word
    if (tokens[at].folded.length <= shortWord) return null
    const [nearest] = await archive.similar(tokens[at].exact)
    return nearest !== undefined && nearest.articles >= established ? nearest.text : null
  }
}

/**
 * The query with typing mistakes replaced by words of the archive that go with their neighbours, or null.
 * @param shown what is marked in titles and passages of the first results
 */
export async function withoutMistakes(
  text: string,
  shown: readonly string[],
  analyzer: Analyzer,
  archive: Archive,
): Promise<string | null> {
  const { tokens } = analyzer.analyze(text)
  const passages = new Shown(shown, analyzer)
  return rewrite(text, tokens, await new Proofreader(tokens, passages, analyzer, archive).read())
}
