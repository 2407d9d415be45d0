import path from 'node:path'
import type { Article } from './article.js'
import type { ArticleLog } from './article-log.js'
import type { Clock, Config } from './config.js'
import type { BuildProgress, BuildReport } from './engine/building.js'
import type { EngineFactory, OpenEngine } from './engine/factory.js'
import { memory } from './engine/memory/factory.js'
import { minisearch } from './engine/minisearch/factory.js'
import { EditorialFiles } from './editorial-files.js'
import { TimtinError } from './errors.js'
import type { Gazetteer } from './gazetteer/types.js'
import { loadGazetteer } from './gazetteer-files.js'
import { readArticles } from './ingest/index.js'
import { Keeper } from './keeping/keeper.js'
import { loadLexica } from './lexica.js'
import type { ArchiveState } from './readiness.js'
import type { AddressedArticles } from './search/article/address.js'
import { createDeskService } from './search/desk/service.js'
import type { DeskService } from './search/desk/types.js'
import { lineageGroups } from './search/finding/lineage.js'
import { withLists } from './search/finding/listing.js'
import { answerQuestions } from './search/service.js'
import type { SearchService } from './search/types.js'
import { FollowedArchive } from './serving/followed-archive.js'
import { FollowedEngine } from './serving/followed-engine.js'
import { FollowedStore, type StoreAccess } from './serving/followed-store.js'
import { KeptPlaces } from './serving/kept-places.js'
import type { Sample } from './serving/sample.js'
import { ServedArchive, type Place } from './serving/served-archive.js'
import { openStore, storeFolder } from './store/article-store.js'
import { storeFile } from './store/identity-of-files.js'
import { ingest, type IngestOptions, type IngestReport } from './ingest/taking-in.js'
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

/** An archive that a server follows, in the calling process. */
interface FollowedHere {
  services: Services
  /** Takes what is new in store and index. Never rejects. */
  look(): Promise<ArchiveState>
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

/** The use cases over an engine and a store. */
function servicesOver(
  engine: Pick<OpenEngine, 'engine' | 'vocabulary'>,
  store: AddressedArticles & Pick<ArticleLog, 'lastSequence' | 'count' | 'entriesAfter'>,
  { lexica, analyzer, gazetteer }: Common,
  files: EditorialFiles,
  clock: Clock,
): Services {
  const { abbreviations } = lexica
  const lists = () => files.current
  return {
    search: answerQuestions({ ...engine, store, log: store, gazetteer, analyzer, abbreviations, lists, clock }),
    desk: createDeskService({ ...engine, store, gazetteer, analyzer }),
  }
}

/**
 * Opens an archive for a server, in the calling process, to be looked after by `look`: with whatever of store and index
 * there is, even nothing.
 * @throws TimtinError `list-malformed`, `list-unreadable`
 */
export async function followArchive(config: Config, clock: Clock): Promise<FollowedHere> {
  const common = loadCommon(config)
  const files = await EditorialFiles.open(config.projectRoot, config.dataFolder, common.analyzer)
  const store = new FollowedStore(storeAccess(config))
  const engine = new FollowedEngine(() => engineOf(config, common).open(store, { evenPartly: true }))
  const archive = new FollowedArchive(store, engine)
  return {
    services: servicesOver({ engine, vocabulary: engine.vocabulary }, store, common, files, clock),
    look: () => archive.look(),
    refreshLists: () => files.refresh(),
    close: () => archive.close(),
  }
}

function storeAccess({ dataFolder }: Config): StoreAccess {
  const folder = storeFolder(dataFolder)
  return { open: () => openStore(folder, { readOnly: true, evenPartly: true }), file: () => storeFile(folder) }
}

/**
 * Opens an archive, as it is now, for reading in the calling thread: for one command.
 * @throws TimtinError `store-missing`, `index-missing`, `index-stale`, `index-damaged`, `list-malformed`,
 *   `list-unreadable`, and those of `openStore`
 */
export async function openArchive(config: Config, clock: Clock): Promise<Archive> {
  const common = loadCommon(config)
  const files = await EditorialFiles.open(config.projectRoot, config.dataFolder, common.analyzer)
  const store = openStore(storeFolder(config.dataFolder), { readOnly: true })
  try {
    const { engine, vocabulary } = await engineOf(config, common).open(store)
    const { search, desk } = servicesOver({ engine, vocabulary }, store, common, files, clock)
    const close = async () => {
      await engine.close()
      await store.close()
    }
    return { search: withLists(search), desk, gazetteer: common.gazetteer, close }
  } catch (error) {
    await store.close()
    throw error
  }
}

/**
 * Opens an archive for a server: in a process of its own, with the system clock, following store and index.
 * @param onFault called once for each new fault; what can be served goes on being served
 * @param onState called when the state of what is served has changed
 * @throws TimtinError `list-malformed`, `list-unreadable`
 */
export async function openArchiveInWorker(
  config: Config,
  onFault: (error: Error) => void,
  onState: (state: ArchiveState) => void = () => {},
): Promise<Archive> {
  const gazetteer = loadGazetteer(config.projectRoot)
  const worker = await ArchiveWorker.open(config, onFault, onState)
  return {
    search: withLists(worker.service('search')),
    desk: worker.service('desk'),
    gazetteer,
    close: () => worker.close(),
  }
}

/**
 * Serves the archive of a data folder, whatever is there: the real one, or the sample where nothing real was ever taken
 * in. A keeper brings the index up to date all the time.
 * @param onFault called once for each new fault
 */
export function serveArchive(config: Config, onFault: (error: Error) => void): ServedArchive {
  const open = (place: Place, onState: (state: ArchiveState) => void) =>
    openArchiveInWorker(place === 'real' ? config : sampleConfig(config), onFault, onState)
  const expected = storeFile(storeFolder(config.dataFolder)) === null ? 'sample' : 'real'
  return new ServedArchive(expected, open, (onState) => new Keeper(config, onState, onFault))
}

/** The sample's archive lies apart from the real one, within its data folder. */
const sampleConfig = (config: Config): Config => ({ ...config, dataFolder: path.join(config.dataFolder, 'sample') })

/** Reads the sample's articles. @throws TimtinError `sample-rejected` */
async function readSample(config: Config): Promise<Sample> {
  const gazetteer = loadGazetteer(config.projectRoot)
  const sample = new Map<string, Article>()
  for await (const read of readArticles([path.join(config.projectRoot, 'data', 'sample')], { gazetteer })) {
    if ('article' in read) {
      sample.set(read.article.id, read.article)
      continue
    }
    const { file, reason } = read.rejection
    throw new TimtinError(
      'internal',
      'sample-rejected',
      `A sample article was rejected: ${reason}`,
      file,
      'Restore it.',
    )
  }
  return sample
}

/** What the keeper of an archive's index works on. */
export function openKept(config: Config): KeptPlaces {
  const common = loadCommon(config)
  const archive = (place: Config) => ({
    access: storeAccess(place),
    openForWriting: () => openStore(storeFolder(place.dataFolder), { readOnly: false }),
    newBuilder: () => engineOf(place, common).builder(),
  })
  return new KeptPlaces(archive(config), archive(sampleConfig(config)), () => readSample(config))
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
