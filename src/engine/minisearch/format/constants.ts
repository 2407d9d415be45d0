/** Sizes of the index. The numbers of the ranking are in `ranking/numbers.ts`. */

/** Version of the segment files and the manifest; an index with another version must be rebuilt. */
export const formatVersion = 6

/**
 * Articles in a full segment: few enough that every file and string stays far below 256 MB (about 30 MB) at any archive
 * size, and article numbers fit into 16 bits.
 */
export const segmentArticles = 8192

/** Most characters of text in a segment, so that very long articles cannot make one grow without bound. */
export const segmentCharacters = 40_000_000

/** Builds of fewer articles than this run in the calling thread: starting workers would take longer than that. */
export const inlineBuildArticles = 1000

/**
 * This many segments of about one size are merged into one. With fewer, articles would be indexed again more often; with
 * more, every search would look at more segments.
 */
export const mergedAtOnce = 8

/** Articles in the first part of a large build that is published: enough to show, and ready within a few seconds. */
export const firstPartArticles = 2048

/** A segment is rebuilt when this share of its articles has been replaced or removed. */
export const deletedShareBeforeRebuild = 0.25

/**
 * A term in more than a quarter of a segment's articles is common: it is stored as one byte per article, which shows in
 * one step whether and how often an article has it. Other postings take three bytes each, so above a third the column
 * is also smaller.
 */
export const commonShare = 1 / 4

/** A segment with fewer articles than this has no byte columns: all its postings are sparse. */
export const commonMinimumArticles = 512

export { maximumFrequency } from '../../ranking/bm25.js'

/** Fields that have postings, in the order in which a segment stores them. */
export const fields = ['title', 'text', 'author'] as const
export type FieldName = (typeof fields)[number]

/** Bytes of united postings, of words with several forms, that are kept at most for later queries. */
export const postingsCacheBytes = 64 << 20
