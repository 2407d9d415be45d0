import path from 'node:path'
import { storeError } from './errors.js'
import { LmdbArticleReader } from './reader.js'
import { openStoreTables, type TablesToRead } from './tables.js'
import type { ArticleReader, ArticleStore } from './types.js'
import { Volumes } from './volumes.js'
import { LmdbArticleStore } from './writer.js'

/**
 * Bytes of articles that fill a volume: about 17,000 articles of the usual length. The file may grow to twice that plus
 * one batch, well below 256 MB, and a backup that copies changed files copies little.
 */
const volumeBytes = 64 << 20

/** Folder of the article store within an archive's data folder. */
export function storeFolder(dataFolder: string): string {
  return path.join(dataFolder, 'store')
}

/** Rejects a store with an unsound volume: better when it is opened than when the first visitor reads that volume. */
function openVolumes(folder: string, tables: TablesToRead, readOnly: boolean): Volumes {
  const volumes = new Volumes(folder, tables.volumes, readOnly)
  try {
    volumes.check()
    return volumes
  } catch (error) {
    void tables.root.close()
    throw error
  }
}

/** `openStore` for writing, with volumes of another size. @param bytes bytes of articles that fill a volume */
export function openStoreWithVolumes(folder: string, bytes: number): ArticleStore {
  try {
    const tables = openStoreTables(folder, false)
    return new LmdbArticleStore(folder, tables, openVolumes(folder, tables, false), bytes)
  } catch (error) {
    throw storeError(error, folder)
  }
}

/**
 * Opens the article store, and creates it unless `readOnly`. A process that has opened a store for reading cannot open
 * it again for writing: LMDB maps the file once per process.
 * @param folder folder of its files, `storeFolder(config.dataFolder)`
 * @param options `evenPartly`: whether to open a store with damaged or missing volumes too; reading them then fails
 * @throws TimtinError `store-missing` (only when `readOnly`), `store-too-new`, `store-damaged`, `store-path`,
 *   `store-unwritable`, `disk-full`
 */
export function openStore(folder: string, options: { readOnly: true; evenPartly?: boolean }): ArticleReader
export function openStore(folder: string, options: { readOnly: false }): ArticleStore
export function openStore(folder: string, options: { readOnly: boolean; evenPartly?: boolean }): ArticleReader {
  if (!options.readOnly) return openStoreWithVolumes(folder, volumeBytes)
  try {
    const tables = openStoreTables(folder, true)
    if (options.evenPartly === true) return new LmdbArticleReader(tables, new Volumes(folder, tables.volumes, true))
    return new LmdbArticleReader(tables, openVolumes(folder, tables, true))
  } catch (error) {
    throw storeError(error, folder)
  }
}
