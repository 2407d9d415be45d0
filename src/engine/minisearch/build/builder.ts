import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { ArticleLog } from '../../../article-log.js'
import { TimtinError } from '../../../errors.js'
import type { Analyzer } from '../../../text/types.js'
import type { BuildProgress, BuildReport, IndexBuilder } from '../../building.js'
import { formatVersion, inlineBuildArticles } from '../format/constants.js'
import { writeLeaders } from '../format/groups.js'
import { lockIndex, type IndexLock } from './lock.js'
import { articlesOf, readManifest, writeManifest, type Manifest, type SegmentEntry } from '../format/manifest.js'
import { batchesOf, batchSize } from './batches.js'
import { asTimtinError } from './errors.js'
import { leadersIn } from './near-copies.js'
import { planAll, planUpdate, withoutReplaced, type Plan } from './plan.js'
import { inlineMaker, workerMakers, type SegmentMaker } from './segment-makers.js'

type BuildOptions = Parameters<IndexBuilder['build']>[1]

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
    if (!full && old && old.sequence === (await log.lastSequence())) {
      return {
        changed: false,
        articles: articlesOf(old),
        indexed: 0,
        removed: 0,
        milliseconds: performance.now() - started,
        generation: old.generation,
      }
    }
    const plan = full || !old ? await planAll(log) : await planUpdate(log, this.folder, old)
    const made = await withoutReplaced(this.folder, await this.makeSegments(plan, onProgress), plan)
    const segments = [...plan.kept, ...made]
    const generation = `${plan.sequence}-${randomBytes(4).toString('hex')}`
    const groups = `groups-${generation}.bin`
    await writeLeaders(this.folder, groups, await leadersIn(this.folder, segments))
    const manifest: Manifest = {
      format: formatVersion,
      fingerprint: this.analyzer.fingerprint,
      generation,
      sequence: plan.sequence,
      segments,
      groups,
      previousFiles: old ? filesOf(old) : [],
    }
    lock.assertHeld()
    await writeManifest(this.folder, manifest)
    await this.removeUnused(manifest)
    return {
      changed: true,
      articles: articlesOf(manifest),
      indexed: made.reduce((sum, { articles }) => sum + articles, 0),
      removed: plan.removed,
      milliseconds: performance.now() - started,
      generation,
    }
  }

  /** For a full build: an existing index is replaced whether readable or not. */
  private async manifestOrNull(): Promise<Manifest | null> {
    return readManifest(this.folder, this.analyzer.fingerprint).catch((error: unknown) => {
      if (error instanceof TimtinError && error.kind === 'index') return null
      throw error
    })
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
      for await (const batch of batchesOf(plan.articles(), batchSize(plan.toIndex, parallel))) {
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

  /** Removes segment and group files that belong neither to this build nor to the previous one. */
  private async removeUnused(manifest: Manifest): Promise<void> {
    const used = new Set([...manifest.previousFiles, ...filesOf(manifest)])
    for (const file of await readdir(this.folder)) {
      if (/\.(seg|bin)$/.test(file) && !used.has(file)) await rm(path.join(this.folder, file), { force: true })
    }
  }
}

const filesOf = ({ segments, groups }: Manifest) => [...segments.map(({ file }) => file), groups]
