import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/**
 * Lets a server end without cutting anybody off: from then on it takes no connection, answers what it has been asked, and
 * tells each visitor to come back on another connection.
 * @param milliseconds after which what is still open is cut off
 * @returns when nothing is open any more
 */
export async function drained(server: Server, milliseconds: number): Promise<void> {
  // Requests that come on connections which are kept alive.
  server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('Connection', 'close')
  })
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const closing = setInterval(() => server.closeIdleConnections(), 100)
  const cutting = setTimeout(() => server.closeAllConnections(), milliseconds)
  await closed
  clearInterval(closing)
  clearTimeout(cutting)
}
