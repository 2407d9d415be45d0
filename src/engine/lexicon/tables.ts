import type { Keys } from '../../text/types.js'
import type { Range } from '../../arrays/sorted.js'
import type { Run } from '../ranking/terms.js'

/**
 * The words of some articles of an archive, as sorted tables: what spelling and suggestions read. An index keeps one for
 * each of its segments.
 */
export interface WordTable {
  /** Exact forms in the order of folded, toneless, exact key; a stream's token is a place in it. */
  readonly lexicon: readonly string[]
  readonly lexiconToneless: readonly string[]
  readonly lexiconFolded: readonly string[]
  /** `toneCode` of each form. */
  readonly lexiconTones: Uint8Array
  /** In how many articles each form is. */
  readonly lexiconCounts: Uint32Array
  /** Places of the forms that fold to a word. */
  formsOf(folded: string): Range
  /** Places of the forms whose folded word begins with a prefix. */
  formsFrom(prefix: string): Range
  /** Folded words one typing mistake away: a letter too few, too many, wrong, or two neighbours swapped. */
  similarTo(folded: string): readonly string[]
  /** Compounds of two words as written, in the order of their folded keys, and in how many articles each is. */
  readonly pairs: readonly string[]
  readonly pairsFolded: readonly string[]
  readonly pairCounts: Uint32Array
  readonly ids: readonly string[]
  readonly titles: readonly string[]
  /** Articles in the order of their folded titles (kicker and title). */
  readonly titleOrder: Uint32Array
  /** Token streams of the articles, one after the other; that of article `n` begins at `starts[n]`. */
  readonly stream: Uint32Array
  readonly starts: Uint32Array
  /** Ends of title, lead and body of each article, from its start. */
  readonly zones: Uint32Array
}

/** The words of an archive: its tables, and what is asked of the articles in them. */
export interface WordTables {
  readonly tables: readonly WordTable[]
  /** Local minute of an article's publication, or `noMinute`; null when it is no longer there. */
  minuteOf(table: number, article: number): number | null
  /** Articles of a table that have all of some words in any form, ascending; those no longer there may be among them. */
  articlesWithAll(table: number, words: readonly Keys[]): ArrayLike<number>
  /** How many articles of all tables have words side by side; those no longer there may be among them. */
  articlesWithRun(words: Run): number
}
