/** What an archive knows of how often words stand in it. */
export interface ArchiveSize {
  readonly articles: number
  /** Words of all articles together. */
  readonly words: number
}

/**
 * How many times as often as by chance two words stand side by side. How often each stands in the archive is estimated
 * from the articles that have it, as if its occurrences were strewn over them (Poisson).
 * @param together articles that have them side by side
 * @param first articles that have the first word, at least one
 * @param second articles that have the second word, at least one
 */
export function lift(together: number, first: number, second: number, { articles, words }: ArchiveSize): number {
  const times = (having: number) => -Math.log(1 - Math.min(having / articles, 0.999)) * articles
  return (times(together) * words) / (times(first) * times(second))
}
