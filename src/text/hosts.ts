/** Web addresses: which host they belong to, and which of them name the same page. */

/** Query parameters that tell where a visitor came from, not what the page is. */
const trackingParameter = /^(?:utm_\w+|fbclid|gclid|zarsrc|gidzl)$/iu

/**
 * The address of an article without the parts that do not tell it from others: scheme, `www.`, trailing slash,
 * fragment, tracking parameters.
 * @returns the text itself, trimmed, when it is not an http address
 */
export function canonicalUrl(address: string): string {
  let url: URL
  try {
    url = new URL(address.trim())
  } catch {
    return address.trim()
  }
  if (!/^https?:$/u.test(url.protocol)) return address.trim()
  const kept = [...url.searchParams].filter(([name]) => !trackingParameter.test(name))
  const query = kept.length > 0 ? `?${new URLSearchParams(kept).toString()}` : ''
  return `${hostOf(address)}${url.pathname.replace(/\/+$/u, '')}${query}`
}

/** Host of an address without `www.`, in lower case; null when it has none. */
export function hostOf(address: string): string | null {
  try {
    return new URL(address.trim()).hostname.toLowerCase().replace(/^www\./u, '') || null
  } catch {
    return null
  }
}

const hostName = /^(?:[\p{L}\p{N}-]+\.)+\p{L}[\p{L}\p{N}-]*$/iu

/** Whether a source is the host of a paper, and not its name. */
export function isHostName(source: string): boolean {
  return hostName.test(source.trim())
}

/** Whether an address is on a host or on one below it; `www.` does not count. */
export function isOnHost(address: string, host: string): boolean {
  const [of, wanted] = [hostOf(address), hostOf(`https://${host.trim()}`)]
  return of !== null && wanted !== null && (of === wanted || of.endsWith(`.${wanted}`))
}
