import { Router, type Request, type Response } from 'express'
import { emptySearch } from '../../search/finding/empty-search.js'
import { notFound } from '../params/not-found.js'
import { parseDatePath, parseJump } from '../params/date-path.js'
import { parseSearchParams } from '../params/search-params.js'
import { pageQuery } from '../params/queries.js'
import { parseQuery } from '../params/read-query.js'
import { Calendar } from '../presenters/calendar.js'
import { presentDatePage, presentUndatedPage } from '../presenters/date-page.js'
import { dayOf, monthOf, rangeOfDateValue } from '../../text/dates.js'
import { besideOthers, presentOnThisDay } from '../presenters/on-this-day.js'
import { presentFeedLinks } from '../presenters/feed.js'
import type { Site } from '../server/site.js'
import { dateHref, undatedHref } from '../urls/links.js'
import { SearchUrl } from '../urls/search-url.js'

/** Enough to show a day's news on one page, as a paper does; months have pages of the same length. */
const articlesPerPage = 30

export function dateRoutes({ search, gazetteer, clock, pages, freshness }: Site): Router {
  const router = Router()

  async function show(request: Request, response: Response, segments: string[]): Promise<void> {
    const path = parseDatePath(segments)
    const { provinces, categories, sources, page } = parseSearchParams(request.originalUrl, gazetteer)
    const chosen = { provinces, categories, sources }
    if (request.path !== dateHref(path.value)) return response.redirect(301, dateHref(path.value, page))
    if (await freshness.answered(request, response)) return
    const period = rangeOfDateValue(path.value)
    const wanted = {
      ...emptySearch,
      ...period,
      ...chosen,
      sort: 'newest' as const,
      page,
      size: articlesPerPage,
    }
    const [{ days, undated }, result, earlier] = await Promise.all([
      search.calendar(),
      path.unit === 'year' ? null : search.search(wanted),
      path.unit === 'day' ? search.onThisDay(path.value, besideOthers) : [],
    ])
    const model = {
      ...presentDatePage(path, chosen, new Calendar(days), result, undated, gazetteer),
      onThisDay: presentOnThisDay(path.value, earlier, gazetteer),
    }
    pages.send(response, {
      view: 'date',
      title: model.heading,
      description: `${model.heading}: ${model.total}.`,
      canonical: dateHref(path.value, page),
      trail: model.trail,
      ...(period.to < dayOf(clock()) ? {} : { feed: presentFeedLinks(period, gazetteer) }),
      section: 'dates',
      ...(provinces.length + categories.length + sources.length === 0
        ? {}
        : { canonical: dateHref(path.value), indexed: false }),
      model,
    })
  }

  /** Redirects to the day that a visitor names, or to the month of the latest news. */
  router.get('/ngay', async (request, response) => {
    const jump = parseJump(request.originalUrl, dayOf(clock()))
    if (jump !== null) {
      response.set('Cache-Control', 'no-cache')
      return response.redirect(303, 'date' in jump ? dateHref(jump.date) : SearchUrl.of(jump.range).href)
    }
    const { days } = await search.calendar()
    const last = new Calendar(days).last
    if (last === null) throw notFound('page', '/ngay')
    response.set('Cache-Control', 'no-cache').redirect(302, dateHref(monthOf(last)))
  })
  router.get(undatedHref(), async (request, response) => {
    const { trang: page } = parseQuery(request.originalUrl, pageQuery)
    if (await freshness.answered(request, response)) return
    const wanted = { ...emptySearch, undated: true, sort: 'newest' as const, page, size: articlesPerPage }
    const [{ days }, result] = await Promise.all([search.calendar(), search.search(wanted)])
    const model = presentUndatedPage(new Calendar(days), result, gazetteer)
    pages.send(response, {
      view: 'undated',
      title: model.heading,
      canonical: undatedHref(page),
      section: 'dates',
      model,
    })
  })
  router.get('/ngay/:year{/:month}{/:day}', (request, response) => {
    const { year, month, day } = request.params
    return show(
      request,
      response,
      [year, month, day].filter((segment) => segment !== undefined),
    )
  })
  return router
}
