import { setTimeout } from 'node:timers/promises'
import { TimtinError } from '../errors.js'
import { readinessOf, type ArchiveState, type KeepingState, type Readiness } from '../readiness.js'
import type { DeskService } from '../search/desk/types.js'
import type { SearchService } from '../search/types.js'

/** The archives of a data folder: the real one, or the sample where nothing real was ever taken in. */
export type Place = 'real' | 'sample'

/** An archive that answers questions, in whichever process. */
interface Answering {
  search: SearchService
  desk: DeskService
  close(): Promise<void>
}

/** What keeps the index while the archive is served. */
interface Keeping {
  close(): Promise<void>
}

/** Milliseconds for which questions may still be asked of an archive that has been replaced by another. */
const lastQuestionsMs = 5000
/** Milliseconds for which the sample goes on being served while the first real articles are being indexed. */
const firstBuildMs = 20_000
/** Milliseconds for which a question waits for the archive to be opened. */
const longestWaitMs = 10_000
/** Milliseconds after which an archive that could not be opened is tried again. */
const reopenMs = 2000
/** How often it is seen whether they are, in milliseconds. */
const lookMs = 100

interface Served {
  place: Place
  archive: Answering
  state: ArchiveState | null
}

/**
 * The archive that a server serves, whatever becomes of it: which one it is may change while it is served. Questions
 * that are asked before the archive is open wait for it.
 */
export class ServedArchive {
  readonly search: SearchService = this.answeredBy((archive) => archive.search)
  readonly desk: DeskService = this.answeredBy((archive) => archive.desk)
  private served: Promise<Served>
  private current: Served | null = null
  private keeping: KeepingState = { place: null, progress: null, problem: null }
  /** Why the archive that is wanted cannot be opened; null when it can. */
  private problem: string | null = null
  private readonly keeper: Keeping
  private wanted: Place | null = null
  private switching: Promise<void> = Promise.resolve()
  private resolveFirst!: (served: Served) => void
  private isClosed = false
  private prepared: { place: Place; served: Promise<Served> } | null

  /**
   * @param folder the data folder
   * @param expected which archive it will probably be: opened at once, and served once the keeper has seen that it is
   * @param open opens one of the archives
   * @param keep starts what keeps the index, and reports its state
   */
  constructor(
    private readonly folder: string,
    expected: Place,
    private readonly open: (place: Place, onState: (state: ArchiveState) => void) => Promise<Answering>,
    keep: (onState: (state: KeepingState) => void) => Keeping,
  ) {
    this.served = new Promise((resolve) => (this.resolveFirst = resolve))
    this.prepared = { place: expected, served: this.openPlace(expected) }
    this.prepared.served.catch(() => undefined)
    this.keeper = keep((state) => {
      this.keeping = state
      if (state.place !== null) this.want(state.place)
    })
  }

  /** How far the archive can answer now. */
  readiness(): Readiness {
    const { place } = this.current ?? { place: null }
    const problem = this.problem ?? this.keeping.problem
    return readinessOf(this.current?.state ?? null, { ...this.keeping, place, problem }, this.folder)
  }

  async close(): Promise<void> {
    this.isClosed = true
    await this.keeper.close()
    await this.switching
    const prepared = await this.prepared?.served.catch(() => null)
    await prepared?.archive.close()
    await this.current?.archive.close()
  }

  private want(place: Place): void {
    if (place === this.wanted) return
    this.wanted = place
    this.switching = this.switching
      .then(() => this.switchTo(place))
      .then(
        () => {
          this.problem = null
        },
        (error: unknown) => {
          this.problem = error instanceof Error ? error.message : String(error)
          this.wanted = null
          void setTimeout(reopenMs, undefined, { ref: false }).then(() => this.isClosed || this.want(place))
        },
      )
  }

  private async openPlace(place: Place): Promise<Served> {
    const served: Served = { place, archive: null as unknown as Answering, state: null }
    served.archive = await this.open(place, (state) => (served.state = state))
    return served
  }

  private async switchTo(place: Place): Promise<void> {
    if (this.isClosed) return
    const { prepared } = this
    this.prepared = null
    if (prepared !== null && prepared.place !== place)
      void prepared.served.then(({ archive }) => archive.close()).catch(() => undefined)
    const served = await (prepared?.place === place ? prepared.served : this.openPlace(place))
    const old = this.current
    if (old !== null) await this.untilIndexed(served)
    this.current = served
    this.served = Promise.resolve(served)
    this.resolveFirst(served)
    if (old !== null) void setTimeout(lastQuestionsMs, undefined, { ref: false }).then(() => old.archive.close())
  }

  /** Resolves once a build is served, or after a while without. */
  private async untilIndexed(served: Served): Promise<void> {
    for (let waited = 0; waited < firstBuildMs && !this.isClosed; waited += lookMs) {
      if (served.state !== null && served.state.indexed !== null) return
      await setTimeout(lookMs)
    }
  }

  /** @throws TimtinError `archive-unopened` when the archive cannot be opened, or has not been for long */
  private async opened(): Promise<Served> {
    if (this.current === null && this.problem === null)
      await Promise.race([this.served, setTimeout(longestWaitMs, undefined, { ref: false })])
    if (this.current !== null) return this.current
    const what = this.problem ?? 'The archive is still being opened.'
    throw new TimtinError('environment', 'archive-unopened', what, '', 'Ask again later.')
  }

  /** A service that is answered by the archive that is served when it is asked. */
  private answeredBy<Service extends object>(choose: (archive: Answering) => Service): Service {
    return new Proxy({} as Service, {
      get:
        (_, name) =>
        async (...args: unknown[]): Promise<unknown> => {
          const service = choose((await this.opened()).archive)
          const method = Reflect.get(service, name) as (...given: unknown[]) => unknown
          return Reflect.apply(method, service, args)
        },
    })
  }
}
