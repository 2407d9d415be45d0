/** Types of the editor's desk: what an editor submits, and what the archive has to say about it. */
import type { ReadOptions } from '../../engine/reading.js'
import type { ArticleSummary, Part } from '../types.js'

/** An article that is not in the archive: paragraphs of clean text. */
export interface Draft {
  title: string
  lead: string
  body: string[]
}

/** What an editor submits: a text, or an article of the archive. */
export type DeskSubject =
  | { id: string }
  /** `characters`: how many were pasted; the draft may be only the beginning. */
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
  /** The number alone, e.g. `60/NQ-HĐND`; the whole name if cited by kind and number only, e.g. `Nghị quyết số 02`. */
  number: string
}

/** An article that shares passages with the subject. */
export interface DeskCopy {
  article: ArticleSummary
  /** Share of the subject's syllables that are also in the article, 0 to 1. */
  share: number
  /**
   * The subject's paragraphs that have something in common with the article, with that marked. The text is unchanged.
   */
  passages: Part[][]
}

/** An article that is not a near-copy, but has a passage in common with the subject. */
export interface DeskOverlap {
  article: ArticleSummary
  /** Number of syllables in the longest passage that is in both. */
  syllables: number
  /** The subject's paragraphs with such a passage, which is marked. The text is unchanged. */
  passages: Part[][]
}

/** Remarks about the subject itself. */
export type DeskNote =
  /** It was longer than the part that is read. */
  | 'cut'
  /** Only a few words: too short to tell what it is about. */
  | 'short'
  /** Not in Vietnamese, or without diacritics. */
  | 'foreign'
  /** It has no body. */
  | 'no-body'

export interface DeskAnalysis {
  /** The article itself, if the subject is an article of the archive. */
  article: ArticleSummary | null
  /** How many characters were submitted, and how many of them were read. */
  characters: { given: number; read: number }
  syllables: number
  notes: DeskNote[]
  /** Articles on the same subject, best first, except those in the other lists. */
  related: ArticleSummary[]
  /** Articles about the same event, earliest first, undated ones last; if the subject is dated, only earlier ones. */
  coverage: ArticleSummary[]
  /** Articles that share passages with the subject, those that share most first. */
  copies: DeskCopy[]
  /**
   * Articles with a passage of the subject, whatever they are about, that are not near-copies; longest passage first.
   */
  overlaps: DeskOverlap[]
  /** This and the following lists: most often named first, ties in the order of their first mention. */
  agencies: NamedAgency[]
  provinces: NamedThing[]
  people: NamedThing[]
  documents: NamedDocument[]
  /** Keywords of related articles that occur in the text, then names and phrases that tell what it is about. */
  keywords: string[]
  /** Categories of the related articles, with their share of the votes, 0 to 1. */
  categories: { name: string; share: number }[]
}

export interface DeskService {
  /**
   * Finds the article by an address: of its page on this site, or its original; or by its id.
   * @returns its id, or null if it is not in the archive
   */
  find(address: string): Promise<string | null>
  /** Returns null if there is no such article. Stores nothing of a draft. */
  analyse(subject: DeskSubject, options?: ReadOptions): Promise<DeskAnalysis | null>
  /** The articles with these ids, in the same order; unknown ids are left out. */
  articles(ids: readonly string[]): Promise<ArticleSummary[]>
}
