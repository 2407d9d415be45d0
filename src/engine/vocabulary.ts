/**
 * The words of an archive: the part of the engine port that spelling and suggestions use. It is built from the article
 * log and is the same behind every engine.
 */
import type { Keys } from '../text/types.js'
import type { QueryToken } from './query.js'
import type { ReadOptions } from './reading.js'

/** A completion of what is being typed: a word or phrase of the archive, or a title (then with its article's id). */
export interface Suggestion {
  kind: 'phrase' | 'title'
  text: string
  articles: number
  id: string | null
}

/** A written form of a word or of a pair of words, with the number of articles that have it. */
export interface Form {
  text: string
  articles: number
}

/** Two words side by side, by their folded keys. */
export type FoldedPair = readonly [first: string, second: string]

/** The questions of one call; each list is answered in order. */
export interface VocabularyRequest {
  /** Folded words whose accented forms are wanted. */
  forms?: readonly string[]
  /** Compounds whose accented forms are wanted, by their two words. */
  pairs?: readonly FoldedPair[]
  /** Folded words for which the words one typing mistake away are wanted. */
  similar?: readonly string[]
  /**
   * Runs of words side by side, at least one each, whose articles are to be counted. A word counts as written or in any
   * form, by its policy; one that no article has as written counts in no other form.
   */
  runs?: readonly (readonly QueryToken[])[]
  /** Terms of units (compounds, abbreviations, document numbers) whose articles are to be counted. */
  units?: readonly string[]
  lattices?: readonly Lattice[]
}

/** Alternative words, as written, for each place of a text in which no mark divides the places. */
export interface Lattice {
  places: readonly (readonly { word: Keys; cost: number }[])[]
  /** Runs whose words cost more together are not sought. */
  mostCost: number
}

/** Words side by side that articles have, one for each place of a lattice from `first` on. */
export interface LatticeRun {
  first: number
  /** Which of the alternatives of each place. */
  choices: readonly number[]
  articles: number
}

/** The forms of each word or pair, most frequent first, and the articles of each run. */
export interface VocabularyAnswer {
  forms: Form[][]
  pairs: Form[][]
  /** Without the word itself. */
  similar: Form[][]
  /** How many articles the archive has, and how many words they have together. */
  articles: number
  words: number
  /** For each run the number of articles; those that were replaced may count until their place is cleared up. */
  runs: number[]
  /** The same for each unit. */
  units: number[]
  /**
   * For each lattice the runs of one to four words that articles have, counted as `runs` are. Of very many only the
   * shorter may be told.
   */
  lattices: LatticeRun[][]
}

/** Capitalised words side by side in titles: a name, or a part of one. */
export interface NameInTitles {
  text: string
  /** Up to two words right before it, in lower case: "thành phố", "ông"; empty when a mark or nothing is there. */
  before: string
  titles: number
}

export interface Vocabulary {
  ask(request: VocabularyRequest, options?: ReadOptions): Promise<VocabularyAnswer>
  /**
   * Completions of what has been typed, with or without diacritics: words and phrases, then titles, each best first.
   * @param isLastDone whether the last word is complete, as after a space
   */
  complete(
    typed: readonly QueryToken[],
    isLastDone: boolean,
    limit: number,
    options?: ReadOptions,
  ): Promise<Suggestion[]>
  /** Names in titles, which alone are kept with their capitals, with what stands before; those in most titles first. */
  names(options?: ReadOptions): Promise<NameInTitles[]>
}
