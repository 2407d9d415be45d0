import { crc32 } from 'node:zlib'
import { articleSchema, type Article } from '../article.js'

/**
 * How an article is stored in a volume, with little-endian numbers: version (2 bytes), length of the head in bytes (4
 * bytes), checksum (4 bytes, not in version 1), head, texts. The head is the article as JSON in UTF-8, with lengths in
 * place of lead, paragraphs and captions. These follow as UTF-16, one after another: V8 uses that as it is, while
 * decoding Vietnamese UTF-8 takes three times as long as everything else. The checksum is a CRC-32 over all bytes but
 * its own.
 */
const version = 2
const headLengthAt = 2
const checksumAt = 6
/** Where the head begins, by version. */
const headStarts = [0, 6, 10]
const headAt = headStarts[version]

/** In their order. */
const fieldNames = Object.keys(articleSchema.shape) as (keyof Article)[]

/** The bytes are not an article as this version or an older one wrote it. */
export class UnreadableArticle extends Error {}

/** The article, with its length in UTF-16 code units in place of each long text. */
type Head = Omit<Article, 'lead' | 'body' | 'captions'> & { lead: number; body: number[]; captions: number[] }

const lengthOf = (text: string): number => text.length

function isLength(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0
}

function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false
  const { lead, body, captions } = value as Record<string, unknown>
  const areLengths = (list: unknown) => Array.isArray(list) && list.every(isLength)
  return isLength(lead) && areLengths(body) && areLengths(captions)
}

function checksumOf(bytes: Buffer): number {
  return crc32(bytes.subarray(headAt), crc32(bytes.subarray(0, checksumAt)))
}

/** An article that an older version stored, with the fields that it did not have yet. */
export function completed(stored: Article): Article {
  if ('modifiedAt' in stored) return stored
  const fields = { ...(stored as Article), modifiedAt: null }
  return Object.fromEntries(fieldNames.map((name) => [name, fields[name]])) as Article
}

/** @throws TypeError when the article has a value that JSON cannot represent */
export function encodeArticle(article: Article): Buffer {
  const texts = [article.lead, ...article.body, ...article.captions]
  const head: Head = {
    ...article,
    lead: article.lead.length,
    body: article.body.map(lengthOf),
    captions: article.captions.map(lengthOf),
  }
  const json = JSON.stringify(head)
  const jsonBytes = Buffer.byteLength(json)
  // A space makes the length even, so that the texts are aligned to 16 bits.
  const headBytes = jsonBytes + (jsonBytes % 2)
  const buffer = Buffer.allocUnsafe(headAt + headBytes + 2 * texts.reduce((sum, text) => sum + text.length, 0))
  buffer.writeUInt16LE(version, 0)
  buffer.writeUInt32LE(headBytes, headLengthAt)
  buffer.write(json.padEnd(json.length + headBytes - jsonBytes), headAt)
  let end = headAt + headBytes
  for (const text of texts) end += buffer.write(text, end, 'utf16le')
  buffer.writeUInt32LE(checksumOf(buffer), checksumAt)
  return buffer
}

function readHead(buffer: Buffer, start: number, end: number): Head {
  let head: unknown
  try {
    head = JSON.parse(buffer.toString('utf8', start, end))
  } catch (error) {
    throw new UnreadableArticle('The head is not JSON.', { cause: error })
  }
  if (!isHead(head)) throw new UnreadableArticle('The head lacks the lengths of the texts.')
  return head
}

/**
 * Returns exactly what was encoded, including lone surrogates.
 * @param bytes may be overwritten afterwards
 * @throws UnreadableArticle
 */
export function decodeArticle(bytes: Uint8Array): Article {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const start = buffer.length < 2 ? undefined : headStarts[buffer.readUInt16LE(0)]
  if (!start || buffer.length < start) throw new UnreadableArticle('Unknown version.')
  if (start > checksumAt && buffer.readUInt32LE(checksumAt) !== checksumOf(buffer)) {
    throw new UnreadableArticle('The checksum is wrong.')
  }
  let end = start + buffer.readUInt32LE(headLengthAt)
  if (end > buffer.length) throw new UnreadableArticle('The head is cut off.')
  const head = readHead(buffer, start, end)
  const take = (length: number): string => buffer.toString('utf16le', end, (end += 2 * length))
  // Assigned to the head itself, so that the fields keep their order.
  const article = Object.assign(head, {
    lead: take(head.lead),
    body: head.body.map(take),
    captions: head.captions.map(take),
  })
  if (end !== buffer.length) throw new UnreadableArticle('The texts are not as long as the head says.')
  return completed(article)
}
