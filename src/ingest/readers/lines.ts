/** A line without its line end, or one that was too long to keep. */
export interface Line {
  /** From 1. */
  number: number
  bytes: Buffer
  tooLong: boolean
}

const newline = 0x0a

/**
 * Splits a stream of bytes into lines, without the empty ones. At most `limit` bytes of a line are held in memory; the rest of a longer one is
 * skipped.
 * @param limit in bytes
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Line> {
  let number = 1
  let pieces: Buffer[] = []
  let size = 0
  const take = (piece: Buffer): void => {
    size += piece.length
    if (size <= limit) pieces.push(piece)
    else pieces = []
  }
  const finish = (): Line => {
    const line = { number, bytes: Buffer.concat(pieces), tooLong: size > limit }
    number++
    pieces = []
    size = 0
    return line
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      if (end > start) take(chunk.subarray(start, end))
      if (size > 0) yield finish()
      else number++
      start = end + 1
    }
    if (start < chunk.length) take(chunk.subarray(start))
  }
  if (size > 0) yield finish()
}
