import { retold } from '../language/retold.js'
import type { DayRange } from '../../text/dates.js'
import type { SearchUrl } from '../urls/search-url.js'
import type { Link } from './text.js'

/**
 * "24 giờ qua", "Tuần qua" …: links that limit the search to these days, or lift the limit if they are already chosen.
 */
export function presentQuickRanges(
  ranges: readonly { label: string; range: DayRange }[],
  url: SearchUrl,
): (Link & { current: boolean })[] {
  const { from, to } = url.params
  return ranges.map(({ label, range }) => {
    const current = from === range.from && to === range.to
    const { href } = current ? url.withDays(null, null) : url.withDays(range.from, range.to)
    return { label: retold(label), href, current }
  })
}
