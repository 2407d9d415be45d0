import { TimtinError } from '../../../errors.js'

/** What the system says when an index folder cannot be written, as a user can act on it; other errors as they are. */
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
