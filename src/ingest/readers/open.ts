import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { RejectedRecord } from '../rejection.js'

/** A path as the system knows it: bytes, since names of files need not be UTF-8. */
export type SystemPath = string | Buffer

/** Bytes that are read at a time. */
const chunkBytes = 64 * 1024

function kindOf(info: Awaited<ReturnType<FileHandle['stat']>>): string {
  if (info.isFIFO()) return 'a pipe'
  if (info.isSocket()) return 'a socket'
  if (info.isDirectory()) return 'a folder'
  return 'a device'
}

/**
 * Opens a regular file, or a link to one. Anything else is refused before a byte is read: a device may have no end, and
 * opening a pipe would wait for whoever writes to it.
 * @throws RejectedRecord for what is no regular file; the system's error
 */
export async function openRegular(path: SystemPath): Promise<{ handle: FileHandle; size: number }> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const info = await handle.stat()
    if (!info.isFile()) throw new RejectedRecord(`It is ${kindOf(info)}, not a file. Leave it out.`)
    return { handle, size: info.size }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/**
 * The bytes of a regular file, in pieces.
 * @param onRead told how many bytes each piece has
 * @throws RejectedRecord, and the system's errors, as `openRegular` does
 */
export async function* readChunks(
  path: SystemPath,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<Buffer, void> {
  const { handle } = await openRegular(path)
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(chunkBytes), 0, chunkBytes)
      if (bytesRead === 0) return
      onRead(bytesRead)
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

/**
 * All bytes of a stream, or null when there are more than `limit`.
 * @param limit in bytes
 */
export async function readWhole(chunks: AsyncIterable<Buffer>, limit: number): Promise<Buffer | null> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > limit) return null
    pieces.push(chunk)
  }
  return Buffer.concat(pieces)
}
