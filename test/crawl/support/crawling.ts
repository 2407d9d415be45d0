import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { crawlSources } from '../../../src/composition/crawling.js'
import { readConfig, systemClock, type Config } from '../../../src/config.js'
import { usualLimits, type Limits } from '../../../src/crawl/limits.js'
import type { CrawlOptions, CrawlReport, OutcomeRecord } from '../../../src/crawl/types.js'
import type { SourceFile } from '../../../src/ingest/sources/source-file.js'
import { loadSources } from '../../../src/source-files.js'
import { openStore, storeFolder } from '../../../src/store/article-store.js'
import type { ArticleStore } from '../../../src/store/types.js'
import { folderWith } from '../../support/folders.js'
import { NewsSite } from '../../support/news-site.js'

/** Limits for a site on this machine: no politeness, and little patience. */
export const quickLimits: Limits = {
  ...usualLimits,
  delay: 0,
  connectTimeout: 1000,
  idleTimeout: 400,
  requestTimeout: 3000,
  rest: 60_000,
  pageBytes: 2 << 20,
  sitemapBytes: 4 << 20,
}

export interface CrawlResult {
  report: CrawlReport
  records: OutcomeRecord[]
  planned: string[]
}

/** A test site, and an archive that has it as its source `thu`. */
export class Newsroom {
  /** Added to the system's clock. */
  later = 0

  private constructor(
    readonly site: NewsSite,
    readonly config: Config,
  ) {}

  static async open(stated: Partial<SourceFile> = {}): Promise<Newsroom> {
    const site = new NewsSite()
    await site.listen()
    onTestFinished(() => site.close())
    const dataFolder = await folderWith({})
    const newsroom = new Newsroom(site, readConfig({ TIMTIN_DATA: dataFolder }))
    await newsroom.describe(stated)
    return newsroom
  }

  /** Writes the file of the source. */
  async describe(stated: Partial<SourceFile>): Promise<void> {
    const folder = path.join(this.config.dataFolder, 'sources')
    await mkdir(folder, { recursive: true })
    const source: SourceFile = {
      name: 'Báo Thử',
      province: 'Hà Nam',
      hosts: ['127.0.0.1'],
      sections: [`${this.site.origin}/`],
      siteId: '-(\\d+)\\.html$',
      selectors: { title: 'h1.tieu-de', body: '.noi-dung' },
      ...stated,
    }
    await writeFile(path.join(folder, 'thu.json'), JSON.stringify(source))
  }

  async crawl(
    options: Partial<CrawlOptions> & { dryRun?: boolean; limits?: Partial<Limits>; signal?: AbortSignal } = {},
  ): Promise<CrawlResult> {
    const { dryRun = false, limits = {}, signal = new AbortController().signal, ...others } = options
    const records: OutcomeRecord[] = []
    const planned: string[] = []
    const report = await crawlSources(
      this.config,
      {
        sources: loadSources(this.config.dataFolder).sources.all.filter(({ id }) => id === 'thu'),
        options: { since: null, max: Infinity, ...others },
        dryRun,
        clock: () => systemClock() + this.later,
        signal,
        permission: 'public-and-loopback',
        limits: { ...quickLimits, ...limits },
      },
      { outcome: (record) => records.push(record), planned: (address) => planned.push(address) },
    )
    return { report, records, planned }
  }

  /** Asks the archive's store. */
  async stored<T>(question: (store: ArticleStore) => T | Promise<T>): Promise<T> {
    const store = openStore(storeFolder(this.config.dataFolder), { readOnly: false })
    try {
      return await question(store)
    } finally {
      await store.close()
    }
  }

  count(): Promise<number> {
    return this.stored((store) => store.count())
  }
}
