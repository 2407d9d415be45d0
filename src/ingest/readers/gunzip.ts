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

/**
 * Inflates in steps; from step `carefulFrom` on byte by byte, so that an error loses no good byte.
 * @returns the number of the step that failed, and the error; null when none did
 */
async function* inflate(
  source: AsyncIterable<Buffer>,
  carefulFrom: number,
): AsyncGenerator<Buffer, { step: number; error: Error } | null> {
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
  const first = inflate(open(), Infinity)
  let result = await first.next()
  for (; !result.done; result = await first.next()) {
    given += result.value.length
    yield result.value
  }
  if (result.value === null) return
  if (canReopen) {
    const second = inflate(open(), result.value.step)
    let seen = 0
    let again = await second.next()
    for (; !again.done; again = await second.next()) {
      const fresh = again.value.subarray(Math.max(0, given - seen))
      seen += again.value.length
      if (fresh.length > 0) yield fresh
    }
  }
  throw new BrokenGzip(result.value.error.message)
}
