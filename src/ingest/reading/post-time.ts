import { localTime, zone } from '../../text/dates.js'

/** An RFC 822 or ISO 8601 time with its zone, as feeds and exports write it, in local time; null when there is none. */
export function postTime(text: string | null | undefined): string | null {
  const milliseconds = Date.parse(text?.trim() ?? '')
  return Number.isNaN(milliseconds) ? null : `${localTime(milliseconds)}${zone}`
}

/** Unix seconds as local time; null for 0, which content management systems write for "none". */
export function secondsTime(seconds: number): string | null {
  return seconds > 0 && Number.isFinite(seconds) ? `${localTime(seconds * 1000)}${zone}` : null
}
