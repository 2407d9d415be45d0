import type { Clock, Config } from '../config.js'
import { readArticles } from '../ingest/index.js'
import { createIntake, type Intake } from '../ingest/intake.js'
import type { ReaderOptions } from '../ingest/readers/index.js'
import { createPageReader } from '../ingest/reading/page-reader.js'
import { nothingStated, type Stated } from '../ingest/source-record.js'
import { ingest, type IngestOptions, type IngestReport } from '../ingest/taking-in.js'
import { KeyFile } from '../keys/key-file.js'
import { openStore, storeFolder } from '../store/article-store.js'
import { WritingProcess } from '../worker/writing-process.js'

/** How articles come into an archive from files and from programs. */

/** What a person states about the files of an import, and how it is followed. */
export interface ImportOptions extends IngestOptions, Pick<ReaderOptions, 'columns' | 'onRead'> {
  stated?: Stated
}

/**
 * Ingests files and folders into an archive's store.
 * @throws TimtinError those of `openStore`, `readArticles` and `ingest`; what was stored before the error stays stored
 */
export async function ingestPaths(
  config: Config,
  paths: readonly string[],
  { stated = nothingStated, columns, onRead, ...options }: ImportOptions,
): Promise<IngestReport> {
  const store = openStore(storeFolder(config.dataFolder), { readOnly: false })
  const reader = createPageReader(config, stated)
  try {
    const { signal } = options
    return await ingest(readArticles(paths, { reader, signal, source: stated.source, columns, onRead }), store, options)
  } finally {
    await reader.close()
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
  const reader = createPageReader(config)
  const close = async () => {
    await reader.close()
    await store.close()
  }
  return { intake: createIntake(store, reader, clock), close }
}

/** The same in a process of its own, for a server, which reads the archive in its own process. */
export function openIntakeInProcess(config: Config): Intake & { close(): Promise<void> } {
  return new WritingProcess(config)
}
