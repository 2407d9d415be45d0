import { say } from '../language/say.js'
import { Router } from 'express'
import type { Province } from '../../gazetteer/types.js'
import { emptySearch } from '../../search/finding/empty-search.js'
import { dayOf } from '../../text/dates.js'
import { Calendar } from '../presenters/calendar.js'
import { presentFeedLinks } from '../presenters/feed.js'
import { presentHome, type LocalNews } from '../presenters/home.js'
import { besideOthers, presentOnThisDay } from '../presenters/on-this-day.js'
import type { Site } from '../server/site.js'

/** One top story, and a column of others about as long as the column of ways into the archive. */
const latestArticles = 13

export function homeRoutes({ search, gazetteer, clock, settings, pages, freshness }: Site): Router {
  const { defaultProvince } = settings.settings
  const province = defaultProvince === undefined ? null : gazetteer.province(defaultProvince)

  async function newsOf(own: Province | null): Promise<LocalNews | null> {
    if (own === null) return null
    const wanted = { ...emptySearch, provinces: [own.name], sort: 'newest' as const, size: latestArticles }
    return { province: own, result: await search.search(wanted) }
  }

  const router = Router()
  router.get('/', async (request, response) => {
    if (await freshness.answered(request, response)) return
    const today = dayOf(clock())
    const [result, local, { facets }, { days }, earlier] = await Promise.all([
      search.search({ ...emptySearch, size: latestArticles }),
      newsOf(province),
      search.facets(emptySearch),
      search.calendar(),
      search.onThisDay(today, besideOthers),
    ])
    pages.send(response, {
      view: 'home',
      title: say('Kho tin địa phương'),
      description: say('Tìm trong kho tin của các báo, đài và cổng thông tin địa phương.'),
      canonical: '/',
      feed: presentFeedLinks({}, gazetteer),
      box: null,
      model: {
        ...presentHome(result, local, facets, new Calendar(days), gazetteer),
        onThisDay: presentOnThisDay(today, earlier, gazetteer),
      },
    })
  })
  return router
}
