import { randomUUID } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { crc32 } from 'node:zlib'
import type { Database } from 'lmdb'
import { damaged } from './errors.js'
import { entriesOfTable, UnsoundPages } from './page-check.js'
import { latestMeta } from './soundness.js'

/**
 * Which archive a store holds: a UUID that it gets when it is created, or from an older version with the first write, and
 * that its copies share, since they are the same archive at other times.
 */

const key = 'archive'

/** What `meta` says about it. */
interface Identified {
  id: string
  /** CRC-32 of the id. */
  checksum: number
}

const identified = (id: string): Identified => ({ id, checksum: crc32(id) })

/** @throws TimtinError `store-damaged` */
function idOf(found: Partial<Identified> | undefined, folder: string): string | null {
  if (found === undefined) return null
  if (typeof found.id !== 'string' || !isDeepStrictEqual(found, identified(found.id))) throw damaged(folder)
  return found.id
}

/** The table `meta`, which has other entries besides. */
type MetaTable = Pick<Database<unknown, string>, 'get' | 'putSync' | 'transactionSync'>

/** The id of the archive in an open store; null in one that an older version made. @throws TimtinError `store-damaged` */
export function archiveIdIn(meta: Pick<MetaTable, 'get'>, folder: string): string | null {
  return idOf(meta.get(key) as Partial<Identified> | undefined, folder)
}

/** Gives an archive an id unless it has one. @param id a new one if not given */
export function giveArchiveId(meta: MetaTable, folder: string, id: string = randomUUID()): void {
  if (archiveIdIn(meta, folder) !== null) return
  // Looked at again within the transaction: another process may have opened the store too.
  meta.transactionSync(() => {
    if (archiveIdIn(meta, folder) === null) meta.putSync(key, identified(id))
  })
}

/** How often the file is read again if a writer changes it meanwhile. */
const attempts = 5

/**
 * The id of the archive in a folder, read from the file without LMDB, which would give a store that was open at the same
 * path before. Others may write meanwhile.
 * @returns null when there is none: an older version made the store, or it is being made
 * @throws TimtinError `store-damaged`; errors of the file system
 */
export function archiveIdAt(folder: string): string | null {
  const file = path.join(folder, 'data.mdb')
  for (let attempt = 1; ; attempt++) {
    const before = transactionOf(file)
    try {
      return idOf(readIdentified(file), folder)
    } catch (error) {
      // A writer may have used pages again that were free in its view.
      if (transactionOf(file) !== before && attempt < attempts) continue
      throw error instanceof UnsoundPages || error instanceof SyntaxError ? damaged(folder, error) : error
    }
  }
}

function readIdentified(file: string): Partial<Identified> | undefined {
  let found: Partial<Identified> | undefined
  entriesOfTable(file, 'meta', (name, value) => {
    if (name.toString().replace(/\0$/, '') === key) found = JSON.parse(value.toString()) as Partial<Identified>
  })
  return found
}

function transactionOf(file: string): bigint | undefined {
  const fd = openSync(file, 'r')
  try {
    return latestMeta(fd)?.transaction
  } finally {
    closeSync(fd)
  }
}
