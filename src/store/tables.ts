import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { open, type Database, type RootDatabase } from 'lmdb'
import type { Article } from '../article.js'
import { TimtinError } from '../errors.js'
import { damaged } from './errors.js'
import { checkSoundness } from './soundness.js'

/** Version of the layout of the tables; a store of a newer one is refused. */
const schemaVersion = 1
/** Well above the size of a lock file with LMDB's default of 126 readers. */
const probeBytes = 65_536
const format = 'timtin-article-store'

export type StoredEntry = { article: Article } | { removedId: string }

/** A table that older stores lack; undefined where one of them is opened to read only. */
type OptionalTable<Value> = Database<Value, string> | undefined

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
  addresses: OptionalTable<string>
  /** Under `addresses`: the sequence number up to which the log's addresses are in that table. */
  progress: OptionalTable<number>
}

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

/**
 * Checks that the folder takes some bytes: LMDB maps its lock file into memory, and on a full disk the first touch of it
 * would end the process with a signal.
 */
function checkSpace(folder: string): void {
  const probe = path.join(folder, `probe-${process.pid}`)
  try {
    writeFileSync(probe, Buffer.alloc(probeBytes), { flush: true })
  } finally {
    rmSync(probe, { force: true })
  }
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
  }
}

/** Writes the schema version into a new store, and checks that of an old one. */
function checkSchema(tables: Tables, folder: string, readOnly: boolean): void {
  const found = tables.meta.get('schema')
  if (found === undefined) {
    if (readOnly) throw missing(folder)
    tables.meta.putSync('schema', { format, version: schemaVersion })
  } else if (found.format !== format) {
    throw damaged(folder)
  } else if (found.version > schemaVersion) {
    throw new TimtinError(
      'index',
      'store-too-new',
      `The article store has schema version ${found.version}; this Tìm Tin knows ${schemaVersion}.`,
      folder,
      'Update Tìm Tin, or name another folder in TIMTIN_DATA.',
    )
  }
}

/**
 * Opens the tables, and creates them unless `readOnly`.
 * @throws TimtinError, and errors of the file system and of LMDB, which `storeError` puts into words
 */
export function openStoreTables(folder: string, readOnly: boolean): Tables {
  if (!readOnly) createFolder(folder)
  else if (!existsSync(path.join(folder, 'data.mdb'))) throw missing(folder)
  checkSoundness(folder)
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
