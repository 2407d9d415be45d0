import { parseMachineDate } from '../../text/date-lines.js'

/** What a feed or sitemap says about an address. */
export interface Announcement {
  address: string
  /** The time of its last change, as it is written; null when it does not say. */
  stated: string | null
}

/**
 * Reads a time as feeds and sitemaps write it (RFC 822, ISO 8601). One without a zone is Vietnamese time; a day alone
 * stands for its end, since the change may have come at any time of it.
 * @returns milliseconds since 1970-01-01T00:00Z; null when it cannot be read
 */
export function timeOf(stated: string | null): number | null {
  if (stated === null) return null
  const text = stated.trim()
  const zoned = /(?:Z|GMT|UTC?|[+-]\d{2}:?\d{2})$/iu.test(text) && /\d:\d/u.test(text)
  if (zoned) {
    const time = Date.parse(text)
    return Number.isNaN(time) ? null : time
  }
  const reading = parseMachineDate(text)
  if (!reading?.ok) return null
  const start = Date.parse(reading.date.publishedAt)
  return reading.date.precision === 'day' ? start + 24 * 60 * 60 * 1000 - 1 : start
}
