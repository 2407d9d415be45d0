import { localTime } from '../../../text/dates.js'
import { TimtinError } from '../../../errors.js'
import { takeFolder } from '../../../locks/folder-lock.js'
import type { Holder } from '../../../locks/types.js'

/** The right to change the index in a folder. */
export interface IndexLock {
  /** Call right before switching to a build. @throws TimtinError `index-locked` when another process has taken over */
  assertHeld(): void
  release(): Promise<void>
}

function locked(what: string, folder: string, advice: string): TimtinError {
  return new TimtinError('environment', 'index-locked', what, folder, advice)
}

function described({ name, since }: Holder): string {
  const known = [
    ...(name === null ? [] : [`process ${name}`]),
    ...(since === null ? [] : [`since ${localTime(since).replace('T', ' ')}`]),
  ]
  return known.length === 0 ? '' : ` (${known.join(', ')})`
}

/**
 * Takes the build lock of an index, without waiting.
 * @param folder absolute path of the existing index folder
 * @throws TimtinError `index-locked` while another process builds, `no-sockets`; errors of the file system
 */
export async function lockIndex(folder: string): Promise<IndexLock> {
  const take = await takeFolder(folder)
  if ('holder' in take) {
    const advice = 'Wait until it is done, or stop it.'
    throw locked(`Another process is building this index${described(take.holder)}.`, folder, advice)
  }
  const { lock } = take
  return {
    assertHeld: () => {
      if (lock.isHeld()) return
      throw locked('Another process took over this index while it was being built here.', folder, 'Build it again.')
    },
    release: () => lock.release(),
  }
}
