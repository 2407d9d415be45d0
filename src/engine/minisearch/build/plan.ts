import { idOf, pagesAfter, type ArticleLog } from '../../../article-log.js'
import { deletedShareBeforeRebuild, mergedAtOnce, segmentArticles } from '../format/constants.js'
import type { Built, BuiltSegment } from './built.js'

/** What a build will do, once what the log no longer has is deleted from the index. */
export interface Plan {
  /** The articles to index, in the order of the log, each with its sequence number. */
  toIndex: { id: string; sequence: number }[]
  /** How many articles were deleted that the log no longer has. */
  removed: number
  /** Whether the index differs from the log. */
  isNeeded: boolean
  /** Sequence number up to which the build goes. */
  sequence: number
}

/**
 * The latest change of each article after a sequence number: its sequence number, and whether it still exists and can be
 * read. Which cannot is noted.
 */
async function changesAfter(log: ArticleLog, { damaged }: Built, sequence: number) {
  const changes = new Map<string, { sequence: number; exists: boolean }>()
  let last = sequence
  for await (const page of pagesAfter(log, sequence)) {
    for (const entry of page) {
      damaged.delete(idOf(entry))
      if ('damagedId' in entry) damaged.set(entry.damagedId, entry)
      changes.set(idOf(entry), { sequence: entry.sequence, exists: 'article' in entry })
      last = entry.sequence
    }
  }
  return { changes, last }
}

const inLogOrder = (toIndex: Plan['toIndex']) => toIndex.sort((a, b) => a.sequence - b.sequence)

/**
 * Compares the whole index with the whole log: what lacks in the index, or is there in another version than in the log,
 * is indexed, and what the log does not have is deleted. So it mends an index that lost segments or belongs to another
 * log.
 */
export async function planComparison(log: ArticleLog, built: Built): Promise<Plan> {
  const { changes, last } = await changesAfter(log, built, 0)
  let removed = 0
  let isNeeded = false
  for (const [id, { segment, document }] of [...built.places]) {
    const logged = changes.get(id)
    const sequence = segment.sequences[document]
    if (logged?.exists === true && logged.sequence === sequence) changes.delete(id)
    // An older version stays until the new one takes its place.
    else if (logged?.exists !== true || logged.sequence < sequence) {
      built.delete(id)
      isNeeded = true
      if (logged?.exists !== true) removed++
    }
  }
  const toIndex = [...changes].flatMap(([id, { sequence, exists }]) => (exists ? [{ id, sequence }] : []))
  return { toIndex: inLogOrder(toIndex), removed, isNeeded: isNeeded || toIndex.length > 0, sequence: last }
}

/** Plans to index what changed in the log after a sequence number. */
export async function planUpdate(log: ArticleLog, built: Built, after: number): Promise<Plan> {
  const { changes, last } = await changesAfter(log, built, after)
  let removed = 0
  const toIndex: Plan['toIndex'] = []
  for (const [id, { sequence, exists }] of changes) {
    if (!exists) {
      if (built.delete(id)) removed++
      continue
    }
    const place = built.places.get(id)
    // An article that changed during the last build has been read in its new version already.
    if (place?.segment.sequences[place.document] !== sequence) toIndex.push({ id, sequence })
  }
  return { toIndex: inLogOrder(toIndex), removed, isNeeded: last !== after, sequence: last }
}

const liveOf = ({ articles, deleted }: BuiltSegment) => articles - deleted.size

/** Which power of `mergedAtOnce` a number of articles reaches. */
const tierOf = (articles: number) => Math.floor(Math.log(Math.max(1, articles)) / Math.log(mergedAtOnce))

/**
 * Segments that had better be made into one: so many of about one size that every search pays for them, or one of which
 * much has been deleted. Because only segments of about one size are merged, an article is indexed again a few times at
 * most, however small the builds are.
 */
export function segmentsToMerge(segments: readonly BuiltSegment[]): BuiltSegment[] {
  const tiers = new Map<number, BuiltSegment[]>()
  for (const segment of segments) {
    if (segment.deleted.size > segment.articles * deletedShareBeforeRebuild) return [segment]
    if (liveOf(segment) >= segmentArticles / 2) continue
    const tier = tiers.get(tierOf(liveOf(segment))) ?? []
    tier.push(segment)
    tiers.set(tierOf(liveOf(segment)), tier)
  }
  const full = [...tiers.values()].find((tier) => tier.length >= mergedAtOnce)
  if (full === undefined) return []
  let articles = 0
  return full.filter((segment) => (articles += liveOf(segment)) <= segmentArticles)
}
