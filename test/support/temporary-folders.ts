import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/**
 * Gives all tests of a run, their browsers and the commands that they start one place for temporary files.
 * @returns what removes it when the last test has ended
 */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'timtin-tests-'))
  // Some tests look in as a user who owns nothing.
  await chmod(folder, 0o755)
  // What `os.tmpdir()` reads, on Windows the last two; the processes of the tests inherit it.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
