import type { Express } from 'express'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { TimtinError } from '../../errors.js'

/**
 * Longest request head. Node's default of 16 KB would reject a percent-encoded 10 KB query before we could explain the
 * error.
 */
const headBytes = 64 * 1024

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
  const server = createServer({ maxHeaderSize: headBytes }, app)
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
