/** The shapes of the editor's desk: what an editor brings, and what the archive has to say about it. */
import type { ReadOptions } from '../../engine/reading.js'
import type { ArticleSummary, Part } from '../types.js'

/** An article that is not in the archive: paragraphs of clean text. */
export interface Draft {
  title: string
  lead: string
  body: string[]
}

/** What an editor brings: a text, or an article of the archive. */
export type DeskSubject =
  | { id: string }
  /** `characters`: how many were pasted, of which the draft may be the beginning. */
  | { draft: Draft; characters: number }

/** Something that the subject names. `count`: how often. */
export interface NamedAgency {
  id: string
  name: string
  count: number
}

export interface NamedThing {
  /** As first written. */
  name: string
  count: number
}

/** A document cited by number. */
export interface NamedDocument extends NamedThing {
  /** The number alone, e.g. `60/NQ-HĐND`; the whole name where it is cited by kind and number, e.g. `Nghị quyết số 02`. */
  number: string
}

/** An article that shares passages with the subject. */
export interface DeskCopy {
  article: ArticleSummary
  /** Share of the subject's syllables that stand in the article too, 0 to 1. */
  share: number
  /** The subject's paragraphs that share something, with what is shared marked. Their texts are unchanged. */
  passages: Part[][]
}

/** An article that is no near-copy, but has a passage of the subject. */
export interface DeskOverlap {
  article: ArticleSummary
  /** Syllables of the longest passage that stands in both. */
  syllables: number
  /** The subject's paragraphs that have such a passage, with what is shared marked. Their texts are unchanged. */
  passages: Part[][]
}

/** What should be said about the subject itself. */
export type DeskNote =
  /** Longer than what is read. */
  | 'cut'
  /** A few words: too little to tell what it is about. */
  | 'short'
  /** Not in Vietnamese, or without diacritics. */
  | 'foreign'
  /** No body. */
  | 'no-body'

export interface DeskAnalysis {
  /** The article itself, when the subject is one of the archive. */
  article: ArticleSummary | null
  /** Characters given, and how many of them were read. */
  characters: { given: number; read: number }
  syllables: number
  notes: DeskNote[]
  /** Articles about the same things, best first; none of the other lists is among them. */
  related: ArticleSummary[]
  /** Articles about the same event, earliest first, those without a date last; of a dated subject only earlier ones. */
  coverage: ArticleSummary[]
  /** Articles that share passages, most first. */
  copies: DeskCopy[]
  /** Articles with a passage of the subject that are no near-copies, whatever they are about; longest passage first. */
  overlaps: DeskOverlap[]
  /** The following: most often named first, then by place. */
  agencies: NamedAgency[]
  provinces: NamedThing[]
  people: NamedThing[]
  documents: NamedDocument[]
  /** Keywords of related articles that stand in the text, then telling words of the text. */
  keywords: string[]
  /** Categories of the related articles, with their share of the votes, 0 to 1. */
  categories: { name: string; share: number }[]
}

export interface DeskService {
  /**
   * The article that an address means: that of its page here, its id, or its original address.
   * @returns its id, or null when the archive has none
   */
  find(address: string): Promise<string | null>
  /** null when there is no such article. Keeps nothing of a draft. */
  analyse(subject: DeskSubject, options?: ReadOptions): Promise<DeskAnalysis | null>
  /** The articles of these ids that there are, in the same order. */
  articles(ids: readonly string[]): Promise<ArticleSummary[]>
}
