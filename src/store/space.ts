import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Well above the size of a lock file with LMDB's default of 126 readers. */
const probeBytes = 65_536

/**
 * Checks that a few bytes can be written to the folder: LMDB maps its lock files into memory, and on a full disk the
 * first access to one would end the process with a signal.
 * @throws errors of the file system
 */
export function checkSpace(folder: string): void {
  const probe = path.join(folder, `probe-${process.pid}`)
  try {
    writeFileSync(probe, Buffer.alloc(probeBytes), { flush: true })
  } finally {
    rmSync(probe, { force: true })
  }
}
