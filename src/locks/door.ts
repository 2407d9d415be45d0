import { once } from 'node:events'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * A door is a local socket with a name in a folder. It shows whether the process that opened it is alive: the kernel
 * answers those who knock, even while the process is busy or stopped, and shuts the door when the process dies for
 * whatever reason. Unlike a process id, it means the same in every container that shares the folder.
 */

/** Longest socket path that every system accepts (104 bytes with the final zero on macOS); longer ones would be cut. */
export const longestAddress = 100

/** The door's process is gone, or its file is. */
const noAnswer = ['ECONNREFUSED', 'ENOENT']
/** More processes knock than the kernel keeps waiting, so somebody is listening. */
const crowded = ['EAGAIN', 'EBUSY']
/** The door was shut during the knock; knocking again makes certain. */
const shutMeanwhile = 'ECONNRESET'

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? ''
}

/** Calls `use` with the address of a door, through a short link when the folder's own path is too long. */
async function atAddress<T>(folder: string, name: string, use: (address: string) => Promise<T>): Promise<T> {
  const address = path.join(folder, name)
  if (Buffer.byteLength(address) <= longestAddress) return use(address)
  const detour = await mkdtemp(path.join(tmpdir(), 'door-'))
  try {
    const link = path.join(detour, 'to')
    await symlink(folder, link)
    return await use(path.join(link, name))
  } finally {
    await rm(detour, { recursive: true, force: true })
  }
}

/**
 * Opens a door. It does not keep the process alive.
 * @param folder absolute path of a folder that exists
 * @param name name of a file that does not exist there
 * @throws errors of the file system
 */
export async function openDoor(folder: string, name: string): Promise<Server> {
  const server = createServer((visitor) => visitor.destroy())
  await atAddress(folder, name, async (address) => {
    server.listen(address)
    await once(server, 'listening')
  })
  return server.unref()
}

/** Shuts a door. Its file stays if it has been linked under another name. */
export async function shutDoor(door: Server): Promise<void> {
  const closed = once(door, 'close')
  door.close()
  await closed
}

/**
 * Whether the process that opened a door still has it open; once false, always false.
 * @throws errors of the file system, for instance where this user may not connect
 */
export async function answers(folder: string, name: string): Promise<boolean> {
  const answer = await atAddress(folder, name, async (address) => {
    const visitor = connect(address)
    try {
      await once(visitor, 'connect')
      return true
    } catch (error) {
      if (noAnswer.includes(codeOf(error))) return false
      if (crowded.includes(codeOf(error))) return true
      if (codeOf(error) === shutMeanwhile) return null
      throw error
    } finally {
      visitor.destroy()
    }
  })
  return answer ?? answers(folder, name)
}
