import { existsSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { open, type Database, type RootDatabase } from 'lmdb'
import type { Article } from '../article.js'
import { TimtinError } from '../errors.js'
import { damaged } from './errors.js'
import { isSoundFile } from './soundness.js'
import { checkSpace } from './space.js'
import type { VolumeTable } from './volumes.js'

/**
 * Version of the layout of the tables; a store of a newer one is refused. 1: every article stands in the log. 2: in a
 * volume; entries of version 1 stay where they are.
 */
const schemaVersion = 2
const format = 'timtin-article-store'

/** The latest change of an article: itself (version 1), where it stands, or its removal. */
export type StoredEntry = { article: Article } | { id: string; volume: number } | { removedId: string }

/** Everything but the articles' texts, in `data.mdb`: what it says is so, whatever volumes hold besides. */
export interface Tables {
  root: RootDatabase
  meta: Database<{ format: string; version: number }, string>
  /** Sequence number to entry. */
  log: Database<StoredEntry, number>
  /** Id of each article to the sequence number of its entry. */
  articles: Database<number, string>
  /** Id of each removed article to the sequence number of its removal. */
  removals: Database<number, string>
  /** Original addresses, by `addressKey`, to the id of the article last stored with it. Can be made again from the log. */
  addresses: Database<string, string>
  /**
   * Under `addresses`: the sequence number up to which the log's addresses are in that table. Under `volume`: number of
   * the volume that takes the next articles.
   */
  progress: Database<number, string>
  volumes: VolumeTable
  /** Sequence number to volume of the articles that no entry names any more, and that the next write deletes there. */
  leftovers: Database<number, number>
}

type LaterTable = 'addresses' | 'progress' | 'volumes' | 'leftovers'

/** Opened to read only, an older store lacks some tables. */
export type TablesToRead = Omit<Tables, LaterTable> & Partial<Pick<Tables, LaterTable>>

function missing(folder: string): TimtinError {
  return new TimtinError(
    'not-found',
    'store-missing',
    'There is no article store.',
    folder,
    'Run `npm run ingest -- PATH…` first.',
  )
}

/** Creates a folder and those above it. Node's own `recursive` never returns where /proc refuses. */
function createFolder(folder: string): void {
  if (existsSync(folder)) return
  createFolder(path.dirname(folder))
  mkdirSync(folder)
}

/** Refuses a file that LMDB would crash on. An empty one is a store that was never written to. */
function checkFile(folder: string): void {
  const status = statSync(path.join(folder, 'data.mdb'), { throwIfNoEntry: false })
  if (status?.isFile() && status.size > 0 && !isSoundFile(path.join(folder, 'data.mdb'))) throw damaged(folder)
}

/** Refuses an LMDB file that another program made, before anything is written to it. */
function checkOrigin(root: RootDatabase, folder: string, readOnly: boolean): void {
  const names = [...root.getKeys()]
  if (names.length > 0 && !names.includes('meta')) throw damaged(folder)
  if (names.length === 0 && readOnly) throw missing(folder)
}

function openTables(root: RootDatabase): Tables {
  return {
    root,
    meta: root.openDB({ name: 'meta' }),
    log: root.openDB({ name: 'log', keyEncoding: 'uint32', compression: true }),
    articles: root.openDB({ name: 'articles' }),
    removals: root.openDB({ name: 'removals' }),
    addresses: root.openDB({ name: 'addresses' }),
    progress: root.openDB({ name: 'progress' }),
    volumes: root.openDB({ name: 'volumes', keyEncoding: 'uint32' }),
    leftovers: root.openDB({ name: 'leftovers', keyEncoding: 'uint32' }),
  }
}

/** Checks the schema version of an old store, and writes that of one that is new or will be written to. */
function checkSchema({ meta }: Tables, folder: string, readOnly: boolean): void {
  const found = meta.get('schema')
  if (found === undefined && readOnly) throw missing(folder)
  if (found !== undefined && found.format !== format) throw damaged(folder)
  if (found !== undefined && found.version > schemaVersion) {
    throw new TimtinError(
      'index',
      'store-too-new',
      `The article store has schema version ${found.version}; this Tìm Tin knows ${schemaVersion}.`,
      folder,
      'Update Tìm Tin, or name another folder in TIMTIN_DATA.',
    )
  }
  if (!readOnly && found?.version !== schemaVersion) meta.putSync('schema', { format, version: schemaVersion })
}

/**
 * Opens the tables, and creates them unless `readOnly`.
 * @throws TimtinError, and errors of the file system and of LMDB, which `storeError` puts into words
 */
export function openStoreTables(folder: string, readOnly: false): Tables
export function openStoreTables(folder: string, readOnly: boolean): TablesToRead
export function openStoreTables(folder: string, readOnly: boolean): TablesToRead {
  if (!readOnly) createFolder(folder)
  else if (!existsSync(path.join(folder, 'data.mdb'))) throw missing(folder)
  checkFile(folder)
  if (!readOnly) checkSpace(folder)
  // Without overlappingSync a commit returns only when the disk has it. JSON keeps every string as it is.
  const root = open({ path: folder, noSubdir: false, readOnly, overlappingSync: false, encoding: 'json' })
  try {
    checkOrigin(root, folder, readOnly)
    const tables = openTables(root)
    checkSchema(tables, folder, readOnly)
    return tables
  } catch (error) {
    void root.close()
    throw error
  }
}
