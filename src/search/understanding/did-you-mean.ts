import type { Bond } from '../../engine/query.js'
import type { VocabularyRequest } from '../../engine/vocabulary.js'
import type { Analyzer } from '../../text/types.js'
import type { ParsedQuery } from '../query/parse.js'
import type { Hit, Part } from '../types.js'
import { withDiacritics } from './diacritics.js'
import type { KnownWords } from './known-words.js'
import { Proofreader, type Outcome } from './mistakes.js'

/** Longest query, in words, that another spelling is sought for: longer ones are pasted. */
const mostWords = 12
/** The same where articles have all its words. */
const mostWordsComplete = 6

/** Whether the query is words alone: operators are kept as typed, and words inside them are not second-guessed. */
function isPlain({ query, plainWords, text }: ParsedQuery): boolean {
  return query !== null && plainWords === text
}

/** What is marked of a title or passage: words of the query that stand together are one mark, and a bar stands between marks. */
function matches(parts: readonly Part[]): string {
  const marked = parts.filter(({ match }) => match).map(({ text }) => text)
  return marked.join(' | ')
}

/** What a query's words are asked of the vocabulary before anything is known of its results. */
export function firstLook({ text }: ParsedQuery, analyzer: Analyzer): VocabularyRequest {
  const { tokens } = analyzer.analyze(text)
  const forms = tokens.map(({ folded }) => folded)
  const pairs = tokens
    .slice(1)
    .flatMap(({ folded, breakBefore }, at) => (breakBefore ? [] : [[tokens[at].folded, folded] as const]))
  return { forms, pairs }
}

/** Whether another spelling of a query may be sought: one of a few words. */
export function mayBeMisspelt(parsed: ParsedQuery): boolean {
  return isPlain(parsed) && parsed.text.split(' ').length <= mostWords
}

/** Whether it is worth seeking, now that it is known how many articles match as typed. */
export function isWorthSeeking({ text }: ParsedQuery, total: number): boolean {
  return text.split(' ').length <= (total > 0 ? mostWordsComplete : mostWords)
}

/**
 * Seeks another query that the archive knows better: typing mistakes fixed, diacritics restored or repaired where the
 * archive is clear about them. Its questions are asked by the caller, round by round.
 */
export class BetterSpelling {
  private shown: readonly string[] = []
  readonly proof: Proofreader

  /** @param known has the answers to `firstLook` @param bonds words of the query that belong together */
  constructor(
    private readonly parsed: ParsedQuery,
    private readonly known: KnownWords,
    private readonly analyzer: Analyzer,
    private readonly bonds: readonly Bond[],
  ) {
    this.proof = new Proofreader(parsed.text, analyzer, known, bonds)
  }

  /** Takes in the first results. */
  see(hits: readonly Hit[]): void {
    this.shown = hits.flatMap(({ titleParts, snippets }) => [titleParts, ...snippets].map(matches))
    this.proof.see(this.shown)
  }

  /** The other queries that come into question, each with what must hold for it; the first that does is meant. */
  candidates(): (Outcome & { better: string | null })[] {
    const isBound = (at: number) => this.bonds.some(({ first, last }) => first <= at && last >= at)
    return this.proof.outcomes().map((outcome) => {
      const fixed = outcome.text
      const accented = withDiacritics(fixed ?? this.parsed.text, this.shown, this.analyzer, this.known, isBound)
      return { ...outcome, better: accented ?? fixed }
    })
  }
}
