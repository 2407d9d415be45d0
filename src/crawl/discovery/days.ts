import { dayNumber, dayOfNumber, type Day } from '../../text/dates.js'

/**
 * Addresses of a source's pages of days, the newest first.
 * @param pattern as in `Source.dayPages`
 * @param from the first day
 * @param to the last day
 */
export function dayPages(pattern: string, from: Day, to: Day): { day: Day; address: string }[] {
  const pages: { day: Day; address: string }[] = []
  for (let number = dayNumber(to); number >= dayNumber(from); number--) {
    const day = dayOfNumber(number)
    const [year, month, date] = day.split('-')
    const address = pattern.replaceAll('{yyyy}', year).replaceAll('{MM}', month).replaceAll('{dd}', date)
    pages.push({ day, address })
  }
  return pages
}
