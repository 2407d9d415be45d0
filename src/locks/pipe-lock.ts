import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { openDoor, shutDoor } from './door.js'
import type { Take } from './types.js'

/**
 * Takes the lock of a folder on Windows, where a named pipe is the lock itself: the system grants the name to one
 * process, and frees it when that process dies.
 */
export async function takePipe(folder: string): Promise<Take> {
  const name = createHash('sha256').update(realpathSync.native(folder).toLowerCase()).digest('hex')
  try {
    const door = await openDoor('\\\\.\\pipe', `timtin-${name}`)
    return { lock: { isHeld: () => true, release: () => shutDoor(door) } }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return { holder: { name: null, since: null } }
  }
}
