/** The encoding of a stream of text: UTF-16 where a byte order mark says so, else UTF-8. */
function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/** Decodes a stream of bytes, without a byte order mark. What is no valid text becomes U+FFFD. */
export async function* textChunks(chunks: AsyncIterable<Buffer>): AsyncGenerator<string, void> {
  let decoder: InstanceType<typeof TextDecoder> | null = null
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk))
    yield decoder.decode(chunk, { stream: true })
  }
  const rest = decoder?.decode() ?? ''
  if (rest !== '') yield rest
}

/** Reads the beginning of a stream. @returns it, and the whole stream again */
export async function peek(
  chunks: AsyncIterable<Buffer>,
  bytes: number,
): Promise<{ head: Buffer; all: AsyncGenerator<Buffer, void> }> {
  const iterator = chunks[Symbol.asyncIterator]()
  const read: Buffer[] = []
  let size = 0
  while (size < bytes) {
    const next = await iterator.next()
    if (next.done) break
    read.push(next.value)
    size += next.value.length
  }
  async function* all(): AsyncGenerator<Buffer, void> {
    yield* read
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  }
  return { head: Buffer.concat(read), all: all() }
}
