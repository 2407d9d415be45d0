import { existsSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { open, type Database, type RootDatabase } from 'lmdb'
import type { Article } from '../article.js'
import { TimtinError } from '../errors.js'
import { damaged } from './errors.js'
import { isSoundFile } from './soundness.js'
import { checkSpace } from './space.js'
import type { Revision, Withdrawal } from './types.js'
import type { VolumeTable } from './volumes.js'

/**
 * Version of the layout of the tables; a store with a newer one is rejected. 1: every article is in the log. 2:
 * articles are in volumes; entries of version 1 stay where they are. 3: withdrawals and revisions.
 */
const schemaVersion = 3
const format = 'timtin-article-store'

/** The latest change to an article: its content (version 1), where it is stored, or its removal. */
export type StoredEntry = { article: Article } | { id: string; volume: number } | { removedId: string }

/** Everything but the articles' texts, in `data.mdb`. It is authoritative, whatever else the volumes contain. */
export interface Tables {
  root: RootDatabase
  meta: Database<{ format: string; version: number }, string>
  /** Entries by sequence number. */
  log: Database<StoredEntry, number>
  /** The sequence number of each article's entry, by id. */
  articles: Database<number, string>
  /** The sequence number of each removed article's removal, by id. */
  removals: Database<number, string>
  /** The id of the article last stored with an original address, by `addressKey`. Can be rebuilt from the log. */
  addresses: Database<string, string>
  /**
   * Under `addresses`: the sequence number up to which that table covers the log. Under `volume`: number of the volume
   * that the next articles go to.
   */
  progress: Database<number, string>
  volumes: VolumeTable
  /** The withdrawn articles, by id. Each also has a removal in the log. */
  withdrawals: Database<Withdrawal, string>
  /** What articles said before they changed, by id and the sequence number of the change. */
  revisions: Database<Revision, [id: string, sequence: number]>
  /** Volumes by sequence number of articles that no entry refers to any more; the next write deletes them there. */
  leftovers: Database<number, number>
}

type LaterTable = 'addresses' | 'progress' | 'volumes' | 'leftovers' | 'withdrawals' | 'revisions'

/** An older store, opened read-only, lacks some tables. */
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

/** Creates a folder and those above it. Node's own `recursive` never returns where /proc refuses to create one. */
function createFolder(folder: string): void {
  if (existsSync(folder)) return
  createFolder(path.dirname(folder))
  mkdirSync(folder)
}

/** Rejects a file that LMDB would crash on. An empty file is a store that was never written to. */
function checkFile(folder: string): void {
  const status = statSync(path.join(folder, 'data.mdb'), { throwIfNoEntry: false })
  if (status?.isFile() && status.size > 0 && !isSoundFile(path.join(folder, 'data.mdb'))) throw damaged(folder)
}

/** Rejects an LMDB file made by another program, before anything is written to it. */
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
    withdrawals: root.openDB({ name: 'withdrawals' }),
    revisions: root.openDB({ name: 'revisions', compression: true }),
  }
}

/** Checks the schema version of an existing store; writes it to a new one, and to one that will be written to. */
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
 * @throws TimtinError, and errors of the file system and of LMDB, which `storeError` explains
 */
export function openStoreTables(folder: string, readOnly: false): Tables
export function openStoreTables(folder: string, readOnly: boolean): TablesToRead
export function openStoreTables(folder: string, readOnly: boolean): TablesToRead {
  if (!readOnly) createFolder(folder)
  else if (!existsSync(path.join(folder, 'data.mdb'))) throw missing(folder)
  checkFile(folder)
  if (!readOnly) checkSpace(folder)
  // Without overlappingSync, a commit returns only once it is on disk. JSON preserves every string exactly.
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
