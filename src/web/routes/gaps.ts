import { Router } from 'express'
import { chooseSource, parseGapsParams } from '../params/gaps-params.js'
import { presentGaps, presentGapsJson, presentGapsOf } from '../presenters/gaps.js'
import type { Site } from '../server/site.js'
import { gapsHref } from '../urls/links.js'

/** The days on which sources have no articles, for the editor; and the JSON twin. */
export function gapsRoutes({ search, pages }: Site): Router {
  const router = Router()
  router.get(gapsHref(), async (request, response) => {
    const { source, page } = parseGapsParams(request.originalUrl)
    const sources = await search.gaps()
    const model =
      source === null ? presentGaps(sources, page) : presentGapsOf(chooseSource(sources, source, request.path), page)
    // Counted from the store, which may be ahead of the index that other pages are kept by.
    response.set('Cache-Control', 'no-cache')
    pages.send(response, { view: 'gaps', title: model.heading, indexed: false, section: 'dates', model })
  })
  router.get('/api/v1/gaps', async (request, response) => {
    const { source } = parseGapsParams(request.originalUrl)
    const sources = await search.gaps()
    const chosen = source === null ? sources : [chooseSource(sources, source, request.path)]
    response.set('Cache-Control', 'no-cache').json(presentGapsJson(chosen))
  })
  return router
}
