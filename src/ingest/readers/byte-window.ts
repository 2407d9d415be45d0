/** A stretch of a stream of bytes that is held in memory; it moves forward. */
export class ByteWindow {
  private readonly iterator: AsyncIterator<Buffer>
  private held: Buffer = Buffer.alloc(0)
  private isAtEnd = false
  /** Offset of the first held byte in the stream. */
  offset = 0

  constructor(chunks: AsyncIterable<Buffer>) {
    this.iterator = chunks[Symbol.asyncIterator]()
  }

  /** What is held. */
  get bytes(): Buffer {
    return this.held
  }

  /** Whether no more bytes follow those that are held. */
  get ended(): boolean {
    return this.isAtEnd
  }

  /** Reads on until at least `size` bytes are held, or the stream ends. @returns whether so many are held */
  async fill(size: number): Promise<boolean> {
    if (this.held.length >= size || this.isAtEnd) return this.held.length >= size
    const pieces = [this.held]
    let total = this.held.length
    while (total < size) {
      const next = await this.iterator.next()
      if (next.done) {
        this.isAtEnd = true
        break
      }
      pieces.push(next.value)
      total += next.value.length
    }
    this.held = Buffer.concat(pieces, total)
    return total >= size
  }

  /** Lets go of the first bytes, even of more than are held. */
  async skip(size: number): Promise<void> {
    let left = size
    while (left > this.held.length && !this.isAtEnd) {
      left -= this.held.length
      this.offset += this.held.length
      this.held = Buffer.alloc(0)
      await this.fill(1)
    }
    const step = Math.min(left, this.held.length)
    this.held = this.held.subarray(step)
    this.offset += step
  }

  /** Lets go of the bytes before the next `marker`, searched from the byte `from` on; of all when there is none. */
  async skipTo(marker: Buffer, from: number): Promise<void> {
    await this.skip(from)
    for (;;) {
      await this.fill(marker.length)
      const at = this.held.indexOf(marker)
      if (at >= 0) return this.skip(at)
      if (this.isAtEnd) return this.skip(this.held.length)
      await this.skip(this.held.length - marker.length + 1)
    }
  }
}
