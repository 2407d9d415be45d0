import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A letter as it arrived: its headers by name in lower case, and all of it decoded. */
export interface Arrived {
  to: string
  headers: Map<string, string>
  text: string
}

/** A real mail server on this machine that keeps what it is sent. */
export interface Mailbox {
  url: string
  letters: Arrived[]
  /** Called for each letter; a number is the code by which it is refused. */
  refuse: () => number | null
  close(): Promise<void>
}

function decoded(raw: string): string {
  const joined = raw.replaceAll(/=\r?\n/gu, '')
  const bytes = joined.replaceAll(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

export async function openMailbox(): Promise<Mailbox> {
  const box: Mailbox = { url: '', letters: [], refuse: () => null, close: async () => {} }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const code = box.refuse()
        if (code !== null) return done(Object.assign(new Error('No.'), { responseCode: code }))
        const raw = Buffer.concat(chunks).toString('latin1')
        const [head] = raw.split(/\r?\n\r?\n/u, 1)
        const lines = head.replaceAll(/\r?\n[ \t]+/gu, ' ').split(/\r?\n/u)
        const headers = new Map(
          lines.map((line) => [
            line.slice(0, line.indexOf(':')).toLowerCase(),
            line.slice(line.indexOf(':') + 1).trim(),
          ]),
        )
        box.letters.push({ to: session.envelope.rcptTo[0].address, headers, text: decoded(raw) })
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  box.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  box.close = () => new Promise((resolve) => server.close(() => resolve()))
  return box
}

/** A request that a webhook received. */
export interface Received {
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** A real receiver on this machine. */
export interface Receiver {
  url: string
  requests: Received[]
  /** The status that it answers with. */
  status: number
  close(): Promise<void>
}

export async function openReceiver(): Promise<Receiver> {
  const receiver: Receiver = { url: '', requests: [], status: 204, close: async () => {} }
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      receiver.requests.push({ headers: request.headers, body })
      response.writeHead(receiver.status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tin`
  receiver.close = () => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
  return receiver
}
