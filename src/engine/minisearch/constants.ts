/**
 * Sizes of the index. Ranking numbers stand in ranking.ts.
 */

/** Layout of segment files and manifest; another value means: rebuild. */
export const formatVersion = 2

/** Articles in a full segment: keeps every file and string far below 256 MB (about 40 MB) at any archive size. */
export const segmentArticles = 8192

/** Characters of text in a segment at most, so that very long articles cannot make one grow without bound. */
export const segmentCharacters = 40_000_000

/** Builds of fewer articles than this run in the calling thread: starting workers would take longer. */
export const inlineBuildArticles = 1000

/** Segments smaller than half a full one; this many of them are merged into bigger ones at the next build. */
export const smallSegmentsBeforeMerge = 8

/** A segment is rebuilt when this share of its articles has been replaced or removed. */
export const deletedShareBeforeRebuild = 0.25

/**
 * A term in more than 1/32 of a segment's articles is common: it is kept as one byte per article. A MiniSearch
 * posting is an entry of a JavaScript Map, about 37 bytes, so from 1/32 on the byte column is the smaller one; and it
 * answers "does this candidate have it, how often" in one step.
 */
export const commonShare = 1 / 32

/** Below this many articles a segment has no byte columns: everything is in MiniSearch. */
export const commonMinimumArticles = 512

/** Slots of the document-frequency sketch (a hash table without keys, so frequencies are upper bounds). */
export const sketchSlots = 1 << 19

/** Names of the MiniSearch fields, in the order of their ids. */
export const fields = ['title', 'text', 'author'] as const
export type FieldName = (typeof fields)[number]

/** Marks a date column's article without a date. */
export const noMinute = -0x80000000

/** Set in a stream's token when a separating mark stands before it. */
export const breakFlag = 0x80000000

/** Syllables of a shingle; docs/decisions/0004 tells how these numbers were chosen. */
export const shingleSyllables = 4

/** Slots of an article's MinHash signature, 16 bits each. */
export const signatureSlots = 128

/** Typed postings of terms already looked up, kept for the next query: at most this many bytes. */
export const postingsCacheBytes = 64 << 20
