import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/**
 * Sets up one place for temporary files for all tests of a run, their browsers and the commands that they start.
 * @returns a function that removes it after the last test
 */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'timtin-tests-'))
  // Some tests read it as an unprivileged user.
  await chmod(folder, 0o755)
  // `os.tmpdir()` reads these (on Windows, the last two), and the tests' child processes inherit them.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
