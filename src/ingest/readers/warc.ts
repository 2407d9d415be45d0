import { WARCParser } from 'warcio'
import { maxRecordBytes } from '../reading/bounds.js'
import type { Rejection } from '../rejection.js'
import type { SourceRecord } from '../source-record.js'
import type { Input, Reader } from './input.js'
import { emptyReason, tooLong } from './pages.js'
import { peek } from './text-chunks.js'
import { warcRecords } from './warc-records.js'

const html = /^\s*(?:text\/html|application\/xhtml\+xml)\b/iu
const charset = /charset\s*=\s*["']?([\w:.-]{2,40})/iu

/** The page of one record; null when it is no page that the server sent whole. */
async function pageOf(input: Input, offset: number, bytes: Buffer): Promise<SourceRecord | Rejection | null> {
  const record = await WARCParser.parse([bytes])
  const type = record?.httpHeaders?.headers.get('content-type') ?? ''
  if (record?.warcType !== 'response' || Number(record.httpHeaders?.statusCode) !== 200 || !html.test(type)) return null
  const address = record.warcTargetURI?.replace(/^<|>$/gu, '') ?? null
  const name = address ?? `record at byte ${offset}`
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of record) {
    size += chunk.length
    if (size > maxRecordBytes) return input.reject(`The page is ${tooLong}. Leave it out.`, null, name)
    chunks.push(chunk)
  }
  if (size === 0) return null
  const content = { kind: 'html' as const, bytes: Buffer.concat(chunks), charset: charset.exec(type)?.[1] ?? null }
  return { ...input.place, line: null, record: name, content, address }
}

/**
 * Reads a web archive (WARC): the pages that servers answered with, with their addresses. A record's date is that of the
 * visit, which is not when the article appeared.
 */
export const readWarc: Reader = async function* (input) {
  const { head, all } = await peek(input.chunks(), 16)
  if (head.length === 0) yield input.reject(emptyReason)
  for await (const found of warcRecords(all, head)) {
    const name = `record at byte ${found.offset}`
    if ('broken' in found) {
      yield input.reject(`The record is broken (${found.broken}); the others are kept. Get the file again.`, null, name)
      continue
    }
    try {
      const page = await pageOf(input, found.offset, found.bytes)
      if (page !== null) yield page
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      yield input.reject(`The record is broken (${message}); the others are kept. Get the file again.`, null, name)
    }
  }
  return null
}
