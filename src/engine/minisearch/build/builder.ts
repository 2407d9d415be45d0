import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { articlesNamed, type ArticleLog } from '../../../article-log.js'
import { TimtinError } from '../../../errors.js'
import type { Analyzer } from '../../../text/types.js'
import type { BuildOptions, BuildReport, IndexBuilder } from '../../building.js'
import { firstPartArticles, formatVersion, inlineBuildArticles, segmentArticles } from '../format/constants.js'
import { writeLeaders } from '../format/groups.js'
import { lockIndex, type IndexLock } from './lock.js'
import {
  articlesOf,
  manifestFile,
  readManifest,
  writeManifest,
  type Manifest,
  type SegmentEntry,
} from '../format/manifest.js'
import { batchesOf, batchSize } from './batches.js'
import { Built } from './built.js'
import { asTimtinError } from './errors.js'
import { planComparison, planUpdate, segmentsToMerge, type Plan } from './plan.js'
import { inlineMaker, workerMakers, type SegmentMaker } from './segment-makers.js'

/** Texts that no article has any more and that are kept at most, besides as many as there are articles. */
const leftTextsKept = 1000

/** The index as a builder last published it. */
interface Known {
  built: Built
  manifest: Manifest
}

/** What a build works on, and with. */
interface Work {
  log: ArticleLog
  built: Built
  /** The manifest in place; null when there is none that can be used. */
  old: Manifest | null
  lock: IndexLock
}

/**
 * Builds the index of an archive in a folder, segment by segment. The first build compares the whole index with the
 * whole log, and mends what is damaged; later builds by the same builder do only what changed.
 */
export class MinisearchBuilder implements IndexBuilder {
  private known: Known | null = null
  /** Bytes of the files of the index after the last build, by name, and which build it was. */
  private left: { generation: string; bytes: Map<string, number | null> } | null = null

  constructor(
    private readonly folder: string,
    private readonly analyzer: Analyzer,
    private readonly projectRoot: string,
  ) {}

  async build(log: ArticleLog, options: BuildOptions): Promise<BuildReport> {
    const started = performance.now()
    const { known } = this
    try {
      await mkdir(this.folder, { recursive: true })
      const lock = await lockIndex(this.folder)
      // Until it has succeeded, what is known may differ from what is published.
      this.known = null
      try {
        const { manifest, ...report } = await this.buildLocked(log, options, known, lock)
        this.left = await this.filesNow(manifest)
        return { ...report, milliseconds: performance.now() - started }
      } finally {
        await lock.release()
      }
    } catch (error) {
      throw asTimtinError(error, this.folder)
    }
  }

  private async buildLocked(
    log: ArticleLog,
    { full, renew = false, onProgress }: BuildOptions,
    known: Known | null,
    lock: IndexLock,
  ): Promise<Omit<BuildReport, 'milliseconds'> & { manifest: Manifest }> {
    const old = full ? await this.manifestOrNull() : await readManifest(this.folder, this.analyzer.fingerprint)
    // A log that ends before the index is another one, or has been set back: numbers then say nothing.
    const isOfAnother = old !== null && old.sequence > (await log.lastSequence())
    const isUpdate = !full && known !== null && old?.generation === known.manifest.generation && !isOfAnother
    const built = isUpdate ? known.built : new Built(this.folder)
    const damaged = isUpdate || full || old === null || isOfAnother ? [] : await built.read(old)
    const plan = isUpdate ? await planUpdate(log, built, old.sequence) : await planComparison(log, built)
    const isCurrent = old !== null && old.sequence === plan.sequence && damaged.length === 0 && !plan.isNeeded
    if (isCurrent && !full && !renew) {
      this.known = { built, manifest: old }
      const { generation } = old
      const damaged = [...built.damaged.values()]
      return { changed: false, articles: articlesOf(old), indexed: 0, removed: 0, damaged, generation, manifest: old }
    }
    // A sound build that is replaced as a whole goes on being served until all of the new one is there.
    const isWhole = full && old !== null && !isOfAnother
    const work: Work = { log, built, old, lock }
    const { indexed, manifest: first } = await this.index(work, plan, isWhole, onProgress)
    const manifest = await this.merge({ ...work, old: first }, first)
    const isWorn = built.leftTexts > built.places.size + leftTextsKept
    this.known = isWorn ? null : { built, manifest }
    const { generation } = manifest
    const unread = [...built.damaged.values()]
    const { removed } = plan
    return { changed: true, articles: articlesOf(manifest), indexed, removed, damaged: unread, generation, manifest }
  }

  async isWhole(): Promise<boolean> {
    if (this.left === null || isDeepStrictEqual(await this.bytesOf([...this.left.bytes.keys()]), this.left.bytes))
      return true
    const manifest = await this.manifestOrNull().catch(() => null)
    if (manifest === null || manifest.generation === this.left.generation) return false
    // Another process has built meanwhile.
    this.left = await this.filesNow(manifest)
    return ![...this.left.bytes.values()].includes(null)
  }

  private async filesNow(manifest: Manifest): Promise<NonNullable<MinisearchBuilder['left']>> {
    return { generation: manifest.generation, bytes: await this.bytesOf([manifestFile, ...filesOf(manifest)]) }
  }

  /** Bytes of files of the index, by name; null for one that is not there. */
  private async bytesOf(files: readonly string[]): Promise<Map<string, number | null>> {
    const bytesOf = (file: string) =>
      stat(path.join(this.folder, file)).then(
        ({ size }) => size,
        () => null,
      )
    return new Map(await Promise.all(files.map(async (file) => [file, await bytesOf(file)] as const)))
  }

  /** For a full build: an existing index is replaced whether readable or not. */
  private async manifestOrNull(): Promise<Manifest | null> {
    return readManifest(this.folder, this.analyzer.fingerprint).catch((error: unknown) => {
      if (error instanceof TimtinError && error.kind === 'index') return null
      throw error
    })
  }

  /**
   * Indexes what a plan says, and publishes it part by part, so that a large archive can soon be searched in part.
   * @param isWhole whether nothing is to be published before all is done
   */
  private async index(
    work: Work,
    { toIndex, sequence }: Plan,
    isWhole: boolean,
    onProgress: BuildOptions['onProgress'],
  ): Promise<{ indexed: number; manifest: Manifest }> {
    const maker = this.makerFor(toIndex.length)
    let manifest: Manifest | null = work.old
    let indexed = 0
    try {
      let done = 0
      for (const part of isWhole ? [toIndex] : partsOf(toIndex, maker.parallel)) {
        const made = await this.makeSegments(work, part, maker, (articles) => {
          done += articles
          onProgress?.({ done, total: toIndex.length })
        })
        for (const entry of made) await work.built.add(entry)
        indexed += made.reduce((sum, { articles }) => sum + articles, 0)
        const next = toIndex[toIndex.indexOf(part[part.length - 1]) + 1]
        manifest = await this.publish({ ...work, old: manifest }, next === undefined ? sequence : next.sequence - 1)
      }
      return { indexed, manifest: manifest! }
    } finally {
      await maker.close()
    }
  }

  /** Makes several segments into one if it is time to. @returns the manifest that is in place then */
  private async merge(work: Work, manifest: Manifest): Promise<Manifest> {
    const worn = segmentsToMerge(work.built.segments)
    if (worn.length === 0) return manifest
    const toIndex = worn.flatMap(({ ids, sequences, deleted }) =>
      ids.flatMap((id, document) => (deleted.has(document) ? [] : [{ id, sequence: sequences[document] }])),
    )
    const maker = this.makerFor(toIndex.length)
    try {
      for (const entry of await this.makeSegments(work, toIndex, maker)) await work.built.add(entry)
      return await this.publish(work, manifest.sequence)
    } finally {
      await maker.close()
    }
  }

  private makerFor(articles: number): SegmentMaker & { parallel: number } {
    return articles < inlineBuildArticles
      ? { ...inlineMaker(this.folder, this.analyzer), parallel: 1 }
      : workerMakers(this.folder, this.projectRoot)
  }

  private async makeSegments(
    { log, built }: Work,
    toIndex: Plan['toIndex'],
    maker: SegmentMaker & { parallel: number },
    onAdded: (articles: number) => void = () => {},
  ): Promise<SegmentEntry[]> {
    const { parallel } = maker
    const made: SegmentEntry[] = []
    const running = new Set<Promise<void>>()
    const articles = articlesNamed(
      log,
      toIndex.map(({ id }) => id),
      (damaged) => built.leaveOut(damaged),
    )
    try {
      for await (const batch of batchesOf(articles, batchSize(toIndex.length, parallel))) {
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
    }
    return made
  }

  /** Switches to what has been built. */
  private async publish({ built, old, lock }: Work, sequence: number): Promise<Manifest> {
    built.forgetEmpty()
    const generation = `${sequence}-${randomBytes(4).toString('hex')}`
    const groups = `groups-${generation}.bin`
    await writeLeaders(this.folder, groups, built.leadersOf())
    const manifest: Manifest = {
      format: formatVersion,
      fingerprint: this.analyzer.fingerprint,
      generation,
      sequence,
      segments: built.entries(),
      groups,
      previousFiles: old ? filesOf(old) : [],
    }
    lock.assertHeld()
    await writeManifest(this.folder, manifest)
    await this.removeUnused(manifest)
    return manifest
  }

  /** Removes segment and group files that belong neither to this build nor to the previous one. */
  private async removeUnused(manifest: Manifest): Promise<void> {
    const used = new Set([...manifest.previousFiles, ...filesOf(manifest)])
    for (const file of await readdir(this.folder)) {
      if (/\.(seg|bin)$/.test(file) && !used.has(file)) await rm(path.join(this.folder, file), { force: true })
    }
  }
}

/** The parts in which a build is published: at least one, a small one first. */
function* partsOf(toIndex: Plan['toIndex'], parallel: number): Generator<Plan['toIndex']> {
  let from = toIndex.length > inlineBuildArticles ? firstPartArticles : toIndex.length
  yield toIndex.slice(0, from)
  for (; from < toIndex.length; from += parallel * segmentArticles)
    yield toIndex.slice(from, from + parallel * segmentArticles)
}

const filesOf = ({ segments, groups }: Manifest) => [...segments.map(({ file }) => file), groups]
