import { sayDamaged, type ArticleLog } from '../article-log.js'
import type { Clock } from '../config.js'
import type { BuildProgress, BuildReport, IndexBuilder } from '../engine/building.js'
import { TimtinError } from '../errors.js'

/** The longest wait between two builds while articles keep coming, in milliseconds: news must be found within seconds. */
const longestPause = 2000

/** After a failure it tries again after this many milliseconds, and each time after twice as many, up to the second. */
const firstRetry = 1000
const longestRetry = 60_000

/** How often it looks whether the index is still whole, in milliseconds: a stat of each of its files. */
const wholenessMs = 1000

const lost = 'Files of the index were deleted or cut off; what was in them is being built again.'

/** Codes of errors about an index that cannot be brought up to date and must be built anew. */
const mustBeRebuilt = ['index-stale', 'index-damaged', 'index-missing']

/** What the keeper is told about the log at each look. */
export interface LogPosition {
  log: ArticleLog
  sequence: number
  /** Whether another store has taken the place of the one at the last look. */
  isExchanged: boolean
}

/**
 * Keeps an index up to date with a log that changes at any time. While changes keep coming, it waits after a build as
 * long as the build took, so that it never takes more than half of the time of one core for itself.
 */
export class IndexKeeper {
  private builder: IndexBuilder
  /** Sequence number up to which the index goes; null before the first build, which compares index and log. */
  private builtUpTo: number | null = null
  private mustRenew = false
  private notBefore = 0
  private wholeUntil = 0
  private retry = firstRetry
  /** What keeps the index from following, or is left out of it, in English; null when nothing is. */
  problem: string | null = null

  /**
   * @param newBuilder returns a builder that remembers nothing
   * @param onChange called with the state of a build while it runs, and with null after it; and with the problem
   */
  constructor(
    private readonly newBuilder: () => IndexBuilder,
    private readonly clock: Clock,
    private readonly onChange: (state: { progress: BuildProgress | null; problem: string | null }) => void,
  ) {
    this.builder = newBuilder()
  }

  /** Builds if there is something to build and it is time to. Never rejects. */
  async look({ log, sequence, isExchanged }: LogPosition): Promise<void> {
    if (isExchanged) {
      this.builder = this.newBuilder()
      this.builtUpTo = null
      this.mustRenew = true
      this.notBefore = 0
    }
    await this.lookAtFiles()
    if (sequence === this.builtUpTo || this.clock() < this.notBefore) return
    const started = this.clock()
    try {
      const { damaged } = await this.build(log)
      this.builtUpTo = sequence
      this.problem = sayDamaged(damaged)
      this.mustRenew = false
      this.retry = firstRetry
      this.notBefore = this.clock() + Math.min(longestPause, this.clock() - started)
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error)
      // Another builder will be done at some time, unlike a disk that is full.
      const isLocked = error instanceof TimtinError && error.code === 'index-locked'
      if (isLocked) this.retry = firstRetry
      this.notBefore = this.clock() + this.retry
      if (!isLocked) this.retry = Math.min(longestRetry, 2 * this.retry)
    } finally {
      this.tell(null)
    }
  }

  /** Has a builder that remembers nothing compare index and log when files of the index are gone. */
  private async lookAtFiles(): Promise<void> {
    if (this.builtUpTo === null || this.clock() < this.wholeUntil) return
    this.wholeUntil = this.clock() + wholenessMs
    if (await this.builder.isWhole()) return
    this.builder = this.newBuilder()
    this.builtUpTo = null
    // Readers that loaded what is left are told to load all.
    this.mustRenew = true
    this.notBefore = 0
    this.problem = lost
    this.tell(null)
  }

  private tell(progress: BuildProgress | null): void {
    this.onChange({ progress, problem: this.problem })
  }

  private async build(log: ArticleLog): Promise<BuildReport> {
    const options = { renew: this.mustRenew, onProgress: (progress: BuildProgress) => this.tell(progress) }
    try {
      return await this.builder.build(log, { ...options, full: false })
    } catch (error) {
      if (!(error instanceof TimtinError) || !mustBeRebuilt.includes(error.code)) throw error
      return await this.builder.build(log, { ...options, full: true })
    }
  }
}
