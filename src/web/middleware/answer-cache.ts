import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { OutgoingHttpHeaders } from 'node:http'
import type { Request, Response } from 'express'
import { LRUCache } from 'lru-cache'

const compressed = promisify(gzip)

interface Kept {
  type: string
  /** Other headers that the route set, such as links; those set before it belong to each request. */
  headers: OutgoingHttpHeaders
  /** Compressed with gzip. */
  body: Buffer
}

/** Bytes of answers that are kept: some 10,000 pages. */
const mostBytes = 64 * 1024 * 1024
/** What a kept answer takes besides its body, in bytes. */
const overhead = 500
/** Shorter answers are not worth being compressed, in characters. */
const shortest = 1024

/**
 * Answers as they were sent, so that each is computed, written and compressed once until something that it depends on
 * changes. What this is, only the caller knows: it gives the key.
 */
export class AnswerCache {
  private readonly kept = new LRUCache<string, Kept>({
    maxSize: mostBytes,
    sizeCalculation: ({ body }) => body.length + overhead,
  })
  hits = 0

  /**
   * Answers a request with what was kept. When nothing was, its answer will be kept once it is sent.
   * @param key names everything that the answer depends on
   * @returns whether it is answered
   */
  answered(key: string, request: Request, response: Response): boolean {
    if (request.method !== 'GET' || !request.acceptsEncodings('gzip')) return false
    const kept = this.kept.get(key)
    if (kept !== undefined) {
      this.hits++
      send(response, kept)
      return true
    }
    this.keepWhatIsSent(key, response)
    return false
  }

  /** Only `send` is taken over: streams are not kept, nor redirects. */
  private keepWhatIsSent(key: string, response: Response): void {
    const before = response.getHeaders()
    const sendPlainly = response.send.bind(response)
    response.send = (body: unknown) => {
      response.send = sendPlainly
      if (response.statusCode !== 200 || typeof body !== 'string' || body.length < shortest) return sendPlainly(body)
      const named = String(response.getHeader('Content-Type') ?? 'text/html')
      const type = /charset=/i.test(named) ? named : `${named}; charset=utf-8`
      compressed(body).then(
        (bytes) => {
          const kept = { type, headers: headersSince(before, response), body: bytes }
          this.kept.set(key, kept)
          send(response, kept)
        },
        () => sendPlainly(body),
      )
      return response
    }
  }
}

/** Headers of a body, which every answer has of its own. */
const ofBody = new Set(['content-type', 'content-length', 'content-encoding', 'vary'])

function headersSince(before: OutgoingHttpHeaders, response: Response): OutgoingHttpHeaders {
  const now = Object.entries(response.getHeaders())
  return Object.fromEntries(now.filter(([name, value]) => before[name] !== value && !ofBody.has(name)))
}

function send(response: Response, { type, headers, body }: Kept): void {
  if (response.destroyed) return
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value)
  // With its encoding set, the compressing middleware leaves it as it is.
  response.vary('Accept-Encoding')
  response.set({ 'Content-Type': type, 'Content-Encoding': 'gzip', 'Content-Length': String(body.length) })
  response.end(body)
}
