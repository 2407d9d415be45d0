import robotsParser from 'robots-parser'

/** How the crawler calls itself in robots.txt. */
export const robotsName = 'TimTin'

/** What a host allows. */
export interface Robots {
  allows(address: string): boolean
  /** Milliseconds between two requests; null when it does not say. */
  delay: number | null
  sitemaps: string[]
}

/** @param address of the robots.txt @param text empty when the host has none, which allows everything */
export function readRobots(address: string, text: string): Robots {
  // The package is CommonJS, and its types say otherwise.
  const parse = robotsParser as unknown as typeof robotsParser.default
  const robots = parse(address, text)
  const delay = robots.getCrawlDelay(robotsName)
  return {
    // The same paths are asked for with and without TLS and `www.`.
    allows: (asked) => {
      const { pathname, search } = new URL(asked)
      return robots.isAllowed(new URL(`${pathname}${search}`, address).href, robotsName) ?? true
    },
    delay: delay !== undefined && Number.isFinite(delay) ? delay * 1000 : null,
    sitemaps: robots.getSitemaps(),
  }
}
