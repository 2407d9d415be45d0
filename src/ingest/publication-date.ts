import type { DateReading, LocalDate } from '../text/date-lines.js'
import { localDay, yearOf } from '../text/dates.js'
import type { DatedBy } from './raw-article.js'
import { RejectedRecord } from './rejection.js'

export interface DateCandidate {
  dateSource: DatedBy['dateSource']
  reading: DateReading | null
}

/** Vietnam went online on 19 November 1997: an article that opens with an earlier day writes about the past. */
const firstWebYear = 1997
const isPublishable = (date: LocalDate): boolean => Number(yearOf(date.publishedAt)) >= firstWebYear

/**
 * Chooses the publication date: the first date that is possible. Another date of the same day may make it exact to the
 * minute (JSON-LD often has only the day). If a page states only dates that are impossible, none is guessed from its
 * text.
 * @param stated what the page, its metadata and its address say, most trusted first
 * @param dateline the day that the article's text opens with
 * @param notes receives a sentence for every date that was rejected
 * @throws RejectedRecord when the only dates stated do not exist
 */
export function chooseDate(
  stated: readonly DateCandidate[],
  dateline: DateReading | null,
  notes: string[],
): DatedBy | null {
  const dated: DatedBy[] = []
  const problems: string[] = []
  for (const { dateSource, reading } of stated) {
    if (reading?.ok) dated.push({ ...reading.date, dateSource })
    else if (reading?.problem === 'impossible') problems.push(reading.reason)
    else if (reading) notes.push(`The date ${reading.reason}, so it was not used.`)
  }
  const first = dated[0]
  if (!first) {
    if (problems.length > 0) throw new RejectedRecord(`The date ${problems[0]}. Correct it and import the file again.`)
    return dateline?.ok && isPublishable(dateline.date) ? { ...dateline.date, dateSource: 'text' } : null
  }
  notes.push(...problems.map((problem) => `The date ${problem}, so another one of the page was used.`))
  const day = localDay(first.publishedAt)
  return dated.find((date) => date.precision === 'minute' && date.publishedAt.startsWith(day)) ?? first
}

/** A date in an address: `/2022/11/23/…`, `…-20210425172518495.htm`, `?PublishedDate=2015-08-25T13:35:00Z`. */
const inPath = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:\/|$)/u
const inFileName = /[-/]((?:19|20)\d{2})(\d{2})(\d{2})([01]\d|2[0-3])([0-5]\d)([0-5]\d)\d{0,6}(?:\.\w+)?$/u

/** Returns the date in an address as ISO text; null when there is none. */
export function dateInUrl(address: string): string | null {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return null
  }
  const parameter = url.searchParams.get('PublishedDate')
  if (parameter) return parameter
  const stamp = inFileName.exec(url.pathname)
  if (stamp) return `${stamp[1]}-${stamp[2]}-${stamp[3]}T${stamp[4]}:${stamp[5]}:${stamp[6]}`
  const path = inPath.exec(url.pathname)
  return path ? `${path[1]}-${path[2].padStart(2, '0')}-${path[3].padStart(2, '0')}` : null
}
