import type { Article } from '../article.js'

/**
 * How an article is stored in a volume, with little-endian numbers: version (2 bytes), length of the head in bytes (4
 * bytes), head, texts. The head is the article as JSON in UTF-8, with lengths in place of lead, paragraphs and
 * captions. These follow as UTF-16, one after another: V8 uses that as it is, while decoding Vietnamese UTF-8 takes
 * three times as long as everything else.
 */
const version = 1
const headLengthAt = 2
const headAt = 6

/** The bytes are not an article written by this version. */
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
  return buffer
}

function readHead(buffer: Buffer, end: number): Head {
  let head: unknown
  try {
    head = JSON.parse(buffer.toString('utf8', headAt, end))
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
  if (buffer.length < headAt || buffer.readUInt16LE(0) !== version) throw new UnreadableArticle('Unknown version.')
  let end = headAt + buffer.readUInt32LE(headLengthAt)
  if (end > buffer.length) throw new UnreadableArticle('The head is cut off.')
  const head = readHead(buffer, end)
  const take = (length: number): string => buffer.toString('utf16le', end, (end += 2 * length))
  // Assigned to the head itself, so that the fields keep their order.
  const article = Object.assign(head, {
    lead: take(head.lead),
    body: head.body.map(take),
    captions: head.captions.map(take),
  })
  if (end !== buffer.length) throw new UnreadableArticle('The texts are not as long as the head says.')
  return article
}
