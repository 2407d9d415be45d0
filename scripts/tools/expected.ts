import { restlessArticle, type Begun, type Done } from './restless.js'

/** What a store must hold after what a restless process has told. */
export class Expected {
  /** The lowest version that each article may have. */
  private readonly versions = new Map<string, number>()
  private readonly withdrawn = new Set<string>()
  private readonly excused = new Set<string>()
  /** Begun, and perhaps done. */
  private pending: Done | null = null
  /** How many changes have been done. */
  changes = 0

  take(told: Done | Begun): void {
    if ('begun' in told) {
      this.pending = told.begun
      return
    }
    this.pending = null
    this.changes++
    if ('put' in told) for (const { id, version } of told.put) this.versions.set(id, version)
    if ('withdrawn' in told) {
      this.versions.delete(told.withdrawn)
      this.withdrawn.add(told.withdrawn)
    }
  }

  copy(): Expected {
    const copy = new Expected()
    for (const [id, version] of this.versions) copy.versions.set(id, version)
    for (const id of this.withdrawn) copy.withdrawn.add(id)
    copy.pending = this.pending
    copy.changes = this.changes
    return copy
  }

  /** Articles that are certainly there, as they certainly are: no change to them has been begun. */
  certain(): { id: string; title: string }[] {
    const pending = new Set(
      this.pending === null
        ? []
        : 'put' in this.pending
          ? this.pending.put.map(({ id }) => id)
          : 'withdrawn' in this.pending
            ? [this.pending.withdrawn]
            : [],
    )
    return [...this.versions]
      .filter(([id]) => !pending.has(id))
      .map(([id, version]) => ({ id, title: restlessArticle(id, version).title }))
  }

  /**
   * @param titleOf gives the title that an article has, null when it is not there
   * @returns what is missing, or older than it must be, or there although withdrawn; null when nothing is
   */
  missingFrom(titleOf: (id: string) => string | null): string | null {
    for (const id of this.withdrawn) if (titleOf(id) !== null) return `article ${id} is there, although withdrawn`
    for (const [id, version] of this.versions) {
      const title = titleOf(id)
      if (this.pending !== null && 'withdrawn' in this.pending && this.pending.withdrawn === id) continue
      if (title === null && !this.excused.has(id)) return `article ${id} is missing`
      if (title !== null && Number(/\d+/.exec(title)![0]) < version)
        return `article ${id} is older than version ${version}`
    }
    return null
  }

  /** The same, for a process that begins after another was killed: what that one had begun is no longer expected. */
  settled(): Expected {
    const settled = this.copy()
    settled.pending = null
    if (this.pending !== null && 'put' in this.pending) {
      for (const { id } of this.pending.put) settled.versions.delete(id)
    }
    if (this.pending !== null && 'withdrawn' in this.pending) settled.versions.delete(this.pending.withdrawn)
    return settled
  }

  /** Withdrawals that were done or begun after this was copied are no fault. */
  excuse(later: Expected): void {
    for (const id of later.withdrawn) if (this.versions.has(id)) this.excused.add(id)
    if (later.pending !== null && 'withdrawn' in later.pending) this.excused.add(later.pending.withdrawn)
  }
}
