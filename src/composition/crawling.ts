import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Clock, Config } from '../config.js'
import { crawl } from '../crawl/crawler.js'
import type { Permission } from '../crawl/fetching/guard.js'
import { openFrontier } from '../crawl/frontier/lmdb-frontier.js'
import { usualLimits, type Limits } from '../crawl/limits.js'
import { lockCrawl } from '../crawl/lock.js'
import { lookAtSite, type SiteLook } from '../crawl/looking.js'
import type { CrawlEvents, CrawlOptions, CrawlReport } from '../crawl/types.js'
import { createPageReader } from '../ingest/reading/page-reader.js'
import type { Source } from '../ingest/sources/source.js'
import { openStore, storeFolder } from '../store/article-store.js'
import { userAgentOf } from './user-agent.js'

/** How articles come into an archive from papers and portals. */

/** Folder of what the crawler knows, within an archive's data folder. */
export function crawlFolder(dataFolder: string): string {
  return path.join(dataFolder, 'crawl')
}

/** What a crawl needs besides the archive. */
export interface CrawlSettings {
  sources: readonly Source[]
  options: CrawlOptions
  /** Only finds what would be fetched: fetches no article, and keeps nothing. */
  dryRun: boolean
  clock: Clock
  /** When it aborts, the run ends within moments: what was fetched is kept. */
  signal: AbortSignal
  /** For tests, whose site is on this machine. */
  permission?: Permission
  /** For tests, which need not be polite to themselves. */
  limits?: Limits
}

/**
 * Crawls sources into an archive's store. A dry run works on a copy of what the crawler knows, and stores nothing.
 * @throws TimtinError `crawl-locked` while another process crawls for this archive, `source-malformed`, and those of
 *   `openStore`
 */
export async function crawlSources(
  config: Config,
  { sources, options, dryRun, clock, signal, permission = 'public', limits = usualLimits }: CrawlSettings,
  events: CrawlEvents = {},
): Promise<CrawlReport> {
  const reader = createPageReader(config)
  const folder = crawlFolder(config.dataFolder)
  const lock = await lockCrawl(folder)
  const userAgent = userAgentOf(config)
  const dryFolder = dryRun ? mkdtempSync(path.join(tmpdir(), 'timtin-dry-run-')) : null
  try {
    if (dryFolder !== null) await copyFrontier(folder, dryFolder)
    const frontier = openFrontier(dryFolder ?? folder)
    const store = dryRun ? null : openStore(storeFolder(config.dataFolder), { readOnly: false })
    try {
      return await crawl(
        {
          sources,
          frontier,
          archive: store,
          readPage: async ({ address, bytes, charset }) => {
            const content = { kind: 'html' as const, bytes, charset }
            const [outcome] = await reader.read([{ file: address, line: null, address, content }])
            return outcome
          },
          limits,
          permission,
          userAgent,
          clock,
          signal,
        },
        options,
        events,
      )
    } finally {
      await reader.close()
      await frontier.close()
      await store?.close()
    }
  } finally {
    if (dryFolder !== null) rmSync(dryFolder, { recursive: true, force: true })
    await lock.release()
  }
}

/**
 * Looks at a site that is to become a source, as politely as a crawl.
 * @throws TimtinError `bad-address`, `site-unreachable`
 */
export async function lookAt(
  config: Config,
  address: string,
  { clock, signal, permission = 'public', limits = usualLimits }: Omit<CrawlSettings, 'sources' | 'options' | 'dryRun'>,
): Promise<SiteLook> {
  const folder = mkdtempSync(path.join(tmpdir(), 'timtin-look-'))
  const frontier = openFrontier(folder)
  try {
    return await lookAtSite(address, { frontier, limits, permission, userAgent: userAgentOf(config), clock, signal })
  } finally {
    await frontier.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function copyFrontier(folder: string, copy: string): Promise<void> {
  const frontier = openFrontier(folder)
  await frontier.copyTo(copy)
  await frontier.close()
}
