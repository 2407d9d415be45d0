import { isIP } from 'node:net'
import { isPermitted } from '../crawl/fetching/guard.js'

/**
 * Whether the host of a webhook's address is, as it is written, inside a network: an internal IP address, or `localhost`.
 * Other names are judged when they are resolved, each time something is sent.
 */
export function isInternalHook({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/gu, '').replace(/\.$/u, '')
  if (isIP(host) !== 0) return !isPermitted(host, 'public')
  return host === 'localhost' || host.endsWith('.localhost')
}
