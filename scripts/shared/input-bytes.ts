import { stat } from 'node:fs/promises'
import { listFiles } from '../../src/ingest/readers/files.js'

/**
 * Bytes of all files in the paths, from which a progress bar tells how much is left.
 * @throws TimtinError `no-such-path`, `unknown-file-kind`
 */
export async function countBytes(paths: readonly string[]): Promise<number> {
  let bytes = 0
  for await (const input of listFiles(paths)) {
    if ('path' in input) bytes += (await stat(input.path).catch(() => ({ size: 0 }))).size
  }
  return bytes
}
