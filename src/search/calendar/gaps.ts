import { addDays, daysBetween, weekday, type Day } from '../../text/dates.js'
import type { Gap, SourceGaps } from '../types.js'

/** What was counted of a source. */
export interface SourceDays {
  articles: number
  undated: number
  /** Days that have an article, in any order. */
  days: Iterable<Day>
}

const weekend = [6, 0]
/**
 * Days with articles from which on a weekend day without any is a habit: by chance, a daily paper would miss one weekday
 * that often once in twenty times (6/7 to the power of 20).
 */
const enoughDays = 20

/** The runs of days between the first and the last that are missing, longest first. */
function gapsBetween(days: readonly Day[], rests: readonly number[]): Gap[] {
  const gaps: Gap[] = []
  for (let next = 1; next < days.length; next++) {
    const missing = daysBetween(days[next - 1], days[next]) - 1
    if (missing === 0) continue
    const from = addDays(days[next - 1], 1)
    let restDays = 0
    // A habit holds for every week alike: whole weeks are counted without being walked.
    for (let day = 0; day < missing % 7; day++) if (rests.includes((weekday(from) + day) % 7)) restDays++
    restDays += Math.floor(missing / 7) * rests.length
    gaps.push({ from, to: addDays(days[next], -1), days: missing, restDays })
  }
  return gaps.sort((a, b) => b.days - a.days || (a.from < b.from ? -1 : 1))
}

/** Where a source has no article between its first and its last day. Gaps of nothing but its days of rest are none. */
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
