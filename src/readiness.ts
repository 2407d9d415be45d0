/** How far a server can answer for its archive: what its parts report, and what follows for those who ask. */
import type { BuildProgress } from './engine/building.js'

/** What the archive that is served looks like from the inside. */
export interface ArchiveState {
  /** Id of the archive; null while no store is open, or when an older version made it. */
  archive: string | null
  /** Articles in the store; null when the store cannot be read. */
  stored: number | null
  /** Sequence number of the latest change in the store; null when it cannot be read. */
  storedUpTo: number | null
  /** Articles in the build that is served; null when none is. */
  indexed: number | null
  /** Sequence number up to which it goes. */
  indexedUpTo: number | null
  /** Whether parts of the build could not be read. */
  isPartial: boolean
  /** What is wrong with store or index, in English; null when nothing is. */
  problem: string | null
}

/** What the keeper of the index does. */
export interface KeepingState {
  /** Which archive is to be served; null until that is known. */
  place: 'real' | 'sample' | null
  /** The build that is running; null when none is. */
  progress: BuildProgress | null
  /** What keeps the index from following the store, or is left out of it, in English; null when nothing is. */
  problem: string | null
}

/**
 * `ready`: all of the archive can be searched. `degraded`: so it can, but something is wrong. `building`: it can be
 * searched in part or not yet. `sample`: the invented articles are served, since there are no real ones. `broken`:
 * nothing can be served, and nothing is being done about it.
 */
export type ReadyStatus = 'ready' | 'degraded' | 'building' | 'sample' | 'broken'

export interface Readiness {
  status: ReadyStatus
  /** What is wrong, in English. */
  problems: string[]
  articles: { stored: number | null; indexed: number | null }
  /** How many changes of the store are not in the index yet; null when that is not known. */
  lag: number | null
  progress: BuildProgress | null
}

/** Share of the articles that may be missing from the index while it counts as whole: the newest are on their way. */
const missingAllowed = 0.02
const fewMissing = 500

const isWhole = ({ stored, indexed, isPartial }: ArchiveState) =>
  !isPartial && indexed !== null && stored !== null && stored - indexed <= Math.max(fewMissing, stored * missingAllowed)

/**
 * @param archive null while the archive is being opened
 * @param folder the data folder: whoever reads this need not know where it is, so paths are shown from there
 */
export function readinessOf(archive: ArchiveState | null, keeping: KeepingState, folder: string): Readiness {
  const problems = [archive?.problem ?? null, keeping.problem]
  const { stored = null, indexed = null, storedUpTo = null, indexedUpTo = null } = archive ?? {}
  return {
    status: statusOf(archive, keeping),
    problems: shown(problems, folder),
    articles: { stored, indexed },
    lag: storedUpTo === null || indexedUpTo === null ? null : Math.max(0, storedUpTo - indexedUpTo),
    progress: keeping.progress,
  }
}

/** Problems, each once, with paths as seen from the data folder. */
function shown(problems: readonly (string | null)[], folder: string): string[] {
  const texts = problems.filter((problem) => problem !== null)
  return [...new Set(texts.map((text) => text.replaceAll(`${folder}/`, '').replaceAll(`${folder}:`, 'TIMTIN_DATA:')))]
}

/**
 * How far a server can answer for which other things are wrong too, which keep nobody from searching.
 * @param problems in English
 * @param folder as for `readinessOf`
 */
export function withProblems(readiness: Readiness, problems: readonly string[], folder: string): Readiness {
  if (problems.length === 0) return readiness
  const status = readiness.status === 'ready' ? 'degraded' : readiness.status
  return { ...readiness, status, problems: shown([...readiness.problems, ...problems], folder) }
}

function statusOf(archive: ArchiveState | null, { place, progress, problem }: KeepingState): ReadyStatus {
  if (place === 'sample') return 'sample'
  const isStuck = problem !== null && progress === null
  if (place === null || archive === null) return isStuck ? 'broken' : 'building'
  if (archive.stored === null) return archive.problem !== null || isStuck ? 'broken' : 'building'
  if (isWhole(archive)) return problem !== null || archive.problem !== null ? 'degraded' : 'ready'
  return isStuck && archive.indexed === null ? 'broken' : 'building'
}

/** Whether the site can answer for the real archive, if perhaps not for its newest changes. */
export const canAnswer = ({ status }: Readiness) => status === 'ready' || status === 'degraded'
