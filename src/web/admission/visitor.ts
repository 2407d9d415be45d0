import type { Request } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'

/** Whom a request counts for: its address; of IPv6 the network, since a visitor has a whole one. */
export function visitorOf({ ip }: Pick<Request, 'ip'>): string {
  return ip === undefined ? '' : ipKeyGenerator(ip)
}
