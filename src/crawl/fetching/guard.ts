import { lookup as systemLookup, type LookupAddress, type LookupAllOptions, type LookupOptions } from 'node:dns'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent, buildConnector } from 'undici'
import type { Limits } from '../limits.js'

/** Thrown when a name leads to an address inside a network: no crawler has any business there. */
export class InternalAddress extends Error {
  constructor(readonly address: string) {
    super(`The host is at the internal address ${address}, which is never asked.`)
    this.name = 'InternalAddress'
  }
}

/** Which addresses may be asked besides those of the public internet: none, or for tests those of this machine. */
export type Permission = 'public' | 'public-and-loopback'

/** Whether an IP address is one of the public internet. IPv4 addresses within IPv6 ones are judged as what they are. */
export function isPermitted(address: string, permission: Permission): boolean {
  if (!ipaddr.isValid(address)) return false
  // `process` also unwraps ::ffff:10.0.0.1.
  const parsed = ipaddr.process(address)
  const range = parsed.range()
  return range === 'unicast' || (range === 'loopback' && permission === 'public-and-loopback')
}

type Resolver = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void
type Callback = (error: Error | null, address: string | LookupAddress[], family?: number) => void

/**
 * Connections that are refused when the address that the name was resolved to is internal. The very address that is
 * judged is connected to, so that a name that resolves differently the second time gains nothing.
 * @param resolve resolves a name to all of its addresses
 */
export function guardedAgent(limits: Limits, permission: Permission, resolve: Resolver = systemLookup): Agent {
  const lookup = (hostname: string, options: LookupOptions, callback: Callback): void => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, [])
      const refused = addresses.find(({ address }) => !isPermitted(address, permission))
      if (refused) return callback(new InternalAddress(refused.address), [])
      if (options.all) callback(null, addresses)
      else callback(null, addresses[0].address, addresses[0].family)
    })
  }
  const connect = buildConnector({ timeout: limits.connectTimeout, lookup } as buildConnector.BuildOptions)
  return new Agent({
    // Names are resolved by `lookup`; addresses written as such are not, and are judged here.
    connect: (options, callback) => {
      const literal = options.hostname.replace(/^\[|\]$/gu, '')
      if (isIP(literal) !== 0 && !isPermitted(literal, permission)) callback(new InternalAddress(literal), null)
      else connect(options, callback)
    },
    headersTimeout: limits.idleTimeout,
    bodyTimeout: limits.idleTimeout,
    maxHeaderSize: 64 * 1024,
    pipelining: 1,
    connections: 2,
  })
}
