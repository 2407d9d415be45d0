/**
 * What the score of a related article means. docs/decisions/0016 tells the experiments.
 */

/** A related article with at least this score is about the same event. */
export const sameEvent = 0.32

/** One with a lower score than this shares only common things with the subject, and is not listed. */
export const leastRelated = 0.15
