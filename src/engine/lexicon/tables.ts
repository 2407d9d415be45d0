import type { Keys } from '../../text/types.js'
import type { Range } from '../../arrays/sorted.js'
import type { Run, Term } from '../ranking/terms.js'
import type { Form } from '../vocabulary.js'

/**
 * The words of some articles of an archive, as sorted tables: what spelling and suggestions read. An index keeps one
 * for each segment.
 */
export interface WordTable {
  /** Exact forms, ordered by folded, toneless, exact key; a token of a stream is a place in this list. */
  readonly lexicon: readonly string[]
  readonly lexiconToneless: readonly string[]
  readonly lexiconFolded: readonly string[]
  /** `toneCode` of each form. */
  readonly lexiconTones: Uint8Array
  /** Number of articles that have each form. */
  readonly lexiconCounts: Uint32Array
  /** Places of the forms with a folded key. */
  formsOf(folded: string): Range
  /** Places of the forms whose folded key begins with a prefix. */
  formsFrom(prefix: string): Range
  /** Folded words one typing mistake away: a letter too few, too many, wrong, or two neighbours swapped. */
  similarTo(folded: string): readonly string[]
  /** Two-word compounds as written, ordered by their folded keys, and the number of articles that have each. */
  readonly pairs: readonly string[]
  readonly pairsFolded: readonly string[]
  readonly pairCounts: Uint32Array
  readonly ids: readonly string[]
  readonly titles: readonly string[]
  /** Articles, ordered by their folded titles (kicker and title). */
  readonly titleOrder: Uint32Array
  /** Token streams of the articles, one after another; that of article `n` begins at `starts[n]`. */
  readonly stream: Uint32Array
  readonly starts: Uint32Array
  /** Ends of title, lead and body of each article, relative to its start. */
  readonly zones: Uint32Array
}

/** The words of an archive: its tables, and questions about the articles in them. */
export interface WordTables {
  readonly tables: readonly WordTable[]
  /** Local minute of an article's publication, or `noMinute`; null when the article no longer exists. */
  minuteOf(table: number, article: number): number | null
  /** Articles of a table that have all the words in any form, ascending; may include some that no longer exist. */
  articlesWithAll(table: number, words: readonly Keys[]): ArrayLike<number>
  /** Articles of a table that have the words side by side, ascending; may include some that no longer exist. */
  articlesHavingRun(table: number, words: Run): ArrayLike<number>
  /** Forms one typing mistake away from a folded word, most frequent first, without the word itself. */
  similarTo(folded: string): readonly Form[]
  /** Number of articles in all tables that have the words side by side; may include some that no longer exist. */
  articlesWithRun(words: Run): number
  /** The same for any term. */
  articlesWith(term: Term): number
  /**
   * Number of articles in all tables that have one word right before another, each as written: for every first word a
   * row with every second. An article counts once for each way in which it writes the two; some may no longer exist.
   */
  articlesWithPairs(firsts: readonly Keys[], seconds: readonly Keys[]): Uint32Array
}
