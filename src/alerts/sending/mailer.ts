import { createTransport } from 'nodemailer'
import type { Letter } from '../messages/types.js'

const second = 1000

/** A letter to somebody. */
export interface Addressed extends Letter {
  to: string
  /** The same for each attempt to send it, so that mail programs show it once. */
  key: string
  /** Where one request ends the alert (RFC 8058); null where there is nothing to end. */
  leaveHref: string | null
}

/** What a failure means: the server will never take this letter, or it may later. */
export class Undeliverable extends Error {
  constructor(
    readonly isForGood: boolean,
    options: { cause: unknown },
  ) {
    super('The message was not taken.', options)
    this.name = 'Undeliverable'
  }
}

/** Sends letters by SMTP. */
export class Mailer {
  private readonly transport

  /**
   * @param server `smtp://user:password@host:port`, or `smtps:` for TLS from the start
   * @param from address of the sender, with or without a name
   */
  constructor(
    server: string,
    private readonly from: string,
    private readonly host: string,
  ) {
    this.transport = createTransport({
      url: server,
      connectionTimeout: 20 * second,
      greetingTimeout: 20 * second,
      socketTimeout: 60 * second,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }

  /** @throws Undeliverable */
  async send({ to, key, leaveHref, subject, text, html }: Addressed): Promise<void> {
    const headers: Record<string, string> = { 'Auto-Submitted': 'auto-generated' }
    if (leaveHref !== null) {
      headers['List-Unsubscribe'] = `<${leaveHref}>`
      headers['List-Unsubscribe-Post'] = 'List-Unsubscribe=One-Click'
    }
    const messageId = `<${key}@${this.host}>`
    try {
      // An address as such, so that nothing in it is read as a list of several.
      await this.transport.sendMail({
        from: this.from,
        to: { name: '', address: to },
        messageId,
        subject,
        text,
        html,
        headers,
      })
    } catch (error) {
      const { responseCode } = error as { responseCode?: number }
      throw new Undeliverable(responseCode !== undefined && responseCode >= 550 && responseCode <= 554, {
        cause: error,
      })
    }
  }

  close(): void {
    this.transport.close()
  }
}
