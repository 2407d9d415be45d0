/** The right to write a folder, which one process at most has at a time, and which its death ends. */
export interface Lock {
  /**
   * Whether nobody else can have taken the lock since. To be asked right before what may not be done twice: it is false
   * where the lock's files were removed, or where another machine could not reach the holder and took over.
   */
  isHeld(): boolean
  /** Gives the lock back. */
  release(): Promise<void>
}

/** Who has a folder's lock. */
export interface Holder {
  /** `4711@host`: the process as it sees itself, in another container another one; null while it is not known. */
  name: string | null
  /** When it took the lock, in milliseconds since 1970-01-01T00:00Z, by the clock of the file system; null: not known. */
  since: number | null
}

/** What came of trying to take a lock. */
export type Take = { lock: Lock } | { holder: Holder }
