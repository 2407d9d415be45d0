import { statfsSync } from 'node:fs'

/** Less than this, in bytes, and a batch of articles or a new segment may not fit. */
const tooLittle = 500 * 1024 * 1024
/** How often the disk is asked at most, in milliseconds. */
const askAgainMs = 3000

/**
 * What is wrong with the room on a folder's disk, for those who ask how a server does.
 * @param clock milliseconds
 * @param freeBytes bytes that the folder's disk has left; throws when it cannot be asked
 */
export function diskFaults(folder: string, clock: () => number, freeBytes = bytesFree): () => string[] {
  let said: string[] = []
  let askedAt = -Infinity
  return () => {
    if (clock() - askedAt < askAgainMs) return said
    askedAt = clock()
    said = faultsOf(folder, freeBytes)
    return said
  }
}

function faultsOf(folder: string, freeBytes: (folder: string) => number): string[] {
  try {
    const free = freeBytes(folder)
    if (free >= tooLittle) return []
    return [
      `${folder}: Its disk has ${Math.floor(free / 1024 / 1024)} MB left. Make room, or articles cannot be taken in.`,
    ]
  } catch {
    // A folder that is not there yet is made by the first import.
    return []
  }
}

function bytesFree(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
