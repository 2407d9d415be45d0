import { createGunzip } from 'node:zlib'

/** Compressed bytes passed to zlib at a time: limits what one step can inflate to (deflate reaches 1032:1). */
const stepBytes = 64 * 1024

/** The data stops being valid gzip; everything before that place has been yielded. */
export class BrokenGzip extends Error {}

interface Inflated {
  chunks: Buffer[]
  error: Error | null
}

/** Passes zlib one piece at a time, so that what it inflated before an error is not lost with the stream's buffer. */
class Inflater {
  private readonly gunzip = createGunzip()
  private chunks: Buffer[] = []
  private error: Error | null = null
  private wake: () => void = () => {}

  constructor() {
    this.gunzip.on('data', (chunk: Buffer) => this.chunks.push(chunk))
    this.gunzip.on('error', (error) => {
      this.error = error
      this.wake()
    })
    this.gunzip.on('end', () => this.wake())
  }

  private async after(start: (done: () => void) => void): Promise<Inflated> {
    await new Promise<void>((resolve) => {
      this.wake = resolve
      start(resolve)
    })
    const { chunks, error } = this
    this.chunks = []
    return { chunks, error }
  }

  write(piece: Buffer): Promise<Inflated> {
    return this.after((done) => this.gunzip.write(piece, () => setImmediate(done)))
  }

  end(): Promise<Inflated> {
    return this.after(() => this.gunzip.end())
  }

  close(): void {
    this.gunzip.destroy()
  }
}

interface Failure {
  /** Number of the step that failed. */
  step: number
  error: Error
}

/**
 * Inflates in steps; from step `carefulFrom` on byte by byte, so that an error loses no good byte.
 * @returns the failure, or null
 */
async function* inflate(
  source: AsyncIterable<Buffer>,
  carefulFrom: number,
): AsyncGenerator<Buffer, Failure | null, void> {
  const inflater = new Inflater()
  let step = 0
  try {
    for await (const bytes of source) {
      const size = step < carefulFrom ? stepBytes : 1
      for (let start = 0; start < bytes.length; start += size) {
        const { chunks, error } = await inflater.write(bytes.subarray(start, start + size))
        yield* chunks
        if (error) return { step, error }
      }
      step++
    }
    const { chunks, error } = await inflater.end()
    yield* chunks
    return error ? { step, error } : null
  } finally {
    inflater.close()
  }
}

/**
 * Yields the content of gzip data in pieces.
 * @param open opens the data from its beginning; called twice when it is damaged, if `canReopen`
 * @throws BrokenGzip if the data is cut off or damaged, after yielding everything before that place (when it cannot be
 *   opened again: at most one step less)
 */
export async function* gunzip(open: () => AsyncIterable<Buffer>, canReopen: boolean): AsyncGenerator<Buffer, void> {
  let given = 0
  const failed = yield* pieces(inflate(open(), Infinity), (piece) => {
    given += piece.length
    return piece
  })
  if (failed === null) return
  if (canReopen) {
    let seen = 0
    yield* pieces(inflate(open(), failed.step), (piece) => {
      const fresh = piece.subarray(Math.max(0, given - seen))
      seen += piece.length
      return fresh
    })
  }
  throw new BrokenGzip(failed.error.message)
}

/** Passes on the pieces of a stream as `take` returns them, and what the stream returns in the end. */
async function* pieces<T>(
  stream: AsyncGenerator<Buffer, T, void>,
  take: (piece: Buffer) => Buffer,
): AsyncGenerator<Buffer, T, void> {
  try {
    for (;;) {
      const next = await stream.next()
      if (next.done) return next.value
      const piece = take(next.value)
      if (piece.length > 0) yield piece
    }
  } finally {
    await stream.return(undefined as T)
  }
}
