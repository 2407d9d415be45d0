import { dayOfNumber, minutesPerDay, noMinute } from '../../../text/dates.js'

/** The code for an article without a date. */
export const noDay = 0xffffffff

/**
 * The days on which articles were published, in order, and for each article the place of its day among them, or
 * `noDay`.
 * @param newestFirst as returned by `orderByMinute` for these minutes
 */
export function daysOf(minutes: Int32Array, newestFirst: Uint32Array): { days: string[]; dayCodes: Uint32Array } {
  const days: string[] = []
  const dayCodes = new Uint32Array(minutes.length).fill(noDay)
  let last = NaN
  for (let i = newestFirst.length - 1; i >= 0; i--) {
    const minute = minutes[newestFirst[i]]
    if (minute === noMinute) continue
    const day = Math.floor(minute / minutesPerDay)
    if (day !== last) days.push(dayOfNumber(day))
    last = day
    dayCodes[newestFirst[i]] = days.length - 1
  }
  return { days, dayCodes }
}
