import { noFilters, type LocalDay } from '../../engine/query.js'
import type { ReadOptions, SearchEngine } from '../../engine/reading.js'
import { toDay, yearOf } from '../../text/dates.js'
import { browse } from '../finding/requests.js'
import { summariesOf, type ArticleSource } from '../summary.js'
import type { DayCount, EarlierDay } from '../types.js'

/**
 * Whether `day` is the anniversary of an earlier day. The anniversary of 29 February is the 28th, except in leap years.
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
 * @param years how many earlier days to list at most
 * @param articles how many articles to list of each day at most
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
