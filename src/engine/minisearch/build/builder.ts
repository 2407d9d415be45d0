import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Article } from '../../../article.js'
import { TimtinError } from '../../../errors.js'
import type { Analyzer } from '../../../text/types.js'
import type { ArticleLog, BuildProgress, BuildReport, IndexBuilder } from '../../building.js'
import {
  deletedShareBeforeRebuild,
  formatVersion,
  inlineBuildArticles,
  segmentArticles,
  segmentCharacters,
  smallSegmentsBeforeMerge,
} from '../format/constants.js'
import { lockIndex, type IndexLock } from './lock.js'
import { articlesOf, readManifest, writeManifest, type Manifest, type SegmentEntry } from '../format/manifest.js'
import { inlineMaker, workerMakers, type SegmentMaker } from './segment-makers.js'
import { loadIds } from '../format/segment.js'

type BuildOptions = Parameters<IndexBuilder['build']>[1]

/** What a build will do: keep these segments, put these articles into new ones. */
interface Plan {
  kept: SegmentEntry[]
  /** Articles of the log to index, in order. */
  articles: () => Iterable<Article>
  toIndex: number
  removed: number
}

/** Builds the index of an archive in a folder, segment by segment. */
export class MinisearchBuilder implements IndexBuilder {
  constructor(
    private readonly folder: string,
    private readonly analyzer: Analyzer,
    private readonly projectRoot: string,
  ) {}

  async build(log: ArticleLog, options: BuildOptions): Promise<BuildReport> {
    const started = performance.now()
    try {
      await mkdir(this.folder, { recursive: true })
      const lock = await lockIndex(this.folder)
      try {
        return await this.buildLocked(log, options, started, lock)
      } finally {
        await lock.release()
      }
    } catch (error) {
      throw asTimtinError(error, this.folder)
    }
  }

  private async buildLocked(
    log: ArticleLog,
    { full, onProgress }: BuildOptions,
    started: number,
    lock: IndexLock,
  ): Promise<BuildReport> {
    const old = full ? await this.manifestOrNull() : await readManifest(this.folder, this.analyzer.fingerprint)
    const sequence = log.lastSequence()
    if (!full && old && old.sequence === sequence) {
      return {
        changed: false,
        articles: articlesOf(old),
        indexed: 0,
        removed: 0,
        milliseconds: performance.now() - started,
        generation: old.generation,
      }
    }
    const plan = full || !old ? planAll(log) : await this.planUpdate(log, old)
    const made = await this.makeSegments(plan, onProgress)
    const manifest: Manifest = {
      format: formatVersion,
      fingerprint: this.analyzer.fingerprint,
      generation: `${sequence}-${randomBytes(4).toString('hex')}`,
      sequence,
      segments: [...plan.kept, ...made],
      previousFiles: old ? old.segments.map((segment) => segment.file) : [],
    }
    lock.assertHeld()
    await writeManifest(this.folder, manifest)
    await this.removeUnused(manifest)
    return {
      changed: true,
      articles: articlesOf(manifest),
      indexed: plan.toIndex,
      removed: plan.removed,
      milliseconds: performance.now() - started,
      generation: manifest.generation,
    }
  }

  /** For a full build whatever stands there is replaced, readable or not. */
  private async manifestOrNull(): Promise<Manifest | null> {
    return readManifest(this.folder, this.analyzer.fingerprint).catch((error: unknown) => {
      if (error instanceof TimtinError && error.kind === 'index') return null
      throw error
    })
  }

  private async planUpdate(log: ArticleLog, old: Manifest): Promise<Plan> {
    const changed = new Set<string>()
    const present = new Set<string>()
    for (const entry of log.entriesAfter(old.sequence)) {
      const id = 'article' in entry ? entry.article.id : entry.removedId
      changed.add(id)
      if ('article' in entry) present.add(id)
    }
    const kept: SegmentEntry[] = []
    const moved: string[] = []
    let removed = 0
    const small = old.segments.filter((segment) => segment.articles < segmentArticles / 2).length
    for (const segment of old.segments) {
      const ids = await loadIds(this.folder, segment.file)
      const deleted = new Set(segment.deleted)
      ids.forEach((id, number) => {
        if (deleted.has(number) || !changed.has(id)) return
        deleted.add(number)
        if (!present.has(id)) removed++
      })
      const isWorn = deleted.size > segment.articles * deletedShareBeforeRebuild
      const isMerged = small >= smallSegmentsBeforeMerge && segment.articles < segmentArticles / 2
      if (isWorn || isMerged) ids.forEach((id, number) => deleted.has(number) || moved.push(id))
      else kept.push({ ...segment, deleted: [...deleted].sort((a, b) => a - b) })
    }
    return {
      kept,
      toIndex: moved.length + present.size,
      removed,
      *articles() {
        for (const id of [...moved, ...present]) {
          const article = log.article(id)
          if (article) yield article
        }
      },
    }
  }

  private async makeSegments(plan: Plan, onProgress?: (progress: BuildProgress) => void): Promise<SegmentEntry[]> {
    const isSmall = plan.toIndex < inlineBuildArticles
    const maker: SegmentMaker & { parallel?: number } = isSmall
      ? inlineMaker(this.folder, this.analyzer)
      : workerMakers(this.folder, this.projectRoot)
    const parallel = maker.parallel ?? 1
    const made: SegmentEntry[] = []
    const running = new Set<Promise<void>>()
    let done = 0
    const onAdded = (articles: number) => {
      done += articles
      onProgress?.({ done, total: plan.toIndex })
    }
    try {
      for (const batch of batches(plan.articles(), batchSize(plan.toIndex, parallel))) {
        const entry: SegmentEntry = {
          file: `${randomBytes(8).toString('hex')}.seg`,
          articles: batch.length,
          deleted: [],
        }
        made.push(entry)
        const job: Promise<void> = maker.make(batch, entry.file, onAdded).finally(() => running.delete(job))
        running.add(job)
        if (running.size >= parallel) await Promise.race(running)
      }
      await Promise.all(running)
    } catch (error) {
      await Promise.allSettled(running)
      await Promise.all(made.map((entry) => rm(path.join(this.folder, entry.file), { force: true })))
      throw error
    } finally {
      await maker.close()
    }
    return made
  }

  /** Removes segment files that neither this build nor the one before it names. */
  private async removeUnused(manifest: Manifest): Promise<void> {
    const used = new Set([...manifest.previousFiles, ...manifest.segments.map((segment) => segment.file)])
    for (const file of await readdir(this.folder)) {
      if (file.endsWith('.seg') && !used.has(file)) await rm(path.join(this.folder, file), { force: true })
    }
  }
}

function planAll(log: ArticleLog): Plan {
  return {
    kept: [],
    toIndex: log.count(),
    removed: 0,
    *articles() {
      for (const entry of log.entriesAfter(0)) if ('article' in entry) yield entry.article
    },
  }
}

/** Full segments, but of even size, so that all workers end at the same time. */
function batchSize(articles: number, parallel: number): number {
  const segments = Math.max(1, Math.ceil(articles / segmentArticles))
  const rounds = Math.ceil(segments / parallel)
  return articles < inlineBuildArticles ? segmentArticles : Math.ceil(articles / (rounds * parallel))
}

function charactersOf(article: Article): number {
  return article.body.reduce((sum, paragraph) => sum + paragraph.length, article.title.length + article.lead.length)
}

function* batches(articles: Iterable<Article>, size: number): Iterable<Article[]> {
  let batch: Article[] = []
  let characters = 0
  for (const article of articles) {
    batch.push(article)
    characters += charactersOf(article)
    if (batch.length === size || characters > segmentCharacters) {
      yield batch
      batch = []
      characters = 0
    }
  }
  if (batch.length > 0) yield batch
}

function asTimtinError(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (error instanceof TimtinError) return error
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new TimtinError(
      'environment',
      'disk-full',
      'The disk is full; the index that was there is still in place.',
      folder,
      'Free some space and build again.',
      { cause: error },
    )
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM' || code === 'ENOTDIR' || code === 'EEXIST') {
    return new TimtinError(
      'environment',
      'index-unwritable',
      `The index folder cannot be written (${code}).`,
      folder,
      'Give the user who runs this the right to write there.',
      { cause: error },
    )
  }
  return error
}
