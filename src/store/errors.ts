import { constants } from 'node:os'
import { TimtinError } from '../errors.js'

const errnoNames = new Map(Object.entries(constants.errno).map(([name, number]) => [number, name]))

/** LMDB's own errors (lmdb.h) for a file whose content is not a sound store. */
const damage = new Set([-30797, -30796, -30795, -30794, -30793])
const readersFull = -30790

/** Code of a system error, from Node (a name such as `ENOSPC`) or from LMDB (a number). */
function errorName(error: unknown): string | number | undefined {
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string') return code
  if (typeof code === 'number') return errnoNames.get(code) ?? code
  return undefined
}

/**
 * Explains a failure of the file system or of LMDB to the user.
 * @param folder folder of the store, or of a copy
 * @param writes what was being written: articles into the store, or a copy as a whole
 * @returns a TimtinError, or the error itself when it is a bug of ours
 */
export function storeError(error: unknown, folder: string, writes: 'articles' | 'copy' = 'articles'): unknown {
  if (error instanceof TimtinError) return error
  const name = errorName(error)
  const say = (code: string, what: string, advice: string) =>
    new TimtinError(code === 'store-damaged' ? 'index' : 'environment', code, what, folder, advice, { cause: error })
  switch (name) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
    case 'EIO': // LMDB's code for a write that the system accepted only in part (mdb_page_flush).
      return say(
        'disk-full',
        writes === 'copy'
          ? 'The disk did not take all of it: it is full, or it fails. Nothing was changed, and no part is left behind.'
          : 'The disk did not take the last batch: it is full, or it fails. What was accepted before is kept.',
        'Free some space, or check the disk, and run the command again.',
      )
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return say(
        'store-unwritable',
        'The folder cannot be written to.',
        'Give this user write access, or name another folder in TIMTIN_DATA.',
      )
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
    case 'EEXIST':
      return say(
        'store-path',
        'The folder cannot be made or opened.',
        'Move away the file that stands in its place, or name another folder in TIMTIN_DATA.',
      )
    case 'ENOMEM':
      return say(
        'store-memory',
        'The store does not fit into the address space of this process.',
        'Raise the limit on virtual memory (ulimit -v).',
      )
    case readersFull:
      return say('store-busy', 'Too many processes read the store.', 'Stop some of them.')
  }
  return isDamage(error) ? damaged(folder, error) : error
}

/** Whether an error from LMDB means that the file is not sound. */
export function isDamage(error: unknown): boolean {
  const name = errorName(error)
  return typeof name === 'number' && damage.has(name)
}

/** @param folder folder of the store */
export function damaged(folder: string, cause?: unknown): TimtinError {
  return new TimtinError(
    'index',
    'store-damaged',
    'What stands here is not a sound article store.',
    folder,
    'Restore it from a backup (`timtin restore`), or move it away and import again.',
    { cause },
  )
}

/**
 * @param file path of the damaged file
 * @param what one sentence that says what is wrong with it
 */
export function damagedFile(file: string, what: string, cause?: unknown): TimtinError {
  return new TimtinError(
    'index',
    'store-damaged',
    what,
    file,
    'Restore the store from a backup (`timtin restore`), or move its folder away and import again.',
    { cause },
  )
}

/** An article's own bytes are damaged; the rest of its file can be read. */
export class DamagedArticleError extends TimtinError {
  /** @param file path of the volume */
  constructor(id: string, file: string, cause?: unknown) {
    const what = `The article "${id}" in this volume is damaged.`
    const advice = 'Import it again, or restore the store from a backup (`timtin restore`).'
    super('index', 'store-damaged', what, file, advice, { cause })
  }
}

/** @param key key of the damaged entry, which for many tables is an article's id */
export function damagedEntry(file: string, table: string, key: string | number, cause?: unknown): TimtinError {
  return damagedFile(file, `The entry "${key}" in the table "${table}" of the article store is damaged.`, cause)
}

/** @param folder folder of the store */
export function missingStore(folder: string): TimtinError {
  return new TimtinError(
    'not-found',
    'store-missing',
    'There is no article store.',
    folder,
    'Run `timtin import PATH…` first.',
  )
}
