/** What a query gave. */
export interface Answer {
  /** Ids of the first ten articles, best first. */
  ids: string[]
  /** null where the engine has no count of what matches. */
  total: number | null
}

/** An engine that has taken in an archive. */
export interface Contestant {
  /** What ran, with its version. */
  label: string
  search(query: string): Answer | Promise<Answer>
  close(): Promise<void> | void
}

/** Hits asked for by everyone. */
export const hitsWanted = 10

export interface Entrant {
  /** What it does for one query, in words. */
  work: string
  /** A larger archive than this is not tried, for the reason given. */
  limit: { articles: number; reason: string } | null
  /**
   * @param dataFolder an archive with store and index
   * @param scratchFolder an empty folder of its own
   * @throws when it is not installed, or cannot take in the archive
   */
  open(dataFolder: string, scratchFolder: string): Promise<Contestant>
}
