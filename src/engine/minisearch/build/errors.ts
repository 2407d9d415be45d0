import { TimtinError } from '../../../errors.js'

/**
 * Turns a system error about an index folder that cannot be written into one that tells the user what to do; returns
 * other errors as they are.
 */
export function asTimtinError(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException).code
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
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM' || code === 'ENOTDIR' || code === 'EEXIST') {
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
