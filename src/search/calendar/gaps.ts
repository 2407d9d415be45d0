import { addDays, daysBetween, weekday, type Day } from '../../text/dates.js'
import type { Gap, SourceGaps } from '../types.js'

/** The counts of a source. */
export interface SourceDays {
  articles: number
  undated: number
  /** Days that have articles, in any order. */
  days: Iterable<Day>
}

const weekend = [6, 0]
/**
 * With this many days of articles, none of them a Saturday (or a Sunday), the paper habitually rests on that day: a
 * daily paper would miss a given weekday by chance in only one of twenty cases (6/7 to the power of 20).
 */
const enoughDays = 20

/** The runs of missing days between the first and the last day, longest first. */
function gapsBetween(days: readonly Day[], rests: readonly number[]): Gap[] {
  const gaps: Gap[] = []
  for (let next = 1; next < days.length; next++) {
    const missing = daysBetween(days[next - 1], days[next]) - 1
    if (missing === 0) continue
    const from = addDays(days[next - 1], 1)
    let restDays = 0
    // Rest days are the same every week, so whole weeks are counted by multiplication.
    for (let day = 0; day < missing % 7; day++) if (rests.includes((weekday(from) + day) % 7)) restDays++
    restDays += Math.floor(missing / 7) * rests.length
    gaps.push({ from, to: addDays(days[next], -1), days: missing, restDays })
  }
  return gaps.sort((a, b) => b.days - a.days || (a.from < b.from ? -1 : 1))
}

/** Gaps between a source's first and last day with articles. A gap of nothing but rest days is not reported. */
export function gapsOf(source: string, { articles, undated, days }: SourceDays): SourceGaps {
  const sorted = [...days].sort()
  const published = new Set(sorted.map(weekday))
  const restsOn = sorted.length < enoughDays ? [] : weekend.filter((day) => !published.has(day))
  const all = gapsBetween(sorted, restsOn)
  const gaps = all.filter((gap) => gap.days > gap.restDays)
  return {
    source,
    articles,
    undated,
    first: sorted.at(0) ?? null,
    last: sorted.at(-1) ?? null,
    restsOn,
    missing: gaps.reduce((sum, gap) => sum + gap.days - gap.restDays, 0),
    gaps,
  }
}
