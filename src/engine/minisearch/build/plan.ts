import path from 'node:path'
import { articlesNamed, idOf, pagesAfter, type ArticleLog, type LoggedArticle } from '../../../article-log.js'
import { deletedShareBeforeRebuild, segmentArticles, smallSegmentsBeforeMerge } from '../format/constants.js'
import { segmentLayout } from '../format/layouts.js'
import type { Manifest, SegmentEntry } from '../format/manifest.js'
import { readSome } from '../format/section-file.js'

/** What a build will do: keep some segments, and put some articles into new ones. */
export interface Plan {
  kept: SegmentEntry[]
  /** Approximate number of articles to index. */
  toIndex: number
  removed: number
  /** The articles to index, in order. */
  articles(): AsyncIterable<LoggedArticle>
  /** Sequence number up to which the build goes. Final only when the articles have been read. */
  sequence: number
  /**
   * Latest sequence number of each article that may have been read in more than one version, or that was removed after
   * it was read. Final only when the articles have been read.
   */
  changedMeanwhile: ReadonlyMap<string, number>
}

/** Plans to index the whole log. An article that changes meanwhile appears again later in the log, and is noted. */
export async function planAll(log: ArticleLog): Promise<Plan> {
  const begun = await log.lastSequence()
  const changedMeanwhile = new Map<string, number>()
  const plan: Plan = {
    kept: [],
    toIndex: await log.count(),
    removed: 0,
    sequence: begun,
    changedMeanwhile,
    async *articles() {
      for await (const page of pagesAfter(log, 0)) {
        for (const entry of page) {
          if (entry.sequence > begun) {
            changedMeanwhile.set(idOf(entry), entry.sequence)
            plan.sequence = entry.sequence
          }
          if ('article' in entry) yield entry
        }
      }
    },
  }
  return plan
}

/**
 * Plans to bring a build up to date. Articles are read by id, each once; one that changes after the plan is made is
 * read in its new version, and again by the next build.
 */
export async function planUpdate(log: ArticleLog, folder: string, old: Manifest): Promise<Plan> {
  let { sequence } = old
  /** Whether each changed article still exists. */
  const changed = new Map<string, boolean>()
  for await (const page of pagesAfter(log, old.sequence)) {
    for (const entry of page) {
      changed.set(idOf(entry), 'article' in entry)
      sequence = entry.sequence
    }
  }
  const kept: SegmentEntry[] = []
  const moved: string[] = []
  let removed = 0
  const small = old.segments.filter((segment) => segment.articles < segmentArticles / 2).length
  for (const segment of old.segments) {
    const { ids } = await readSome(path.join(folder, segment.file), segmentLayout, ['ids'])
    const deleted = new Set(segment.deleted)
    ids.forEach((id, number) => {
      if (deleted.has(number) || !changed.has(id)) return
      deleted.add(number)
      if (changed.get(id) === false) removed++
    })
    const isWorn = deleted.size > segment.articles * deletedShareBeforeRebuild
    const isMerged = small >= smallSegmentsBeforeMerge && segment.articles < segmentArticles / 2
    if (isWorn || isMerged) ids.forEach((id, number) => deleted.has(number) || moved.push(id))
    else kept.push({ ...segment, deleted: [...deleted].sort((a, b) => a - b) })
  }
  const present = [...changed.keys()].filter((id) => changed.get(id))
  const ids = [...moved, ...present]
  return {
    kept,
    toIndex: ids.length,
    removed,
    sequence,
    changedMeanwhile: new Map(),
    articles: () => articlesNamed(log, ids),
  }
}

/** The new segments, with those articles marked as deleted that have a later entry in another new segment. */
export async function withoutReplaced(folder: string, made: SegmentEntry[], plan: Plan): Promise<SegmentEntry[]> {
  const latest = plan.changedMeanwhile
  if (latest.size === 0) return made
  const entries: SegmentEntry[] = []
  for (const entry of made) {
    const { ids, sequences } = await readSome(path.join(folder, entry.file), segmentLayout, ['ids', 'sequences'])
    const deleted = [...ids.keys()].filter(
      (number) => (latest.get(ids[number]) ?? sequences[number]) !== sequences[number],
    )
    entries.push({ ...entry, deleted })
  }
  return entries
}
