import type { ArticleLog } from '../article-log.js'
import type { Clock, Config } from '../config.js'
import { EditorialFiles } from '../editorial-files.js'
import type { OpenEngine } from '../engine/factory.js'
import { loadGazetteer } from '../gazetteer-files.js'
import type { Gazetteer } from '../gazetteer/types.js'
import { loadLabels } from '../label-files.js'
import type { ArchiveState } from '../readiness.js'
import type { AddressedArticles } from '../search/article/address.js'
import type { ChangeSource } from '../search/article/changes.js'
import { FollowedPictures } from '../media/followed-pictures.js'
import { mediaFolder } from '../media/picture-files.js'
import { noPictures, type PictureSource } from '../media/types.js'
import { createDeskService } from '../search/desk/service.js'
import type { DeskService } from '../search/desk/types.js'
import { withLists } from '../search/finding/listing.js'
import type { SourceNames } from '../search/papers/papers.js'
import { withPictures } from '../search/pictures.js'
import { answerQuestions } from '../search/service.js'
import type { SearchService } from '../search/types.js'
import { ArchiveWorker } from '../worker/archive-worker.js'
import type { Services } from '../worker/messages.js'
import { type Common, loadCommon, engineOf } from './engines.js'
import { openPublicStore } from './site.js'

/** An archive open for reading. */

/** Everything that answers questions about one archive. */
export interface Archive {
  search: SearchService
  desk: DeskService
  gazetteer: Gazetteer
  close(): Promise<void>
}

/** The pictures of an archive, as far as its operator wants them shown. */
export function picturesOfArchive(config: Config): PictureSource & { close(): Promise<void> } {
  if (config.pictures !== 'on') return { ...noPictures, close: async () => {} }
  return new FollowedPictures(mediaFolder(config.dataFolder))
}

/** The names of an archive's sources. @throws TimtinError `labels-malformed` */
export const labelsOf = ({ projectRoot, dataFolder }: Config): SourceNames => loadLabels(projectRoot, dataFolder)

/** The use cases over an engine and a store. */
export function servicesOver(
  engine: Pick<OpenEngine, 'engine' | 'vocabulary'>,
  store: AddressedArticles & ChangeSource & Pick<ArticleLog, 'lastSequence' | 'count' | 'entriesAfter'>,
  { lexica, analyzer, gazetteer }: Common,
  files: EditorialFiles,
  pictures: PictureSource,
  labels: SourceNames,
  clock: Clock,
): Services {
  const { abbreviations } = lexica
  const lists = () => files.current
  const questions = answerQuestions({
    ...engine,
    store,
    log: store,
    gazetteer,
    sourceNames: labels,
    analyzer,
    abbreviations,
    lists,
    clock,
  })
  return {
    search: withPictures(questions, pictures),
    desk: createDeskService({ ...engine, store, gazetteer, analyzer }),
  }
}

/**
 * Opens an archive, as it is now, for reading in the calling thread: for one command.
 * @throws TimtinError `store-missing`, `index-missing`, `index-stale`, `index-damaged`, `list-malformed`,
 *   `list-unreadable`, and those of `openStore`
 */
export async function openArchive(config: Config, clock: Clock): Promise<Archive> {
  const common = loadCommon(config)
  const files = await EditorialFiles.open(config.projectRoot, config.dataFolder, common.analyzer)
  const store = openPublicStore(config)
  try {
    const { engine, vocabulary } = await engineOf(config, common).open(store)
    const pictures = picturesOfArchive(config)
    const { search, desk } = servicesOver(
      { engine, vocabulary },
      store,
      common,
      files,
      pictures,
      labelsOf(config),
      clock,
    )
    const close = async () => {
      await pictures.close()
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
