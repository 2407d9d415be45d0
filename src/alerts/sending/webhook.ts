import { createHmac } from 'node:crypto'
import { request, type Agent } from 'undici'
import { guardedAgent, type Permission } from '../../crawl/fetching/guard.js'
import { usualLimits } from '../../crawl/limits.js'
import { Undeliverable } from './mailer.js'

/** How long a receiver may take to answer, in milliseconds. */
const patience = 20_000

/** The signature of a request: HMAC-SHA256 of its time, a dot and its body, in hexadecimal digits. */
export function signatureOf(secret: string, seconds: number, body: string): string {
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
}

/** Sends signed requests to addresses of the public internet, and follows no redirect. */
export class Webhooks {
  private readonly agent: Agent

  /** @param permission for tests, whose receiver is on this machine */
  constructor(
    permission: Permission,
    private readonly userAgent: string,
  ) {
    this.agent = guardedAgent(usualLimits, permission)
  }

  /**
   * @param key the same for each attempt, so that a receiver can tell that a request came twice
   * @throws Undeliverable unless the receiver answers with a status of success
   */
  async send(address: string, secret: string, key: string, payload: object, now: number): Promise<void> {
    const body = JSON.stringify(payload)
    const seconds = Math.floor(now / 1000)
    let status: number
    try {
      const answer = await request(address, {
        method: 'POST',
        dispatcher: this.agent,
        signal: AbortSignal.timeout(patience),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': this.userAgent,
          'timtin-delivery': key,
          'timtin-timestamp': String(seconds),
          'timtin-signature': `v1=${signatureOf(secret, seconds, body)}`,
        },
        body,
      })
      // Closed unread: what it says concerns nobody, however long it is.
      answer.body.on('error', () => {})
      answer.body.destroy()
      status = answer.statusCode
    } catch (error) {
      throw new Undeliverable(false, { cause: error })
    }
    if (status >= 200 && status < 300) return
    throw new Undeliverable(status === 410, { cause: new Error(`The receiver answered with ${status}.`) })
  }

  async close(): Promise<void> {
    await this.agent.destroy()
  }
}
