import { Router } from 'express'
import { crossOrigin } from '../middleware/cross-origin.js'
import { draftBody } from '../middleware/draft-body.js'
import { untilGone } from '../middleware/until-gone.js'
import type { Site } from '../server/site.js'
import { apiRoutes } from './table.js'

/** The routes of the API, to be mounted at `/api/v1`. */
export function apiRouter(site: Site): Router {
  const router = Router()
  for (const route of apiRoutes) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1')
    if (route.isOpen) router.all(path, crossOrigin)
    if (route.body !== null) router[route.method](path, draftBody())
    router[route.method](path, async (request, response) => {
      const answer = route.read(request, site)
      if (route.method === 'get') {
        if (!route.isKept) response.set('Cache-Control', 'no-cache')
        else if (await site.freshness.answered(request, response)) return
      }
      response.json(await answer(untilGone(response)))
    })
  }
  return router
}
