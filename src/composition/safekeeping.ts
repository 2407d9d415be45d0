import { copyAlerts } from '../alerts/storage/copy.js'
import { articlesIn, pagesAfter, type DamagedArticle } from '../article-log.js'
import type { Article } from '../article.js'
import type { Clock, Config } from '../config.js'
import { TimtinError } from '../errors.js'
import { copyPictures } from '../media/copy.js'
import { openStore, storeFolder } from '../store/article-store.js'
import { backUp, restore, type KeptBeside, type Manifest, type Restored } from '../store/backup.js'
import { verifyStore, type StoreReport } from '../store/verify.js'
import { isoTime } from '../text/dates.js'
import { loadCommon, engineOf, buildIndex } from './engines.js'
import { openPublicStore } from './site.js'

/** How an archive is backed up, restored, checked and exported. */

const alerts: KeptBeside = { folder: 'alerts', isPrivate: true, copy: copyAlerts }
const pictures: KeptBeside = { folder: 'media', isPrivate: false, copy: copyPictures }

/**
 * Makes a backup of an archive's store, pictures and followers, and of what its operator keeps, while others read and write.
 * @throws TimtinError as `backUp` does
 */
export function backUpArchive({ dataFolder }: Config, folder: string, clock: Clock): Promise<Manifest> {
  return backUp(dataFolder, folder, isoTime(clock()), { before: [alerts], after: [pictures] })
}

/** Puts a backup in the place of an archive's store. @throws TimtinError as `restore` does */
export function restoreArchive(
  { dataFolder }: Config,
  folder: string,
  options: { replace: boolean; evenDamaged: boolean },
): Promise<Restored> {
  return restore(folder, dataFolder, { ...options, beside: [alerts, pictures] })
}

/** What `verifyArchive` found. */
export interface ArchiveReport {
  store: StoreReport
  /** What is wrong with the index, in English; null when nothing is. */
  index: string | null
  /** How many changes of the store a sound index does not have yet. */
  lag: number
  /** Whether the index was built anew. */
  isRepaired: boolean
}

/**
 * Checks an archive's store, and its index against the store.
 * @param options.repair builds the index anew when something is wrong with it; the store is never changed
 * @throws TimtinError those of `verifyStore` and `buildIndex`
 */
export async function verifyArchive(
  config: Config,
  { repair, onProgress }: { repair: boolean; onProgress: (entries: number, total: number) => void },
): Promise<ArchiveReport> {
  const store = await verifyStore(storeFolder(config.dataFolder), onProgress)
  // Nothing can be said about the index of a store that is not sound as a whole.
  const isSound = store.faults.length === store.damaged
  const { fault: index, lag } = isSound ? await compareIndex(config, store.damaged) : { fault: null, lag: 0 }
  const isRepaired = index !== null && repair
  if (isRepaired) await buildIndex(config, { full: true })
  return { store, index, lag, isRepaired }
}

/**
 * An index that ends earlier in the log than the store lags behind, which is no fault: while articles come in, it always
 * does.
 * @param damaged articles of the store that no index can have
 */
async function compareIndex(config: Config, damaged: number): Promise<{ fault: string | null; lag: number }> {
  const store = openPublicStore(config)
  try {
    const { engine } = await engineOf(config, loadCommon(config)).open(store)
    const { articles, sequence } = await engine.status()
    await engine.close()
    const stored = (await store.count()) - damaged
    let lag = 0
    for await (const page of pagesAfter(store, sequence)) lag += page.length
    // Each change that it lacks makes a difference of one article at most.
    const isSound = sequence <= (await store.lastSequence()) && Math.abs(stored - articles) <= lag
    return { fault: isSound ? null : `The index has ${articles} articles, and the store ${stored}.`, lag }
  } catch (error) {
    if (!(error instanceof TimtinError) || error.kind === 'internal') throw error
    return { fault: error.message, lag: 0 }
  } finally {
    await store.close()
  }
}

/**
 * All articles of an archive, in the order of their last change, as records that another archive takes in. One that
 * changes meanwhile can come twice, its latest version last.
 * @param onDamaged called for articles that are left out because they cannot be read
 * @throws TimtinError those of `openStore`
 */
export async function* exportArticles(
  config: Config,
  onDamaged: (damaged: DamagedArticle) => void,
): AsyncGenerator<Article> {
  const store = openStore(storeFolder(config.dataFolder), { readOnly: true })
  try {
    for await (const { article } of articlesIn(store, onDamaged)) yield article
  } finally {
    await store.close()
  }
}
