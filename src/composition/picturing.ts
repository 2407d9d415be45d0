import { mkdirSync } from 'node:fs'
import path from 'node:path'
import PQueue from 'p-queue'
import type { Clock, Config } from '../config.js'
import type { Permission } from '../crawl/fetching/guard.js'
import { openFrontier } from '../crawl/frontier/lmdb-frontier.js'
import { usualLimits, type Limits } from '../crawl/limits.js'
import { TimtinError } from '../errors.js'
import { readArticles } from '../ingest/index.js'
import { createPageReader } from '../ingest/reading/page-reader.js'
import { takeFolder } from '../locks/folder-lock.js'
import type { Lock } from '../locks/types.js'
import { PicturesBeside } from '../media/beside.js'
import { PictureFetcher } from '../media/fetching.js'
import { Gathering, type Gathered } from '../media/gathering.js'
import { deleteDoomed, keepPicture } from '../media/keeping.js'
import { PictureMaker } from '../media/maker.js'
import { mediaFolder } from '../media/picture-files.js'
import { hasPictureTable, openPictureTable } from '../media/picture-table.js'
import { openStore, storeFolder } from '../store/article-store.js'
import { userAgentOf } from './user-agent.js'

/** How the pictures of articles come into an archive, and go. */

/** What gathering needs besides the archive. */
export interface GatheringSettings {
  clock: Clock
  /** When it aborts, the run ends within moments: what was fetched is kept. */
  signal: AbortSignal
  /** How long it waits for further articles when there is nothing to do, in milliseconds; not at all when left out. */
  linger?: number
  /** For tests, whose site is on this machine. */
  permission?: Permission
  /** For tests, which need not be polite to themselves. */
  limits?: Limits
}

/**
 * Fetches the pictures of an archive's articles that are due, and deletes those of withdrawn articles.
 * @throws TimtinError `pictures-locked` while another process fetches pictures for this archive; those of `openStore`
 */
export async function gatherPictures(
  config: Config,
  { clock, signal, linger = 0, permission = 'public', limits = usualLimits }: GatheringSettings,
): Promise<Gathered> {
  const folder = mediaFolder(config.dataFolder)
  const hostsFolder = path.join(folder, 'hosts')
  const lock = await lockPictures(hostsFolder)
  const maker = new PictureMaker()
  try {
    const log = openStore(storeFolder(config.dataFolder), { readOnly: true, evenPartly: true })
    const table = openPictureTable(folder, { readOnly: false })
    const frontier = openFrontier(hostsFolder)
    const fetcher = new PictureFetcher({
      frontier,
      limits,
      permission,
      userAgent: userAgentOf(config),
      clock,
      signal,
    })
    try {
      return await new Gathering({
        folder,
        table,
        maker,
        log,
        fetcher,
        hosts: limits.hosts,
        linger,
        clock,
        signal,
      }).run()
    } finally {
      await fetcher.close()
      await frontier.close()
      await table.close()
      await log.close()
    }
  } finally {
    await maker.close()
    await lock.release()
  }
}

/** The right to ask hosts for an archive's pictures: two processes would ask each twice as often as is polite. */
async function lockPictures(folder: string): Promise<Lock> {
  mkdirSync(folder, { recursive: true })
  const take = await takeFolder(folder)
  if ('lock' in take) return take.lock
  const what = 'Another process fetches the pictures of this archive.'
  throw new TimtinError('environment', 'pictures-locked', what, folder, 'Wait until it is done, or stop it.')
}

/** How the pictures that lie beside imported pages come in. */
export interface BesideEvents {
  /** When it aborts, the run ends after the picture that it is at. */
  signal?: AbortSignal
  onProgress?: (kept: number) => void
}

/** Pictures that are made at the same time. */
const makers = 2

/**
 * Keeps the pictures that lie beside the pages of an import.
 * @returns how many were kept, and how many cannot be
 */
export async function keepPicturesBeside(
  { dataFolder }: Pick<Config, 'dataFolder'>,
  beside: PicturesBeside,
  { signal, onProgress = () => {} }: BesideEvents = {},
): Promise<{ kept: number; refused: number }> {
  const counts = { kept: 0, refused: 0 }
  if (beside.size === 0) return counts
  const folder = mediaFolder(dataFolder)
  const table = openPictureTable(folder, { readOnly: false })
  const idle = Array.from({ length: makers }, () => new PictureMaker())
  const all = [...idle]
  const lanes = new PQueue({ concurrency: makers })
  let failure: { error: unknown } | null = null
  try {
    await table.note(beside.articles, null)
    for await (const { keys, bytes } of beside.find((key) => !table.has(key))) {
      if (signal?.aborted) break
      // No more than the makers can take is read ahead.
      await lanes.onSizeLessThan(1)
      if (failure !== null) break
      const made = lanes.add(async () => {
        const maker = idle.pop()!
        try {
          for (const key of keys) {
            const outcome = await keepPicture({ folder, table, maker }, key, bytes)
            if (outcome !== 'unwanted') counts[outcome]++
          }
          onProgress(counts.kept)
        } finally {
          idle.push(maker)
        }
      })
      made.catch((error: unknown) => (failure = { error }))
    }
    await lanes.onIdle()
    if (failure !== null) throw (failure as { error: unknown }).error
    if (counts.kept > 0) await table.publish()
    return counts
  } finally {
    await lanes.onIdle()
    for (const maker of all) await maker.close()
    await table.close()
  }
}

/** Deletes the pictures of an article that was withdrawn, unless other articles have them too. */
export async function forgetPictures({ dataFolder }: Pick<Config, 'dataFolder'>, id: string): Promise<void> {
  const folder = mediaFolder(dataFolder)
  if (!hasPictureTable(folder)) return
  const table = openPictureTable(folder, { readOnly: false })
  try {
    await table.note([{ removedId: id }], null)
    await deleteDoomed({ folder, table })
  } finally {
    await table.close()
  }
}

/** Keeps the pictures of the sample articles, which lie beside them. @param config of the sample's archive */
export async function keepSamplePictures(config: Config): Promise<void> {
  if (hasPictureTable(mediaFolder(config.dataFolder))) return
  const folder = path.join(config.projectRoot, 'data', 'sample')
  const beside = new PicturesBeside([folder])
  const reader = createPageReader(config)
  try {
    for await (const read of readArticles([folder], { reader })) if ('article' in read) beside.add(read.article, read)
  } finally {
    await reader.close()
  }
  await keepPicturesBeside(config, beside)
}
