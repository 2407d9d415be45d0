/** The right to write to a folder, held by at most one process at a time, and given up when that process dies. */
export interface Lock {
  /**
   * Whether the lock is certainly still held. Ask right before anything that must not be done twice: it is false when
   * the lock's files were removed, or when another machine could not reach the holder and took over.
   */
  isHeld(): boolean
  /** Releases the lock. */
  release(): Promise<void>
}

/** Who has a folder's lock. */
export interface Holder {
  /** `4711@host`: as the process sees itself, which differs between containers; null when not yet known. */
  name: string | null
  /** When it took the lock, in milliseconds since 1970-01-01T00:00Z, by the file system's clock; null if not known. */
  since: number | null
}

/** The result of trying to take a lock. */
export type Take = { lock: Lock } | { holder: Holder }
