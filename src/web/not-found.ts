import { TimtinError } from '../errors.js'

/** The error for an address that names something the archive does not have. */
export function notFound(what: 'article' | 'agency' | 'page', name: string): TimtinError {
  return new TimtinError('not-found', `no-such-${what}`, `There is no such ${what}.`, name, 'Check the address.')
}
