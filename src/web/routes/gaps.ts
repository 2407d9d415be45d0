import { Router } from 'express'
import { chooseSource } from '../params/choose-source.js'
import { gapsQuery } from '../params/queries.js'
import { parseQuery } from '../params/read-query.js'
import { presentGaps, presentGapsOf } from '../presenters/gaps.js'
import type { Site } from '../server/site.js'
import { gapsHref } from '../urls/links.js'

/** Days on which sources have no articles, for editors. */
export function gapsRoutes({ gazetteer, search, pages }: Site): Router {
  const router = Router()
  router.get(gapsHref(), async (request, response) => {
    const { nguon, trang } = parseQuery(request.originalUrl, gapsQuery)
    const sources = await search.gaps()
    const model =
      nguon === undefined
        ? presentGaps(sources, trang, gazetteer)
        : presentGapsOf(chooseSource(sources, nguon, request.path), trang, gazetteer)
    // Counted from the store, which may be ahead of the index, whose generation tells when other pages change.
    response.set('Cache-Control', 'no-cache')
    pages.send(response, {
      view: 'gaps',
      title: model.heading,
      canonical: gapsHref(nguon ?? null, trang),
      indexed: false,
      section: 'dates',
      model,
    })
  })
  return router
}
