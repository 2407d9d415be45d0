import { say } from '../language/say.js'
import { Router, type Response } from 'express'
import type { NearCounts, SearchParams, SearchResult } from '../../search/types.js'
import { dayOf } from '../../text/dates.js'
import { usualRanges } from '../../text/day-ranges.js'
import { untilGone } from '../middleware/until-gone.js'
import { parseSearchParams } from '../params/search-params.js'
import { presentFeedLinks } from '../presenters/feed.js'
import { presentSearch } from '../presenters/search.js'
import type { Site } from '../server/site.js'
import { searchPath, SearchUrl } from '../urls/search-url.js'

export function searchRoutes({ search, gazetteer, clock, pages, freshness }: Site): Router {
  /** How many articles match nearly: by date, where only strict ones are shown, it is asked when there are none. */
  async function nearByRelevance(params: SearchParams, result: SearchResult, response: Response): Promise<NearCounts> {
    if (params.sort === 'relevance' || params.q === '' || result.total > 0) return result.near
    const byRelevance: SearchParams = { ...params, sort: 'relevance', page: 1 }
    return (await search.search(byRelevance, { signal: untilGone(response) })).near
  }

  const router = Router()
  router.get(searchPath, async (request, response) => {
    const params = parseSearchParams(request.originalUrl, gazetteer)
    if (await freshness.answered(request, response)) return
    const ranges = usualRanges(dayOf(clock()))
    const [result, haveNews] = await Promise.all([
      search.search(params, { signal: untilGone(response) }),
      search.haveNews(ranges.map(({ range }) => range)),
    ])
    const near = await nearByRelevance(params, result, response)
    pages.send(response, {
      view: 'search',
      script: 'filters.js',
      title: params.q === '' ? say('Tìm trong kho tin') : say('Tìm: {0}', params.q),
      canonical: SearchUrl.of(params).href,
      // Feeds contain only dated articles, so the feed of articles without a date would always be empty.
      ...(params.undated ? {} : { feed: presentFeedLinks(params, gazetteer) }),
      section: 'search',
      box: null,
      indexed: false,
      model: presentSearch(
        params,
        result,
        gazetteer,
        ranges.filter((_, place) => haveNews[place]),
        near,
      ),
    })
  })
  return router
}
