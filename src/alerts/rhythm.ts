import { addDays, dayOf, daysSinceMonday, dayStart } from '../text/dates.js'
import type { Rhythm } from './types.js'

const minute = 60_000
/** Minutes of the day in Viet Nam at which daily and weekly messages go: before most people read the news. */
const morning = 6 * 60 + 30
/** Messages as it happens are this far apart: what comes meanwhile goes together. */
const shortestPause = 5 * minute

/**
 * When what has gathered is sent, in milliseconds since 1970-01-01T00:00Z.
 * @param since when the first of it came
 * @param lastSentAt when somebody was last sent something; null for never
 */
export function dueAt(rhythm: Rhythm, since: number, lastSentAt: number | null): number {
  if (rhythm === 'now') return Math.max(since, (lastSentAt ?? -Infinity) + shortestPause)
  const day = dayOf(since)
  const first = rhythm === 'daily' ? day : addDays(day, (7 - daysSinceMonday(day)) % 7)
  const at = dayStart(first) + morning * minute
  return at > since ? at : dayStart(addDays(first, rhythm === 'daily' ? 1 : 7)) + morning * minute
}
