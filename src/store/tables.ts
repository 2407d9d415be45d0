import { existsSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { crc32 } from 'node:zlib'
import { open, type Database, type DatabaseOptions, type RootDatabase } from 'lmdb'
import type { Article } from '../article.js'
import { TimtinError } from '../errors.js'
import { giveArchiveId } from './archive-id.js'
import { CheckedTable, entrySoundness } from './checked-table.js'
import { damaged, damagedEntry, damagedFile, missingStore } from './errors.js'
import { checkPagesOf, UnsoundPages } from './page-check.js'
import { isSoundFile } from './soundness.js'
import { checkSpace } from './space.js'
import type { Revision, Withdrawal } from './types.js'
import type { VolumeTable } from './volumes.js'

/**
 * Version of the layout of the tables; a store with a newer one is rejected. 1: every article is in the log. 2:
 * articles are in volumes; entries of version 1 stay where they are. 3: all articles are in volumes, and everything has
 * checksums; withdrawals and revisions.
 */
const schemaVersion = 3
const format = 'timtin-article-store'

const whatIsUnsound = 'The file is damaged.'

/** The latest change to an article: its content (version 1), where it is stored, or its removal. */
export type StoredEntry = { article: Article } | { id: string; volume: number } | { removedId: string }

/** What `meta` says about the store. The checksum, a CRC-32 over format and version, is there from version 3 on. */
interface Schema {
  format: string
  version: number
  checksum?: number
}

/** Everything but the articles' texts, in `data.mdb`. It is authoritative, whatever else the volumes contain. */
export interface Tables {
  root: RootDatabase
  /**
   * Under `schema`: the store's format. Under `archive`: which archive it holds (`archive-id.ts`). Without checksums of the
   * entries, so that older versions can read which version the store has.
   */
  meta: Database<Schema, string>
  /** Entries by sequence number. */
  log: CheckedTable<StoredEntry, number>
  /** The sequence number of each article's entry, by id. */
  articles: CheckedTable<number, string>
  /** The sequence number of each removed article's removal, by id. */
  removals: CheckedTable<number, string>
  /** The id of the article last stored with an original address, by `addressKey`. Can be rebuilt from the log. */
  addresses: CheckedTable<string, string>
  /**
   * Under `addresses`: the sequence number up to which that table covers the log. Under `volume`: number of the volume
   * that the next articles go to.
   */
  progress: CheckedTable<number, string>
  volumes: VolumeTable
  /** Volumes by sequence number of articles that no entry refers to any more; the next write deletes them there. */
  leftovers: CheckedTable<number, number>
  /** The withdrawn articles, by id. Each also has a removal in the log. */
  withdrawals: CheckedTable<Withdrawal, string>
  /** What articles said before they changed, by `revisionKey`. */
  revisions: CheckedTable<Revision, string>
}

type LaterTable = 'addresses' | 'progress' | 'volumes' | 'leftovers' | 'withdrawals' | 'revisions'

/** An older store, opened read-only, lacks some tables. */
export type TablesToRead = Omit<Tables, LaterTable> & Partial<Pick<Tables, LaterTable>>

/** Creates a folder and those above it. Node's own `recursive` never returns where /proc refuses to create one. */
export function createFolder(folder: string): void {
  if (existsSync(folder)) return
  createFolder(path.dirname(folder))
  mkdirSync(folder)
}

/** Rejects a file that LMDB cannot even open. An empty file is a store that was never written to. */
function checkFile(folder: string): void {
  const status = statSync(path.join(folder, 'data.mdb'), { throwIfNoEntry: false })
  if (status?.isFile() && status.size > 0 && !isSoundFile(path.join(folder, 'data.mdb'))) throw damaged(folder)
}

/** Rejects an LMDB file made by another program, before anything is written to it. */
function checkOrigin(root: RootDatabase, folder: string, readOnly: boolean): void {
  const names = [...root.getKeys()]
  if (names.length > 0 && !names.includes('meta')) throw damaged(folder)
  if (names.length === 0 && readOnly) throw missingStore(folder)
}

function schemaOf(version: number): Schema {
  return { format, version, checksum: crc32(`${format} ${version}`) }
}

/** Checks the schema of an existing store; a new one gets it. @returns the version that the store has */
function checkSchema({ meta }: Tables, folder: string, readOnly: boolean): number {
  const found = meta.get('schema')
  if (found === undefined) {
    if (readOnly) throw missingStore(folder)
    meta.putSync('schema', schemaOf(schemaVersion))
    return schemaVersion
  }
  // Newer versions may say more about themselves, but none has this one's checksum.
  const isNewer = found.version > schemaVersion && found.checksum !== schemaOf(schemaVersion).checksum
  const isSound = found.version < 3 ? found.checksum === undefined : isDeepStrictEqual(found, schemaOf(found.version))
  if (found.format !== format || !(isSound || isNewer)) throw damaged(folder)
  if (isNewer) {
    throw new TimtinError(
      'index',
      'store-too-new',
      `The article store has schema version ${found.version}; this Tìm Tin knows ${schemaVersion}.`,
      folder,
      'Update Tìm Tin, or name another folder in TIMTIN_DATA.',
    )
  }
  return found.version
}

/** Records that all entries have checksums. */
export function finishUpgrade(tables: Tables): void {
  tables.meta.putSync('schema', schemaOf(schemaVersion))
  beStrict(tables)
}

function beStrict(tables: TablesToRead): void {
  for (const table of Object.values(tables)) if (table instanceof CheckedTable) table.isStrict = true
}

/** Checks every page and entry of `data.mdb`. @returns the first entry without a checksum; null when there is none */
function checkEntries(root: RootDatabase, file: string): string | null {
  let unmarked: string | null = null
  checkPagesOf(root, file, (table, key, value) => {
    if (table === 'meta' || table === '') return
    const soundness = entrySoundness(table, key, value)
    if (soundness === 'damaged') throw damagedEntry(file, table, key.toString('latin1'))
    if (soundness === 'unmarked') unmarked ??= `${table} ${key.toString('latin1')}`
  })
  return unmarked
}

/** Opens the tables; those that the store does not have, if it is opened read-only, are undefined. */
function openTables(root: RootDatabase, file: string): Tables {
  const checked = <Value, Key extends string | number>(name: string, options: DatabaseOptions) => {
    const table: Database<Buffer, Key> | undefined = root.openDB({ name, encoding: 'binary', ...options })
    return table === undefined ? undefined! : new CheckedTable<Value, Key>(table, name, file)
  }
  const numbered = <Value>(name: string, options: DatabaseOptions = {}) =>
    checked<Value, number>(name, { keyEncoding: 'uint32', ...options })
  const named = <Value>(name: string) => checked<Value, string>(name, {})
  let withdrawals: Tables['withdrawals'] | undefined
  let revisions: Tables['revisions'] | undefined
  return {
    root,
    meta: root.openDB({ name: 'meta' }),
    // Version 1 compressed the articles in the log. Entries with checksums are never compressed: they are checked in place.
    log: numbered('log', { compression: { threshold: 0x7fffffff } }),
    articles: named('articles'),
    removals: named('removals'),
    addresses: named('addresses'),
    progress: named('progress'),
    volumes: numbered('volumes'),
    leftovers: numbered('leftovers'),
    // A reader that opened an older store finds them once a writer has made them.
    get withdrawals() {
      return (withdrawals ??= named('withdrawals'))
    },
    get revisions() {
      return (revisions ??= named('revisions'))
    },
  }
}

interface Opened<AnyTables> {
  tables: AnyTables
  /** Whether the store is of an older version, whose entries and articles may lack checksums. */
  isOld: boolean
}

/**
 * Opens the tables, and creates them unless `readOnly`.
 * @throws TimtinError, and errors of the file system and of LMDB, which `storeError` explains
 */
export function openStoreTables(folder: string, readOnly: false): Opened<Tables>
export function openStoreTables(folder: string, readOnly: boolean): Opened<TablesToRead>
export function openStoreTables(folder: string, readOnly: boolean): Opened<TablesToRead> {
  if (readOnly && !existsSync(path.join(folder, 'data.mdb'))) throw missingStore(folder)
  checkFile(folder)
  if (!readOnly) checkSpace(folder)
  // Without overlappingSync, a commit returns only once it is on disk. JSON preserves every string exactly.
  const root = open({ path: folder, noSubdir: false, readOnly, overlappingSync: false, encoding: 'json' })
  const file = path.join(folder, 'data.mdb')
  try {
    const unmarked = checkEntries(root, file)
    checkOrigin(root, folder, readOnly)
    const tables = openTables(root, file)
    const version = checkSchema(tables, folder, readOnly)
    if (!readOnly) giveArchiveId(tables.meta, folder)
    if (version >= 3 && unmarked !== null) throw damagedFile(file, `The entry "${unmarked}" lacks its checksum.`)
    if (version >= 3) beStrict(tables)
    return { tables, isOld: version < schemaVersion }
  } catch (error) {
    void root.close()
    throw error instanceof UnsoundPages ? damagedFile(file, `${whatIsUnsound} ${error.message}`, error) : error
  }
}
