import { Router } from 'express'
import { atomType, writeAtom } from '../formats/atom.js'
import { jsonFeedType, writeJsonFeed } from '../formats/json-feed.js'
import { rssType, writeRss } from '../formats/rss.js'
import { parseSearchParams } from '../params/search-params.js'
import { dayOf } from '../../text/dates.js'
import { presentFeed } from '../presenters/feed.js'
import type { Site } from '../server/site.js'
import { feedFormats, searchPath } from '../urls/search-url.js'

/** More than a newsroom publishes between two polls of a feed reader that polls every few hours. */
const entries = 50

const writers = {
  atom: { type: atomType, write: writeAtom },
  rss: { type: rssType, write: writeRss },
  'feed.json': { type: jsonFeedType, write: writeJsonFeed },
}

/** The feed of every search, and so of every agency, province, category and day: `/tim-kiem.atom?…`. */
export function feedRoutes({ search, gazetteer, clock, address, brand, settings, freshness }: Site): Router {
  const router = Router()
  for (const format of feedFormats) {
    const { type, write } = writers[format]
    router.get(`${searchPath}.${format}`, async (request, response) => {
      const params = parseSearchParams(request.originalUrl, gazetteer)
      const { hub = null } = settings.settings
      const site = { address: address.require(request), name: brand.name, hub }
      if (await freshness.answered(request, response)) return
      const [articles, withdrawn] = await Promise.all([search.latest(params, entries), search.lastWithdrawn(entries)])
      const feed = presentFeed(params, format, { articles, withdrawn }, site, dayOf(clock()), gazetteer)
      if (hub !== null) response.links({ hub, self: feed.selfHref })
      response.type(type).send(write(feed))
    })
  }
  return router
}
