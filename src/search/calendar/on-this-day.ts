import { noFilters, type LocalDay } from '../../engine/query.js'
import type { ReadOptions, SearchEngine } from '../../engine/reading.js'
import { toDay, yearOf } from '../../text/dates.js'
import { browse } from '../finding/requests.js'
import { summariesOf, type ArticleSource } from '../summary.js'
import type { DayCount, EarlierDay } from '../types.js'

/**
 * The days of which `day` is an anniversary. 29 February has one in leap years only, so that in other years its articles
 * are remembered on the 28th.
 */
function isAnniversary(earlier: LocalDay, day: LocalDay): boolean {
  const [date, earlierDate] = [day.slice(5), earlier.slice(5)]
  if (yearOf(earlier) >= yearOf(day)) return false
  if (date === earlierDate) return true
  return date === '02-28' && earlierDate === '02-29' && toDay(Number(yearOf(day)), 2, 29) === null
}

/**
 * "Ngày này năm xưa": the same day and month of earlier years, latest first.
 * @param days the days that have articles, in order
 * @param years most days listed
 * @param articles most articles listed of each
 */
export async function onThisDay(
  day: LocalDay,
  days: readonly DayCount[],
  limits: { years: number; articles: number },
  engine: SearchEngine,
  source: ArticleSource,
  options?: ReadOptions,
): Promise<EarlierDay[]> {
  const earlier = days
    .filter((other) => isAnniversary(other.day, day))
    .reverse()
    .slice(0, limits.years)
  const found = await engine.search(
    earlier.map((other) =>
      browse({ ...noFilters, from: other.day, to: other.day }, { limit: limits.articles, grouped: true }),
    ),
    options,
  )
  const ids = found.map(({ hits }) => hits.map(({ id }) => id))
  const articles = new Map((await summariesOf(source, ids.flat())).map((article) => [article.id, article]))
  return earlier.map(({ day: other, count }, place) => ({
    day: other,
    count,
    articles: ids[place].flatMap((id) => articles.get(id) ?? []),
  }))
}
