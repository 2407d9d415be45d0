import { existsSync } from 'node:fs'
import path from 'node:path'
import { systemClock, type Clock } from '../config.js'
import { bePresent, type Presence } from '../locks/presence.js'
import { missingStore, storeError } from './errors.js'
import { LmdbArticleReader } from './reader.js'
import { createFolder, openStoreTables, type TablesToRead } from './tables.js'
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

/** @throws TimtinError `store-missing` when a folder has no store */
export function requireStore(folder: string): void {
  if (!existsSync(path.join(folder, 'data.mdb'))) throw missingStore(folder)
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
export function openStoreWithVolumes(folder: string, bytes: number, clock: Clock = systemClock): ArticleStore {
  let presence: Presence | null = null
  try {
    createFolder(folder)
    presence = bePresent(folder)
    const { tables, isOld } = openStoreTables(folder, false)
    const volumes = openVolumes(folder, tables, false)
    const store = new LmdbArticleStore(folder, tables, volumes, bytes, clock, presence)
    if (isOld) store.upgrade()
    return store
  } catch (error) {
    void presence?.end()
    throw storeError(error, folder)
  }
}

/**
 * Opens the article store, and creates it unless `readOnly`. A process that has opened a store for reading cannot open
 * it again for writing: LMDB maps the file once per process.
 * @param folder folder of its files, `storeFolder(config.dataFolder)`
 * @param options `clock` tells when articles were changed; `evenPartly`: whether to open a store with damaged or missing
 *   volumes too; reading them then fails
 * @throws TimtinError `store-missing` (only when `readOnly`), `store-too-new`, `store-damaged`, `store-path`,
 *   `store-unwritable`, `disk-full`
 */
export function openStore(folder: string, options: { readOnly: true; evenPartly?: boolean }): ArticleReader
export function openStore(folder: string, options: { readOnly: false; clock?: Clock }): ArticleStore
export function openStore(
  folder: string,
  options: { readOnly: boolean; clock?: Clock; evenPartly?: boolean },
): ArticleReader {
  if (!options.readOnly) return openStoreWithVolumes(folder, volumeBytes, options.clock)
  return openForReading(folder, options.evenPartly).store
}

/** A store opened for reading, with its parts, for what works on its files. */
export interface OpenedParts {
  store: ArticleReader
  tables: TablesToRead
  volumes: Volumes
}

/** `openStore` for reading. */
export function openForReading(folder: string, evenPartly = false): OpenedParts {
  try {
    const { tables } = openStoreTables(folder, true)
    const volumes = evenPartly ? new Volumes(folder, tables.volumes, true) : openVolumes(folder, tables, true)
    return { store: new LmdbArticleReader(tables, volumes, folder), tables, volumes }
  } catch (error) {
    throw storeError(error, folder)
  }
}
