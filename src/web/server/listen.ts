import type { Express } from 'express'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { TimtinError } from '../../errors.js'

/**
 * Longest request head. Node's default of 16 KB would reject a percent-encoded 10 KB query before we could explain the
 * error.
 */
const headBytes = 64 * 1024

/**
 * How long a connection may take, in milliseconds: to send a request's head; to send all of it, 1 MB of a draft even over a
 * weak mobile network; to fetch anything of an answer; and to stay open unused, a little longer than proxies keep theirs
 * (nginx: one minute), so that none sends a request into one that is just being closed.
 */
const timeouts = { headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 65_000 }
const stalledMs = 30_000

const advice: Record<string, [code: string, what: string, advice: string]> = {
  EADDRINUSE: ['port-in-use', 'The port is already in use.', 'Stop what uses it, or name another one in PORT.'],
  EACCES: ['port-forbidden', 'This user may not use the port.', 'Name a port above 1023 in PORT.'],
  EADDRNOTAVAIL: ['host-unavailable', 'This machine does not have the address.', 'Name one of its addresses in HOST.'],
  ENOTFOUND: ['host-unavailable', 'The host name is not known.', 'Name one of this machine’s addresses in HOST.'],
}

/**
 * Starts an HTTP server for an application.
 * @param port 0 lets the system choose
 * @returns the server, listening
 * @throws TimtinError `port-in-use`, `port-forbidden`, `host-unavailable`
 */
export async function listen(app: Express, host: string, port: number): Promise<Server> {
  const server = createServer({ maxHeaderSize: headBytes, ...timeouts }, app)
  server.timeout = stalledMs
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const known = error instanceof Error && 'code' in error ? advice[String(error.code)] : undefined
    if (known === undefined) throw error
    throw new TimtinError('environment', known[0], known[1], `${host}:${port}`, known[2], { cause: error })
  }
  return server
}
