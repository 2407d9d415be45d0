import type { QueryToken } from '../../engine/query.js'
import type { LatticeRun, VocabularyAnswer, VocabularyRequest } from '../../engine/vocabulary.js'
import { isSyllable, keysOf, soundAlikes } from '../../text/index.js'
import type { Analyzer, Keys, Token } from '../../text/types.js'
import { queryTokens } from '../query/analysed.js'
import type { KnownWords } from './known-words.js'
import {
  costOfDiacritics,
  costOfSounding,
  costOfStopword,
  costOfTyping,
  likeliest,
  type Alternative,
} from './respelling.js'
import { rewrite } from './rewrite.js'

/** Words that fewer articles have side by side may be misspelt; so may a word alone that fewer have. */
const fewArticles = 12
const fewArticlesAlone = 3
/** So many articles that have all words as typed are no chance. */
const fairTotal = 3
/** Most words one typing mistake away that are tried in place of one typed, and most with other diacritics. */
const mistypedTried = 16
const formsTried = 10
/** A word is tried when so many articles have it. */
const leastArticles = 2
/** Folded words up to this length resemble too many others to be mistyped for one. */
const shortWord = 1

/** Longest text, in words, that is sought as a whole. */
const longestRead = 4
/** Diacritics are ambiguous, and yet clear enough to be offered, where between these shares of articles agree. */
const leastShare = 0.75
const mostShare = 0.95
/** Fewer articles tell nothing. */
const fewestReadings = 20

/** Neighbours that no mark divides, by the place of the first. */
function pairsOf(tokens: readonly { breakBefore: boolean }[]): number[] {
  return [...tokens.keys()].slice(1).flatMap((at) => (tokens[at].breakBefore ? [] : [at - 1]))
}

/** Where some words have diacritics, all are meant as written. */
function asMeant(typed: readonly QueryToken[]): readonly QueryToken[] {
  return hasDiacritics(typed) ? typed.map((token) => ({ ...token, forms: 'written' })) : typed
}

const hasDiacritics = (typed: readonly QueryToken[]) => typed.some(({ forms }) => forms === 'written')

/** What is asked about a text before anything is known: the forms of its words, and how many articles have its pairs. */
export function firstLook(text: string, analyzer: Analyzer): Required<Pick<VocabularyRequest, 'forms' | 'runs'>> {
  const typed = asMeant(queryTokens(text, analyzer))
  return { forms: typed.map(({ folded }) => folded), runs: pairsOf(typed).map((at) => [typed[at], typed[at + 1]]) }
}

/** Words that no mark divides, and what may be meant at each place. */
interface Stretch {
  first: number
  lattice: readonly (readonly Alternative[])[]
}

/**
 * Finds misspelt words by how often the archive has them beside their neighbours, and what was meant. What it needs is
 * asked in rounds: `firstLook`; then `wordsLike`; then `lattices`.
 */
export class Proofreader {
  private readonly tokens: readonly Token[]
  private readonly isAccented: boolean
  private readonly suspects: ReadonlySet<number>

  /**
   * @param known has the forms of all words
   * @param counts has the articles and words of the archive, and the articles of all pairs of `firstLook`
   */
  constructor(
    private readonly text: string,
    private readonly analyzer: Analyzer,
    private readonly known: KnownWords,
    private readonly counts: Pick<VocabularyAnswer, 'articles' | 'words' | 'runs'>,
  ) {
    this.tokens = analyzer.analyze(text).tokens
    this.isAccented = hasDiacritics(queryTokens(text, analyzer))
    this.suspects = new Set(this.findSuspects())
  }

  /** Words one typing mistake away, and forms of words that sound alike, that must be known for `stretches`. */
  wordsLike(): VocabularyRequest {
    const suspect = [...this.suspects].map((at) => this.tokens[at].folded)
    return {
      similar: suspect.filter((folded) => folded.length > shortWord),
      forms: this.isAccented ? [] : suspect.flatMap((folded) => soundAlikes(folded).map(({ text }) => text)),
    }
  }

  /** The stretches with a word that may be misspelt. */
  stretches(): Stretch[] {
    const { tokens, suspects } = this
    const starts = [...tokens.keys()].filter((at) => at === 0 || tokens[at].breakBefore)
    return starts.flatMap((first, i) => {
      const places = [...tokens.keys()].slice(first, starts[i + 1])
      const mayBeAmbiguous =
        !this.isAccented && starts.length === 1 && places.length > 1 && places.length <= longestRead
      if (!mayBeAmbiguous && !places.some((at) => suspects.has(at))) return []
      return { first, lattice: places.map((at) => this.alternativesAt(at)) }
    })
  }

  /**
   * The text as it was meant; null where that is as typed.
   * @param runs through each of the stretches
   * @param total how many articles have all its words as typed
   */
  meant(stretches: readonly Stretch[], runs: readonly (readonly LatticeRun[])[], total: number): string | null {
    const isFound = this.isAccented && total >= fairTotal
    const words = new Map<number, string>()
    stretches.forEach(({ first, lattice }, i) => {
      likeliest(lattice, runs[i], this.counts, isFound)?.forEach(({ exact }, at) => words.set(first + at, exact))
    })
    return rewrite(this.text, this.tokens, words)
  }

  /**
   * A text typed without diacritics as most articles write it, where some write it otherwise: it is ambiguous, and then
   * finds less of what is not meant. Null where nearly all agree, since it would find the same, or where none is clear.
   */
  clearedUp(stretches: readonly Stretch[], runs: readonly (readonly LatticeRun[])[]): string | null {
    const { tokens } = this
    const lattice = stretches.at(0)?.lattice
    if (this.isAccented || lattice?.length !== tokens.length) return null
    const readings = runs[0]
      .filter(
        ({ choices }) =>
          choices.length === tokens.length && choices.every((choice, at) => lattice[at][choice].cost === 0),
      )
      .sort((a, b) => b.articles - a.articles)
    const all = readings.reduce((sum, { articles }) => sum + articles, 0)
    const [most] = readings
    if (all < fewestReadings || most.articles < leastShare * all || most.articles > mostShare * all) return null
    return rewrite(this.text, tokens, new Map(most.choices.map((choice, at) => [at, lattice[at][choice].word.exact])))
  }

  private *findSuspects(): Iterable<number> {
    const { tokens, counts } = this
    const pairs = pairsOf(tokens)
    const mayBe = (at: number) => !/\d/.test(tokens[at].folded)
    for (const [i, at] of pairs.entries())
      if (counts.runs[i] < fewArticles) for (const one of [at, at + 1]) if (mayBe(one)) yield one
    for (const at of tokens.keys()) {
      const isAlone = !pairs.includes(at) && !pairs.includes(at - 1)
      if (isAlone && mayBe(at) && this.articlesWith(at) < fewArticlesAlone) yield at
    }
  }

  /** In how many articles a word is, in any form where it was typed without diacritics. */
  private articlesWith(at: number): number {
    const forms = this.known.formsOf(this.tokens[at].folded)
    const meant = this.isAccented ? forms.filter(({ text }) => text === this.tokens[at].exact) : forms
    return meant.reduce((sum, { articles }) => sum + articles, 0)
  }

  private alternativesAt(at: number): Alternative[] {
    const token = this.tokens[at]
    const found = new Map<string, Alternative>()
    const see = (word: Keys, slip: number) => {
      const isFiller = slip > 0 && this.isStopword(word) && !this.isStopword(token)
      const cost = slip + (isFiller ? costOfStopword : 0)
      if (cost < (found.get(word.exact)?.cost ?? Infinity)) found.set(word.exact, { word, cost })
    }
    const forms = this.known.formsOf(token.folded).slice(0, formsTried)
    see(token, 0)
    if (!this.isAccented) for (const { text } of forms) see(keysOf(text), 0)
    if (!this.suspects.has(at)) return [...found.values()]
    if (this.isAccented) for (const { text } of forms) see(keysOf(text), costOfDiacritics(token))
    for (const { word, cost } of this.soundingLike(token)) see(word, cost)
    for (const { word, cost } of this.mistypedAs(token)) see(word, cost)
    return [...found.values()]
  }

  private isStopword(word: Keys): boolean {
    return this.analyzer.isStopword({ ...word, start: 0, end: 0, breakBefore: false })
  }

  private soundingLike(token: Token): Alternative[] {
    if (this.isAccented)
      return soundAlikes(token.exact)
        .filter(({ text }) => isSyllable(text))
        .map(({ text, slips }) => ({ word: keysOf(text), cost: costOfSounding(slips) }))
    return soundAlikes(token.folded).flatMap(({ text, slips }) =>
      this.known
        .formsOf(text)
        .slice(0, formsTried)
        .map((form) => ({ word: keysOf(form.text), cost: costOfSounding(slips) })),
    )
  }

  private mistypedAs(token: Token): Alternative[] {
    return this.known
      .similarTo(token.folded)
      .filter(({ articles }) => articles >= leastArticles)
      .map(({ text, articles }) => {
        const word = keysOf(text)
        const cost = costOfTyping(this.isAccented ? token : { ...token, toneless: token.folded }, word)
        return { word, cost, weight: Math.log(articles) - cost }
      })
      .sort((a, b) => b.weight - a.weight)
      .slice(0, mistypedTried)
  }
}
