import { Router } from 'express'
import { emptySearch } from '../../search/finding/empty-search.js'
import { dayOf } from '../../text/dates.js'
import { Calendar } from '../presenters/calendar.js'
import { presentFeedLinks } from '../presenters/feed.js'
import { presentHome } from '../presenters/home.js'
import { besideOthers, presentOnThisDay } from '../presenters/on-this-day.js'
import type { Site } from '../server/site.js'

/** One top story, and a column of others about as long as the column of ways into the archive. */
const latestArticles = 13

export function homeRoutes({ search, gazetteer, clock, pages, freshness }: Site): Router {
  const router = Router()
  router.get('/', async (request, response) => {
    if (await freshness.answered(request, response)) return
    const today = dayOf(clock())
    const [result, { facets }, { days }, earlier] = await Promise.all([
      search.search({ ...emptySearch, size: latestArticles }),
      search.facets(emptySearch),
      search.calendar(),
      search.onThisDay(today, besideOthers),
    ])
    pages.send(response, {
      view: 'home',
      title: 'Kho tin địa phương',
      description: 'Tìm trong kho tin của các báo, đài và cổng thông tin địa phương.',
      canonical: '/',
      feed: presentFeedLinks({}, gazetteer),
      box: null,
      model: {
        ...presentHome(result, facets, new Calendar(days), gazetteer),
        onThisDay: presentOnThisDay(today, earlier),
      },
    })
  })
  return router
}
