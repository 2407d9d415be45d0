import { open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { TimtinError } from '../../../errors.js'

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Takes the folder's build lock: a file that holds the process id. One that a killed process left behind is taken over.
 * @returns gives the lock back
 * @throws TimtinError `index-locked` while another process builds
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, 'build.lock')
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = await open(file, 'wx')
      await handle.writeFile(String(process.pid))
      await handle.close()
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const pid = Number(await readFile(file, 'utf8').catch(() => ''))
      if (pid > 0 && isAlive(pid)) {
        throw new TimtinError(
          'environment',
          'index-locked',
          `Another process (${pid}) is building this index.`,
          file,
          'Wait until it is done; if that process is something else, delete this file.',
        )
      }
      await rm(file, { force: true })
    }
  }
  throw new TimtinError('environment', 'index-locked', 'The build lock cannot be taken.', file, 'Try again.')
}
