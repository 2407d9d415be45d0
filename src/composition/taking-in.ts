import type { Clock, Config } from '../config.js'
import { readArticles } from '../ingest/index.js'
import { createIntake, type Intake } from '../ingest/intake.js'
import type { ReaderOptions } from '../ingest/readers/index.js'
import { createPageReader } from '../ingest/reading/page-reader.js'
import { nothingStated, type Stated } from '../ingest/source-record.js'
import { ingest, type IngestOptions, type IngestReport, type PutOutcome } from '../ingest/taking-in.js'
import { KeyFile } from '../keys/key-file.js'
import { PicturesBeside } from '../media/beside.js'
import { openStore, storeFolder } from '../store/article-store.js'
import { WritingProcess } from '../worker/writing-process.js'
import { forgetPictures, keepPicturesBeside } from './picturing.js'

/** How articles come into an archive from files and from programs. */

/** What a person states about the files of an import, and how it is followed. */
export interface ImportOptions extends IngestOptions, Pick<ReaderOptions, 'columns' | 'onRead'> {
  stated?: Stated
  /** Called with the number of pictures kept so far: they come after the articles. */
  onPicture?: (kept: number) => void
}

/**
 * Ingests files and folders into an archive's store, and then keeps the pictures that lie beside the pages.
 * @throws TimtinError those of `openStore`, `readArticles` and `ingest`; what was stored before the error stays stored
 */
export async function ingestPaths(
  config: Config,
  paths: readonly string[],
  { stated = nothingStated, columns, onRead, onPicture, ...options }: ImportOptions,
): Promise<IngestReport> {
  const beside = new PicturesBeside(paths)
  const outcomes: ImportOptions['outcomes'] = (record, outcome) => {
    if (config.pictures === 'on' && takenIn.has(outcome)) beside.add(record.article, record)
    options.outcomes?.(record, outcome)
  }
  const store = openStore(storeFolder(config.dataFolder), { readOnly: false })
  const reader = createPageReader(config, stated)
  try {
    const { signal } = options
    const records = readArticles(paths, { reader, signal, source: stated.source, columns, onRead })
    const report = await ingest(records, store, { ...options, outcomes })
    if (signal?.aborted !== true) await keepPicturesBeside(config, beside, { signal, onProgress: onPicture })
    return { ...report, interrupted: signal?.aborted ?? false }
  } finally {
    await reader.close()
    await store.close()
  }
}

/** Outcomes after which the archive has the article. */
const takenIn: ReadonlySet<PutOutcome> = new Set(['added', 'updated', 'unchanged'])

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
  const intake = createIntake(store, reader, clock)
  const withdraw: Intake['withdraw'] = async (id, ...rest) => {
    const outcome = await intake.withdraw(id, ...rest)
    if (outcome === 'withdrawn') await forgetPictures(config, id)
    return outcome
  }
  return { intake: { push: (push) => intake.push(push), withdraw }, close }
}

/** The same in a process of its own, for a server, which reads the archive in its own process. */
export function openIntakeInProcess(config: Config): Intake & { close(): Promise<void> } {
  return new WritingProcess(config)
}
