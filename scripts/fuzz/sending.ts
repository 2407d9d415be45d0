import type { Answered } from './contract.js'
import type { FuzzedRequest } from './requests.js'

/** As many visitors as it takes for none to exceed the limit of requests: 600 a minute. */
const visitors = 250

/**
 * Sends a request as one of many visitors, by the header that a site on this machine takes from a proxy.
 * @param url scheme and host of the site
 * @param turn number of the request; visitors take turns
 */
export async function send(url: string, request: FuzzedRequest, turn: number): Promise<Answered> {
  const { method, address, headers, body } = request
  const response = await fetch(url + address, {
    method,
    body,
    headers: { ...headers, 'x-forwarded-for': `203.0.113.${turn % visitors}` },
    redirect: 'manual',
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
