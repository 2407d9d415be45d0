/**
 * Sizes of the index. Ranking numbers stand in ranking.ts.
 */

/** Layout of segment files and manifest; another value means: rebuild. */
export const formatVersion = 6

/**
 * Articles in a full segment: keeps every file and string far below 256 MB (about 30 MB) at any archive size, and
 * article numbers within 16 bits.
 */
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
 * A term in more than a quarter of a segment's articles is common: it is kept as one byte per article, which answers
 * "does this article have it, how often" in one step. Other postings take three bytes each, so that from a third on
 * the column is also the smaller one.
 */
export const commonShare = 1 / 4

/** Below this many articles a segment has no byte columns: all postings are sparse. */
export const commonMinimumArticles = 512

export { maximumFrequency } from '../../ranking/bm25.js'

/** Fields that postings are kept for, in the order in which a segment has them. */
export const fields = ['title', 'text', 'author'] as const
export type FieldName = (typeof fields)[number]

/** Postings of words with several forms, united, are kept for the next query: at most this many bytes. */
export const postingsCacheBytes = 64 << 20
