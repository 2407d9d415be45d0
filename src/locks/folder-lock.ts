import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readdirSync, readlinkSync, rmSync, statSync, symlinkSync } from 'node:fs'
import type { Server } from 'node:net'
import { hostname } from 'node:os'
import path from 'node:path'
import { TimtinError } from '../errors.js'
import { answers, openDoor, shutDoor } from './door.js'
import { takePipe } from './pipe-lock.js'
import type { Holder, Lock, Take } from './types.js'

/** Error codes of a file system that lacks sockets or links. */
const withoutSockets = ['EOPNOTSUPP', 'ENOTSUP', 'EPERM', 'EINVAL', 'ENOSYS']

const placeName = (place: number): string => `${place}.door`

/** The highest place in a lock's folder; 0 when there is none. */
function highestPlace(folder: string): number {
  const places = readdirSync(folder).flatMap((name) => /^(\d+)\.door$/.exec(name)?.[1] ?? [])
  return Math.max(0, ...places.map(Number))
}

/** Gives a door a place. @returns false when another door has it, or another process removed this one as abandoned */
function occupy(folder: string, door: string, place: number): boolean {
  try {
    linkSync(path.join(folder, door), path.join(folder, placeName(place)))
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' || code === 'ENOENT') return false
    throw error
  }
}

/**
 * The right to write to a folder, held by at most one process at a time, and given up when that process dies.
 *
 * Doors (`door.ts`) have numbered places, and the highest one counts: while its door answers, the process that opened
 * it is the holder. When it does not answer, the next place is free, and whichever process links its own open door
 * there, which the file system lets only one do, is the next holder. The highest place is never removed, so a released
 * lock is a door that does not answer, and a process that acts on an outdated view of the places sees a higher one and
 * steps back.
 */
class FolderLock implements Lock {
  private constructor(
    private readonly folder: string,
    private readonly place: number,
    private readonly door: Server,
  ) {
    this.file = statSync(path.join(folder, placeName(place))).ino
  }

  /** Inode of the door's file, to tell it from another file of the same name. */
  private readonly file: number

  /** Takes a place, unless another process is faster. */
  static async claim(folder: string, place: number): Promise<FolderLock | null> {
    const name = `${randomBytes(8).toString('hex')}.new`
    let door: Server | null = null
    try {
      // Opened before it gets its place, so that the holder's door answers from the first moment.
      door = await openDoor(folder, name)
      if (occupy(folder, name, place)) {
        if (highestPlace(folder) === place) {
          const lock = new FolderLock(folder, place, door)
          lock.moveIn()
          return lock
        }
        rmSync(path.join(folder, placeName(place)), { force: true })
      }
      await shutDoor(door)
      return null
    } catch (error) {
      if (door !== null) await shutDoor(door)
      throw refusal(error, folder)
    }
  }

  /** Records who the holder is, and removes what dead processes left. */
  private moveIn(): void {
    const holder = path.join(this.folder, `${this.place}.holder`)
    rmSync(holder, { force: true })
    symlinkSync(`${process.pid}@${hostname()}`, holder)
    for (const name of readdirSync(this.folder)) {
      // Some `.new` may belong to live processes: they find theirs gone, and check again who holds the lock.
      const place = /^(\d+)\.(door|holder)$/.exec(name)?.[1]
      const isLeft = place === undefined ? name.endsWith('.new') : Number(place) < this.place
      if (isLeft) rmSync(path.join(this.folder, name), { force: true })
    }
  }

  isHeld(): boolean {
    const file = statSync(path.join(this.folder, placeName(this.place)), { throwIfNoEntry: false })
    return file?.ino === this.file && highestPlace(this.folder) === this.place
  }

  async release(): Promise<void> {
    await shutDoor(this.door)
  }
}

/**
 * Takes the lock of a folder if it is free, without waiting.
 * @param folder absolute path of a folder that exists; the lock's own files go into its subfolder `lock`
 * @returns the lock, or its holder; even within one process only one caller gets it
 * @throws TimtinError `no-sockets` where the file system cannot hold the lock; errors of the file system
 */
export async function takeFolder(folder: string): Promise<Take> {
  if (process.platform === 'win32') return takePipe(folder)
  const lockFolder = path.join(folder, 'lock')
  mkdirSync(lockFolder, { recursive: true })
  for (;;) {
    const highest = highestPlace(lockFolder)
    if (highest > 0 && (await answers(lockFolder, placeName(highest)))) {
      const holder = holderOf(lockFolder, highest)
      if (holder !== null) return { holder }
      continue
    }
    const lock = await FolderLock.claim(lockFolder, highest + 1)
    if (lock !== null) return { lock }
  }
}

/** The holder at a place; null when the place has just been removed. */
function holderOf(folder: string, place: number): Holder | null {
  const door = statSync(path.join(folder, placeName(place)), { throwIfNoEntry: false })
  if (door === undefined) return null
  try {
    return { name: readlinkSync(path.join(folder, `${place}.holder`)), since: door.mtimeMs }
  } catch {
    return { name: null, since: door.mtimeMs }
  }
}

function refusal(error: unknown, folder: string): unknown {
  const { code = '' } = error as NodeJS.ErrnoException
  if (!withoutSockets.includes(code)) return error
  const what = `The file system of this folder has no sockets or no links (${code}), which tell who writes here.`
  return new TimtinError('environment', 'no-sockets', what, folder, 'Name a folder on a local disk in TIMTIN_DATA.', {
    cause: error,
  })
}
