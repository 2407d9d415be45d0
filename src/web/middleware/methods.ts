import type { RequestHandler } from 'express'
import { TimtinError } from '../../errors.js'

/** With GET, HEAD is answered too. */
function allowed(methods: readonly string[]): string {
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
}

/** Answers what no route of a path took: 204 to OPTIONS, else 405; both name the methods that the path takes. */
export function otherMethods(methods: readonly string[]): RequestHandler {
  const allow = allowed(methods)
  return (request, response) => {
    response.set('Allow', allow)
    if (request.method === 'OPTIONS') return void response.status(204).end()
    throw new TimtinError(
      'usage',
      'method-not-allowed',
      `${request.method} is not allowed here.`,
      request.path,
      `Use ${allow}.`,
    )
  }
}
