import path from 'node:path'
import type { Clock, Config } from './config.js'
import type { BuildProgress, BuildReport } from './engine/building.js'
import type { EngineFactory, EngineHealth } from './engine/factory.js'
import { memory } from './engine/memory/factory.js'
import { minisearch } from './engine/minisearch/factory.js'
import { EditorialFiles } from './editorial-files.js'
import { TimtinError } from './errors.js'
import type { Gazetteer } from './gazetteer/types.js'
import { loadGazetteer } from './gazetteer-files.js'
import { readArticles } from './ingest/index.js'
import { createIntake, type Intake } from './ingest/intake.js'
import { KeyFile } from './keys/key-file.js'
import { loadLexica } from './lexica.js'
import { createDeskService } from './search/desk/service.js'
import type { DeskService } from './search/desk/types.js'
import { lineageGroups } from './search/finding/lineage.js'
import { withLists } from './search/finding/listing.js'
import { answerQuestions } from './search/service.js'
import type { SearchService } from './search/types.js'
import { openStore, storeFolder } from './store/article-store.js'
import { ingest, type IngestOptions, type IngestReport } from './ingest/taking-in.js'
import { createAnalyzer } from './text/index.js'
import type { Analyzer, Lexica } from './text/types.js'
import { ArchiveWorker } from './worker/archive-worker.js'
import type { Services } from './worker/messages.js'
import { WritingProcess } from './worker/writing-process.js'

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

/** The keys by which programs may change an archive. */
export function keysOf({ dataFolder }: Config): KeyFile {
  return new KeyFile(dataFolder)
}

/** Opens an archive for the changes that programs push, in the calling process. @throws TimtinError those of `openStore` */
export function openIntakeHere(config: Config, clock: Clock): { intake: Intake; close(): Promise<void> } {
  const store = openStore(storeFolder(config.dataFolder), { readOnly: false })
  return { intake: createIntake(store, loadGazetteer(config.projectRoot), clock), close: () => store.close() }
}

/** The same in a process of its own, for a server, which reads the archive in its own process. */
export function openIntakeInProcess(config: Config): Intake & { close(): Promise<void> } {
  return new WritingProcess(config)
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
