import path from 'node:path'
import type { Article } from '../article.js'
import type { Clock, Config } from '../config.js'
import { EditorialFiles } from '../editorial-files.js'
import { TimtinError } from '../errors.js'
import { readArticles } from '../ingest/index.js'
import { createPageReader } from '../ingest/reading/page-reader.js'
import { Keeper } from '../keeping/keeper.js'
import type { ArchiveState } from '../readiness.js'
import { FollowedArchive } from '../serving/followed-archive.js'
import { FollowedEngine } from '../serving/followed-engine.js'
import { FollowedStore, type StoreAccess } from '../serving/followed-store.js'
import { KeptPlaces } from '../serving/kept-places.js'
import type { Sample } from '../serving/sample.js'
import { ServedArchive, type Place } from '../serving/served-archive.js'
import { archiveIdAt } from '../store/archive-id.js'
import { openStore, storeFolder } from '../store/article-store.js'
import { storeFile } from '../store/identity-of-files.js'
import type { Services } from '../worker/messages.js'
import { loadCommon, engineOf } from './engines.js'
import { labelsOf, servicesOver, openArchiveInWorker, picturesOfArchive } from './reading.js'
import { openPublicStore } from './site.js'

/** What a server serves, and keeps up to date. */

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

/**
 * Opens an archive for a server, in the calling process, to be looked after by `look`: with whatever of store and index
 * there is, even nothing.
 * @param archiveId the archive that is served; null for whichever is there
 * @throws TimtinError `list-malformed`, `list-unreadable`
 */
export async function followArchive(
  config: Config,
  clock: Clock,
  archiveId: string | null = null,
): Promise<FollowedHere> {
  const common = loadCommon(config)
  const files = await EditorialFiles.open(config.projectRoot, config.dataFolder, common.analyzer)
  const store = new FollowedStore(storeAccess(config), archiveId)
  const engine = new FollowedEngine(() => engineOf(config, common).open(store, { evenPartly: true }))
  const archive = new FollowedArchive(store, engine)
  const pictures = picturesOfArchive(config)
  return {
    services: servicesOver(
      { engine, vocabulary: engine.vocabulary },
      store,
      common,
      files,
      pictures,
      labelsOf(config),
      clock,
    ),
    look: () => archive.look(),
    refreshLists: () => files.refresh(),
    close: async () => {
      await archive.close()
      await pictures.close()
    },
  }
}

export function storeAccess(config: Config): StoreAccess {
  const folder = storeFolder(config.dataFolder)
  return {
    open: () => openPublicStore(config, { evenPartly: true }),
    file: () => storeFile(folder),
    archiveId: () => archiveIdAt(folder),
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
  return new ServedArchive(config.dataFolder, expected, open, (onState) => new Keeper(config, onState, onFault))
}

/** The sample's archive lies apart from the real one, within its data folder. */
export const sampleConfig = (config: Config): Config => ({
  ...config,
  dataFolder: path.join(config.dataFolder, 'sample'),
})

/** Reads the sample's articles. @throws TimtinError `sample-rejected` */
async function readSample(config: Config): Promise<Sample> {
  const sample = new Map<string, Article>()
  const reader = createPageReader(config)
  try {
    for await (const read of readArticles([path.join(config.projectRoot, 'data', 'sample')], { reader })) {
      if ('article' in read) {
        sample.set(read.article.id, read.article)
        continue
      }
      const { file, reason } = read.rejection
      const what = `A sample article was rejected: ${reason}`
      throw new TimtinError('internal', 'sample-rejected', what, file, 'Restore it.')
    }
  } finally {
    await reader.close()
  }
  return sample
}

/**
 * What the keeper of an archive's index works on.
 * @param archiveId the archive that an earlier keeper kept; null for whichever is there
 */
export function openKept(config: Config, archiveId: string | null): KeptPlaces {
  const common = loadCommon(config)
  const archive = (place: Config) => ({
    access: storeAccess(place),
    openForWriting: () => openStore(storeFolder(place.dataFolder), { readOnly: false }),
    newBuilder: () => engineOf(place, common).builder(),
  })
  return new KeptPlaces(archive(config), archive(sampleConfig(config)), () => readSample(config), archiveId)
}
