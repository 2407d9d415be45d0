import { request, type Agent, type Dispatcher } from 'undici'
import type { Limits } from '../limits.js'
import type { Outcome } from '../outcomes.js'
import { readBody, TooLarge, Undecodable } from './body.js'
import { guardedAgent, InternalAddress, type Permission } from './guard.js'

/** What a site sent with a page, to be sent back with the next request for it. */
export interface Validators {
  etag: string | null
  lastModified: string | null
}

/** A response to read from; `pieces` are decoded and bounded. */
export interface Response extends Validators {
  status: number
  /** Media type in lower case, without parameters; empty when none is stated. */
  type: string
  /** The charset that the header states; null when it states none. */
  charset: string | null
  /** Where a redirect leads to. */
  location: string | null
  /** Value of `Retry-After` in milliseconds from now; null when there is none. */
  retryAfter: number | null
  pieces: AsyncIterable<Buffer>
}

/** A request that came to nothing. */
export class FetchFailure extends Error {
  /** @param reason one sentence, in English */
  constructor(
    readonly outcome: Outcome,
    readonly reason: string,
    options?: { cause?: unknown },
  ) {
    super(reason, options)
    this.name = 'FetchFailure'
  }
}

const one = (value: string | string[] | undefined): string | null => (Array.isArray(value) ? value[0] : value) ?? null

function retryAfterOf(value: string | null, now: number): number | null {
  if (value === null) return null
  if (/^\d{1,9}$/u.test(value.trim())) return Number(value) * 1000
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}

const timeouts = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']

/** Says what an error of a connection means. Others are thrown as they are: they are faults of our own. */
export function failureOf(error: unknown): FetchFailure {
  if (error instanceof FetchFailure) return error
  if (error instanceof TooLarge) return new FetchFailure('too-large', error.message, { cause: error })
  if (error instanceof Undecodable) return new FetchFailure('broken', error.message, { cause: error })
  if (error instanceof InternalAddress) return new FetchFailure('internal-address', error.message, { cause: error })
  const { code, name, message, cause } = error as NodeJS.ErrnoException & { cause?: unknown }
  if (name === 'TimeoutError' || (code !== undefined && timeouts.includes(code))) {
    return new FetchFailure('timed-out', 'It was not sent in time.', { cause: error })
  }
  if (cause instanceof InternalAddress) return failureOf(cause)
  if (code === undefined) throw error
  return new FetchFailure('unreachable', `The connection failed (${message}).`, { cause: error })
}

/** Makes single requests: bounded in time and size, to public addresses only, and following no redirect. */
export class Fetcher {
  private readonly agent: Agent
  /** Requests made so far. */
  requests = 0

  /**
   * @param userAgent how the crawler introduces itself
   * @param signal ends every request when it aborts
   */
  constructor(
    private readonly limits: Limits,
    permission: Permission,
    private readonly userAgent: string,
    private readonly clock: () => number,
    private readonly signal: AbortSignal,
  ) {
    this.agent = guardedAgent(limits, permission)
  }

  /**
   * Requests an address, and passes the response to `read`, after which its body is closed.
   * @param bytes most that the decoded body may have
   * @throws FetchFailure `too-large`, `broken`, `internal-address`, `timed-out`, `unreachable`
   */
  async get<T>(
    address: string,
    validators: Validators | null,
    bytes: number,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const headers: Record<string, string> = {
      'user-agent': this.userAgent,
      accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5',
      'accept-language': 'vi,*;q=0.5',
      'accept-encoding': 'gzip, deflate, br',
    }
    if (validators?.etag) headers['if-none-match'] = validators.etag
    if (validators?.lastModified) headers['if-modified-since'] = validators.lastModified
    this.requests++
    const timeout = AbortSignal.timeout(this.limits.requestTimeout)
    let answer: Dispatcher.ResponseData | null = null
    try {
      const signal = AbortSignal.any([timeout, this.signal])
      answer = await request(address, { dispatcher: this.agent, headers, signal })
      // A body that is closed before its end reports that to nobody.
      answer.body.on('error', () => {})
      return await read(this.responseOf(answer, bytes))
    } catch (error) {
      this.signal.throwIfAborted()
      throw failureOf(error)
    } finally {
      answer?.body.destroy()
    }
  }

  private responseOf({ statusCode, headers, body }: Dispatcher.ResponseData, bytes: number): Response {
    const contentType = one(headers['content-type']) ?? ''
    const declaredBytes = Number(one(headers['content-length']) ?? 0)
    if (declaredBytes > bytes) throw new TooLarge(`It is larger than ${Math.round(bytes / 1024 / 1024)} MB.`)
    return {
      status: statusCode,
      type: contentType.split(';')[0].trim().toLowerCase(),
      charset: /charset\s*=\s*["']?([\w:.-]{2,40})/iu.exec(contentType)?.[1].toLowerCase() ?? null,
      location: one(headers.location),
      etag: one(headers.etag),
      lastModified: one(headers['last-modified']),
      retryAfter: retryAfterOf(one(headers['retry-after']), this.clock()),
      pieces: readBody(body, one(headers['content-encoding']) ?? '', bytes),
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy()
  }
}
