import type { Page } from './frontier/types.js'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A page is visited again after the time that it has been as it is, within these bounds: it is then left ever longer. */
const shortest = hour
const longest = 30 * day
/** A page that has been the same for this long is visited again only when it is announced as changed. */
const settled = 180 * day

/** When a page that was found to have an article is to be visited again; null: only when it is announced as changed. */
export function revisitAt(changedAt: number, now: number): number | null {
  const age = now - changedAt
  return age > settled ? null : now + Math.min(Math.max(age, shortest), longest)
}

const firstRetry = minute
const longestRetry = day
/** Failures in a row after which a page is given up until it is announced anew: with the waits above, about two days. */
const mostFailures = 12

/** When a page is to be tried again after so many failures in a row; null: not again. */
export function retryAt(failures: number, now: number): number | null {
  return failures >= mostFailures ? null : now + Math.min(firstRetry * 2 ** (failures - 1), longestRetry)
}

/** When an article that is gone is to be looked for again: sites fail for a while and answer 404. */
export function recheckGoneAt(now: number): number {
  return now + hour
}

/**
 * Whether a page that was fetched before is announced as changed since: at a later time than any announced before, or,
 * if none was, than the visit. A feed states when an article appeared and a sitemap when it changed, so an earlier time
 * says nothing; and a time that was stated before says nothing new, even if it is in the future.
 * @param time the stated time; null when none is stated
 */
export function isAnnouncedAnew({ fetchedAt, announced }: Page, time: number | null): boolean {
  return fetchedAt !== null && time !== null && time > (announced ?? fetchedAt)
}
