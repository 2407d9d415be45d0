/**
 * Works on an archive without rest: adds articles, corrects some, withdraws some, builds the index, makes backups. It
 * tells its parent what is done, as soon as it is done, until it is killed. Arguments: data folder, folder for backups
 * (or `-`, for no builds and backups), number to begin with, seed.
 */
import path from 'node:path'
import type { Article } from '../../src/article.js'
import { backUpArchive } from '../../src/composition/safekeeping.js'
import { buildIndex } from '../../src/composition/engines.js'
import { readConfig, systemClock, type Config } from '../../src/config.js'
import { openStoreWithVolumes, storeFolder } from '../../src/store/article-store.js'
import type { ArticleStore } from '../../src/store/types.js'
import { Random } from '../corpus/random.js'

/** What is done: articles under these versions are there, or an article is withdrawn. */
export type Done =
  { put: { id: string; version: number }[] } | { withdrawn: string } | { built: true } | { backup: string }

/** What is about to be done, and may be done or not if the process is killed. */
export type Begun = { begun: Done }

const volumeBytes = 300_000
const batchArticles = 15

/** A word that only this article has. */
export const wordOf = (id: string): string => `q${id}q`

export function restlessArticle(id: string, version: number): Article {
  return {
    id,
    url: `https://baosongla.example/tin/${id}`,
    source: 'baosongla.example',
    province: null,
    kicker: '',
    title: `Bản ${version} của tin ${id}`,
    lead: `Tin này có một từ riêng là ${wordOf(id)}.`,
    body: [`Xã Sông Lá đắp lại đoạn bờ bao số ${id}. `.repeat(5 + (Number(id) % 40))],
    captions: [],
    author: null,
    publishedAt: '2024-03-12T08:30:00+07:00',
    datePrecision: 'minute',
    dateSource: 'page',
    modifiedAt: null,
    category: null,
    keywords: [],
    views: null,
    media: [],
    agencies: [],
    relatedTitles: [],
  }
}

class Restless {
  private readonly versions = new Map<string, number>()

  constructor(
    private readonly config: Config,
    private readonly backups: string,
    private next: number,
    private readonly random: Random,
  ) {}

  async run(): Promise<never> {
    for (let round = 0; ; round++) {
      const store = openStoreWithVolumes(storeFolder(this.config.dataFolder), volumeBytes)
      for (let step = this.random.between(1, 6); step > 0; step--) await this.change(store)
      await store.close()
      if (this.backups === '-') continue
      if (round % 2 === 0) {
        await buildIndex(this.config, { full: false })
        tell({ built: true })
      } else {
        const folder = path.join(this.backups, String(systemClock()))
        await backUpArchive(this.config, folder, systemClock)
        tell({ backup: folder })
      }
    }
  }

  private async change(store: ArticleStore): Promise<void> {
    const known = [...this.versions.keys()]
    if (known.length > 0 && this.random.chance(0.2)) {
      const withdrawn = this.random.pick(known)
      this.versions.delete(withdrawn)
      tell({ begun: { withdrawn } })
      await store.withdraw(withdrawn, { at: '2026-11-30T09:00:00+07:00', reason: 'Đăng nhầm' })
      tell({ withdrawn })
    } else if (known.length > 0 && this.random.chance(0.3)) {
      await this.put(store, [this.random.pick(known)])
    } else {
      await this.put(
        store,
        Array.from({ length: batchArticles }, () => String(this.next++)),
      )
    }
  }

  private async put(store: ArticleStore, ids: string[]): Promise<void> {
    const put = ids.map((id) => ({ id, version: (this.versions.get(id) ?? 0) + 1 }))
    tell({ begun: { put } })
    await store.put(put.map(({ id, version }) => restlessArticle(id, version)))
    for (const { id, version } of put) this.versions.set(id, version)
    tell({ put })
  }
}

function tell(what: Done | Begun): void {
  process.send!(what)
}

if (process.send !== undefined && process.argv[1].endsWith('restless.js')) {
  const [dataFolder, backups, next, seed] = process.argv.slice(2)
  process.once('disconnect', () => process.exit())
  await new Restless({ ...readConfig(), dataFolder }, backups, Number(next), new Random(Number(seed))).run()
}
