import { TimtinError } from '../../../errors.js'

/**
 * Turns a system error about an index folder that cannot be written into one that tells the user what to do; returns
 * other errors as they are.
 */
export function asTimtinError(error: unknown, folder: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (error instanceof TimtinError) return error
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new TimtinError(
      'environment',
      'disk-full',
      'The disk is full; the index that was there is still in place.',
      folder,
      'Free some space and build again.',
      { cause: error },
    )
  }
  // What Node says when it makes folders on a file system that is mounted read-only.
  const isRefusedFolder = code === 'ENOENT' && syscall === 'mkdir'
  if (
    code === 'EACCES' ||
    code === 'EROFS' ||
    code === 'EPERM' ||
    code === 'ENOTDIR' ||
    code === 'EEXIST' ||
    isRefusedFolder
  ) {
    return new TimtinError(
      'environment',
      'index-unwritable',
      `The index folder cannot be written (${code}).`,
      folder,
      'Give the user who runs this the right to write there.',
      { cause: error },
    )
  }
  return error
}
