import path from 'node:path'
import type { Article } from './article.js'
import { articlesIn } from './article-log.js'
import type { Clock, Config } from './config.js'
import type { BuildProgress, BuildReport } from './engine/building.js'
import type { EngineFactory, EngineHealth } from './engine/factory.js'
import { memory } from './engine/memory/factory.js'
import { minisearch } from './engine/minisearch/factory.js'
import { EditorialFiles } from './editorial-files.js'
import { TimtinError } from './errors.js'
import type { Gazetteer } from './gazetteer/types.js'
import { loadGazetteer } from './gazetteer-files.js'
import { correctedByFields, correctedByWhole, wholeRecord } from './ingest/correction.js'
import { readArticles } from './ingest/index.js'
import { RejectedRecord } from './ingest/rejection.js'
import { loadLexica } from './lexica.js'
import { idOfArticle } from './search/article/address.js'
import { createDeskService } from './search/desk/service.js'
import type { DeskService } from './search/desk/types.js'
import { lineageGroups } from './search/finding/lineage.js'
import { withLists } from './search/finding/listing.js'
import { answerQuestions } from './search/service.js'
import type { SearchService } from './search/types.js'
import { openStore, requireStore, storeFolder } from './store/article-store.js'
import { backUp, restore, type Manifest } from './store/backup.js'
import type { ArticleStore, CorrectionOutcome } from './store/types.js'
import { verifyStore, type StoreReport } from './store/verify.js'
import { ingest, type IngestOptions, type IngestReport } from './ingest/taking-in.js'
import { cleanText } from './text/clean.js'
import { isoTime } from './text/dates.js'
import { createAnalyzer } from './text/index.js'
import type { Analyzer, Lexica } from './text/types.js'
import { ArchiveWorker } from './worker/archive-worker.js'
import type { Services } from './worker/messages.js'

/**
 * The composition root: the one place that knows which adapter stands behind which port.
 */

/** Everything that answers questions about one archive. */
export interface Archive {
  search: SearchService
  desk: DeskService
  gazetteer: Gazetteer
  close(): Promise<void>
}

/** Folder of the index within an archive's data folder. */
export function indexFolder(dataFolder: string): string {
  return path.join(dataFolder, 'index')
}

/** An archive open in the calling thread. */
interface ArchiveHere {
  services: Services
  gazetteer: Gazetteer
  /**
   * Switches to a newer build if there is one.
   * @throws TimtinError `index-stale`, `index-damaged`; the old build stays open
   */
  refresh(): Promise<boolean>
  /**
   * Reads the operator's lists again if they have changed.
   * @throws TimtinError `list-malformed`, `list-unreadable`, once for each change; the old list stays in use
   */
  refreshLists(): Promise<void>
  close(): Promise<void>
}

/** What all engines of an archive share. */
interface Common {
  lexica: Lexica
  analyzer: Analyzer
  gazetteer: Gazetteer
}

function loadCommon({ projectRoot }: Config): Common {
  const lexica = loadLexica(projectRoot)
  return { lexica, analyzer: createAnalyzer(lexica), gazetteer: loadGazetteer(projectRoot) }
}

/** The engine that the configuration names. */
function engineOf({ engine, dataFolder, projectRoot }: Config, { analyzer, gazetteer }: Common): EngineFactory {
  const groups = lineageGroups(gazetteer)
  switch (engine) {
    case 'minisearch':
      return minisearch(indexFolder(dataFolder), projectRoot, analyzer, groups)
    case 'memory':
      return memory(analyzer, groups)
  }
}

/** Opens the store and index of an archive for reading. @throws TimtinError as `openArchive` does */
export async function openArchiveHere(config: Config, clock: Clock): Promise<ArchiveHere> {
  const common = loadCommon(config)
  const { lexica, analyzer, gazetteer } = common
  const files = await EditorialFiles.open(config.projectRoot, config.dataFolder, analyzer)
  const lists = () => files.current
  const store = openStore(storeFolder(config.dataFolder), { readOnly: true })
  const { engine, vocabulary, refresh } = await engineOf(config, common)
    .open(store)
    .catch(async (error: unknown) => {
      await store.close()
      throw error
    })
  const { abbreviations } = lexica
  return {
    services: {
      search: answerQuestions({
        engine,
        vocabulary,
        store,
        log: store,
        gazetteer,
        analyzer,
        abbreviations,
        lists,
        clock,
      }),
      desk: createDeskService({ engine, vocabulary, store, gazetteer, analyzer }),
    },
    gazetteer,
    refresh,
    refreshLists: () => files.refresh(),
    async close() {
      await engine.close()
      await store.close()
    },
  }
}

/**
 * Opens an archive, as it is now, for reading in the calling thread: for one command.
 * @throws TimtinError `store-missing`, `index-missing`, `index-stale`, `index-damaged`, `list-malformed`,
 *   `list-unreadable`, and those of `openStore`
 */
export async function openArchive(config: Config, clock: Clock): Promise<Archive> {
  const { services, gazetteer, close } = await openArchiveHere(config, clock)
  return { search: withLists(services.search), desk: services.desk, gazetteer, close }
}

/**
 * Opens an archive for a server: reads it in a worker thread, with the system clock, and follows newer builds.
 * @param onFault called when a newer build or list cannot be opened (the old one stays in use), and when the worker died
 * @throws TimtinError as `openArchive` does
 */
export async function openArchiveInWorker(config: Config, onFault: (error: Error) => void): Promise<Archive> {
  const gazetteer = loadGazetteer(config.projectRoot)
  const worker = await ArchiveWorker.open(config, onFault)
  return {
    search: withLists(worker.service('search')),
    desk: worker.service('desk'),
    gazetteer,
    close: () => worker.close(),
  }
}

/** Number of articles in an archive; 0 for one that does not exist yet. @throws TimtinError those of `openStore` */
export async function storedArticles(config: Config): Promise<number> {
  try {
    const store = openStore(storeFolder(config.dataFolder), { readOnly: true })
    const count = await store.count()
    await store.close()
    return count
  } catch (error) {
    if (error instanceof TimtinError && error.code === 'store-missing') return 0
    throw error
  }
}

/**
 * Ingests files and folders into an archive's store.
 * @throws TimtinError those of `openStore`, `readArticles` and `ingest`; what was stored before the error stays stored
 */
export async function ingestPaths(
  config: Config,
  paths: readonly string[],
  options: IngestOptions,
): Promise<IngestReport> {
  const gazetteer = loadGazetteer(config.projectRoot)
  const store = openStore(storeFolder(config.dataFolder), { readOnly: false })
  try {
    return await ingest(readArticles(paths, { gazetteer }), store, options)
  } finally {
    await store.close()
  }
}

/**
 * Brings the index of an archive up to date with its store.
 * @throws TimtinError `store-missing`, `index-locked`, `index-stale`, `index-damaged`, `index-unwritable`, `disk-full`
 */
export async function buildIndex(
  config: Config,
  options: { full: boolean; onProgress?: (progress: BuildProgress) => void },
): Promise<BuildReport> {
  const store = openStore(storeFolder(config.dataFolder), { readOnly: true })
  try {
    return await engineOf(config, loadCommon(config)).builder().build(store, options)
  } finally {
    await store.close()
  }
}

/** Whether an archive's index can be opened, and if not, why. */
export function indexHealth(config: Config): Promise<EngineHealth> {
  return engineOf(config, loadCommon(config)).health()
}

/**
 * Makes a backup of an archive's store and of what its operator keeps, while others read and write.
 * @throws TimtinError as `backUp` does
 */
export function backUpArchive({ dataFolder }: Config, folder: string, clock: Clock): Promise<Manifest> {
  return backUp(dataFolder, folder, isoTime(clock()))
}

/** Puts a backup in the place of an archive's store. @throws TimtinError as `restore` does */
export function restoreArchive(
  { dataFolder }: Config,
  folder: string,
  options: { replace: boolean },
): Promise<{ manifest: Manifest; former: string | null }> {
  return restore(folder, dataFolder, options)
}

/** What a correction says: some fields, as parsed JSON, or the whole article. */
export type Correction = { fields: unknown; file: string } | { whole: Article }

/**
 * Corrects an article, or puts back one that was withdrawn.
 * @param address the article's id, its page on this site, or its original address
 * @returns the article's id, and what became of the correction
 * @throws TimtinError `no-such-article`, `bad-correction`, and those of `openStore` and `ArticleStore.correct`
 */
export async function correctArticle(
  config: Config,
  address: string,
  correction: Correction,
  clock: Clock,
): Promise<{ id: string; outcome: CorrectionOutcome }> {
  const gazetteer = loadGazetteer(config.projectRoot)
  const now = isoTime(clock())
  return withStore(config, clock, async (store) => {
    const id = (await idOfArticle(address, store)) ?? address
    const present = store.article(id)
    if (present === null && store.withdrawal(id) === null) throw noSuchArticle(address)
    const outcome = await store.correct(corrected(id, present, correction, now, gazetteer))
    if (outcome === null) throw noSuchArticle(address)
    return { id, outcome }
  })
}

function corrected(id: string, present: Article | null, given: Correction, now: string, gazetteer: Gazetteer): Article {
  try {
    if ('whole' in given) return correctedByWhole(id, present, given.whole, now)
    if (present !== null) return correctedByFields(present, given.fields, given.file, now, gazetteer)
    return correctedByWhole(id, null, wholeRecord(given.fields, given.file, gazetteer), now)
  } catch (error) {
    if (!(error instanceof RejectedRecord)) throw error
    throw new TimtinError('input', 'bad-correction', error.reason, 'file' in given ? given.file : '', '', {
      cause: error,
    })
  }
}

/**
 * Takes an article out of an archive for good.
 * @param address as `correctArticle` takes it
 * @param reason in the newsroom's words, shown to visitors
 * @returns the article's id
 * @throws TimtinError `no-such-article`, `no-reason`, and those of `openStore` and `ArticleStore.withdraw`
 */
export async function withdrawArticle(config: Config, address: string, reason: string, clock: Clock): Promise<string> {
  const words = cleanText(reason)
  if (words === '') {
    const advice = 'Say why in words that visitors may read.'
    throw new TimtinError('usage', 'no-reason', 'The reason is empty.', '--reason', advice)
  }
  return withStore(config, clock, async (store) => {
    const id = await idOfArticle(address, store)
    const isDone = id !== null && (await store.withdraw(id, { at: isoTime(clock()), reason: words }))
    if (!isDone) throw noSuchArticle(address)
    return id
  })
}

function noSuchArticle(address: string): TimtinError {
  const advice = 'Give the id or the address of an article that the archive has.'
  return new TimtinError('not-found', 'no-such-article', 'There is no such article.', address, advice)
}

/** Opens an existing store for writing, and closes it afterwards. @throws TimtinError `store-missing` when there is none */
async function withStore<T>(config: Config, clock: Clock, action: (store: ArticleStore) => Promise<T>): Promise<T> {
  const folder = storeFolder(config.dataFolder)
  requireStore(folder)
  const store = openStore(folder, { readOnly: false, clock })
  try {
    return await action(store)
  } finally {
    await store.close()
  }
}

/** What `verifyArchive` found. */
export interface ArchiveReport {
  store: StoreReport
  /** What is wrong with the index, in English; null when nothing is. */
  index: string | null
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
  // Nothing can be said about an index whose articles cannot be read.
  const index = store.faults.length > 0 ? null : await indexFault(config)
  const isRepaired = index !== null && repair
  if (isRepaired) await buildIndex(config, { full: true })
  return { store, index, isRepaired }
}

async function indexFault(config: Config): Promise<string | null> {
  const store = openStore(storeFolder(config.dataFolder), { readOnly: true })
  try {
    const { engine } = await engineOf(config, loadCommon(config)).open(store)
    const { articles } = await engine.status()
    await engine.close()
    const stored = await store.count()
    return articles === stored ? null : `The index has ${articles} articles, and the store ${stored}.`
  } catch (error) {
    if (!(error instanceof TimtinError) || error.kind === 'internal') throw error
    return error.message
  } finally {
    await store.close()
  }
}

/**
 * All articles of an archive, in the order of their last change, as records that another archive takes in. One that
 * changes meanwhile can come twice, its latest version last.
 * @throws TimtinError those of `openStore`
 */
export async function* exportArticles(config: Config): AsyncGenerator<Article> {
  const store = openStore(storeFolder(config.dataFolder), { readOnly: true })
  try {
    for await (const { article } of articlesIn(store)) yield article
  } finally {
    await store.close()
  }
}
