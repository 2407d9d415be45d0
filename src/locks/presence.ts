import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { answers, longestAddress, shutDoor } from './door.js'

/**
 * Shows that a process works in a folder, for those who want to move the folder away. Unlike a lock, many processes may
 * be present at once. Each has an open door in the subfolder `present`; doors move with their folder.
 */
export interface Presence {
  end(): Promise<void>
}

const subfolder = 'present'

function listen(server: Server, folder: string, name: string): void {
  const address = path.join(folder, name)
  if (process.platform === 'win32' || Buffer.byteLength(address) <= longestAddress) {
    server.listen(address)
    return
  }
  const detour = mkdtempSync(path.join(tmpdir(), 'door-'))
  symlinkSync(folder, path.join(detour, 'to'))
  server.listen(path.join(detour, 'to', name), () => rmSync(detour, { recursive: true, force: true }))
}

/**
 * Begins to be present, from now on. Where the file system has no sockets, nobody sees it.
 * @param folder absolute path of a folder that exists and can be written to
 * @throws errors of the file system
 */
export function bePresent(folder: string): Presence {
  const doors = path.join(folder, subfolder)
  mkdirSync(doors, { recursive: true })
  const name = `${randomBytes(8).toString('hex')}.door`
  const server = createServer((visitor) => visitor.destroy())
  server.on('error', () => {})
  // Node binds the address before it returns; only the event comes later.
  listen(server, doors, name)
  server.unref()
  return {
    async end() {
      if (server.listening) await shutDoor(server)
      rmSync(path.join(doors, name), { force: true })
      try {
        rmdirSync(doors)
      } catch {
        // Others are present, or the folder has been moved.
      }
    },
  }
}

/** Whether any process is present in a folder. Doors of dead processes are removed. @throws errors of the file system */
export async function isAnyonePresent(folder: string): Promise<boolean> {
  const doors = path.join(folder, subfolder)
  for (const name of namesIn(doors)) {
    if (await answers(doors, name)) return true
    rmSync(path.join(doors, name), { force: true })
  }
  return false
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.door'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
