import type { DayCount } from '../../search/types.js'
import type { Day } from '../../text/dates.js'
import { usualRanges } from '../../text/day-ranges.js'
import type { SearchUrl } from '../urls/search-url.js'
import type { Link } from './text.js'

/** "Tuần này", "Tháng trước" …: the search within these days, or without them when they are the ones chosen. */
export function presentQuickRanges(
  days: readonly DayCount[],
  today: Day,
  url: SearchUrl,
): (Link & { current: boolean })[] {
  const { from, to } = url.params
  return usualRanges(today)
    .filter(({ range }) => days.some(({ day }) => day >= range.from && day <= range.to))
    .map(({ label, range }) => {
      const current = from === range.from && to === range.to
      const { href } = current ? url.withDays(null, null) : url.withDays(range.from, range.to)
      return { label, href, current }
    })
}
