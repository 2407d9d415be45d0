import { fstatSync, writeSync } from 'node:fs'
import type { Writable } from 'node:stream'

/** Bytes that may wait for whoever reads a pipe: a minute of a busy site's lines. */
const mostWaiting = 1024 * 1024

/**
 * Where log lines go, without ever holding up or ending the server: a line that cannot be written (a full disk, a pipe
 * that nobody reads or that is closed) is dropped and counted.
 */
export class LogOutput {
  /** Lines that were dropped. */
  dropped = 0
  /** The stream, when it is a pipe or socket: writing to these may block, so Node does it in the background. */
  private readonly pipe: Writable | null
  private readonly fd: number
  /** Whether the last line was cut off, so that the next one must not go on in it. */
  private isCut = false

  /** @param output a file, device, pipe or socket, e.g. the standard output */
  constructor(output: Writable & { fd: number }) {
    this.fd = output.fd
    const kind = fstatSync(this.fd)
    this.pipe = kind.isFIFO() || kind.isSocket() ? output : null
    // Each line that fails is counted on its own.
    output.on('error', () => {})
  }

  /** Takes a line with its line feed. */
  write(line: string): void {
    if (this.pipe === null) this.writeToFile(line)
    else if (this.pipe.destroyed || this.pipe.writableLength > mostWaiting) this.dropped++
    else {
      this.pipe.write(line, (error) => {
        if (error) this.dropped++
      })
    }
  }

  /** Into the page cache, which does not wait for a disk; a stream of Node would end for good with the first error. */
  private writeToFile(line: string): void {
    const bytes = Buffer.from(this.isCut ? `\n${line}` : line)
    try {
      this.isCut = writeSync(this.fd, bytes) < bytes.length
      if (this.isCut) this.dropped++
    } catch {
      this.dropped++
    }
  }
}
