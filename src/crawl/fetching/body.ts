import { pipeline, Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'

/** A body that is larger than allowed. */
export class TooLarge extends Error {}

/** A body that is not what its headers say. */
export class Undecodable extends Error {}

/** The raw form of "deflate", which some servers send, does not begin with zlib's header. */
function inflaterFor(first: Buffer): Transform {
  const isZlib = first.length >= 2 && (first[0] & 0x0f) === 8 && ((first[0] << 8) | first[1]) % 31 === 0
  return isZlib ? createInflate() : createInflateRaw()
}

function decoderFor(encoding: string, first: Buffer): Transform | null {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return inflaterFor(first)
    case 'br':
      return createBrotliDecompress()
    case '':
    case 'identity':
      return null
    default:
      throw new Undecodable(`The content encoding "${encoding}" was not asked for.`)
  }
}

/** The first piece, and all of them with it; null when there is none. */
async function peek(pieces: AsyncIterable<Buffer>): Promise<{ first: Buffer; all: AsyncIterable<Buffer> } | null> {
  const iterator = pieces[Symbol.asyncIterator]()
  const opening = await iterator.next()
  if (opening.done) return null
  const first = opening.value
  return {
    first,
    all: (async function* () {
      yield first
      for (let piece = await iterator.next(); !piece.done; piece = await iterator.next()) yield piece.value
    })(),
  }
}

async function* decoded(pieces: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const opening = await peek(pieces)
  if (opening === null) return
  const decoder = decoderFor(encoding, opening.first)
  if (decoder === null) {
    yield* opening.all
    return
  }
  try {
    // An error of the body destroys the decoder, which then throws it below.
    pipeline(Readable.from(opening.all), decoder, () => {})
    for await (const piece of decoder) yield piece as Buffer
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (!code?.startsWith('Z_') && !code?.startsWith('ERR__ERROR')) throw error
    throw new Undecodable(`It is not valid ${encoding} (${message}).`, { cause: error })
  }
}

async function* bounded(pieces: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > limit) throw new TooLarge(`It is larger than ${Math.round(limit / 1024 / 1024)} MB.`)
    yield piece
  }
}

/**
 * The decoded pieces of a response's body, of which no more than `limit` bytes are ever made: a small body may inflate
 * to any size.
 * @param encoding value of the header `Content-Encoding`
 * @param limit in bytes, of the body as sent and as decoded
 * @throws TooLarge, Undecodable, and errors of the connection
 */
export async function* readBody(body: Readable, encoding: string, limit: number): AsyncGenerator<Buffer> {
  try {
    yield* bounded(decoded(bounded(body, limit), encoding.trim().toLowerCase()), limit)
  } finally {
    body.destroy()
  }
}

/**
 * Inflates what is a gzip file by itself, as sitemaps ending in `.gz` are; anything else is passed on as it is.
 * @throws TooLarge, Undecodable
 */
export async function* gunzipped(pieces: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  const opening = await peek(pieces)
  if (opening === null) return
  const isGzip = opening.first[0] === 0x1f && opening.first[1] === 0x8b
  yield* isGzip ? bounded(decoded(opening.all, 'gzip'), limit) : opening.all
}
