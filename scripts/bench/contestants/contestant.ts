/** The answer to a query. */
export interface Answer {
  /** Ids of the first ten articles, best first. */
  ids: string[]
  /** null if the engine does not count matches. */
  total: number | null
}

/** An engine with an archive loaded. */
export interface Contestant {
  /** Name and version of what ran. */
  label: string
  search(query: string): Answer | Promise<Answer>
  close(): Promise<void> | void
}

/** Number of hits requested from every contestant. */
export const hitsWanted = 10

export interface Entrant {
  /** What it does for one query, in words. */
  work: string
  /** Larger archives are not tried, for the given reason. */
  limit: { articles: number; reason: string } | null
  /**
   * @param dataFolder an archive with store and index
   * @param scratchFolder an empty folder for the contestant
   * @throws when it is not installed or cannot load the archive
   */
  open(dataFolder: string, scratchFolder: string): Promise<Contestant>
}
