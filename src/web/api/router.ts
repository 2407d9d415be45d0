import { Router } from 'express'
import { crossOrigin } from '../middleware/cross-origin.js'
import { draftBody } from '../middleware/draft-body.js'
import { refuseLongBody } from '../middleware/body-length.js'
import { otherMethods } from '../middleware/methods.js'
import { untilGone } from '../middleware/until-gone.js'
import { noQuery } from '../params/queries.js'
import { withoutUnknown } from '../params/unknown.js'
import type { Site } from '../server/site.js'
import { descriptionPath } from './answers/description.js'
import type { ApiDescription } from './description.js'
import { apiMount, inExpress, methodsByPath } from './operations.js'
import { samplesOf } from './samples.js'
import { apiRoutes } from './table.js'

/** The routes of the API, to be mounted at `/api/v1`. */
export function apiRouter(site: Site, description: ApiDescription): Router {
  const router = Router()
  for (const route of apiRoutes) {
    const path = inExpress(route.path)
    if (route.isOpen) router.all(path, crossOrigin)
    router[route.method](path, route.body === null ? refuseLongBody : draftBody())
    router[route.method](path, async (request, response) => {
      const answer = route.read(request, site)
      if (route.method === 'get') {
        if (!route.isKept) response.set('Cache-Control', 'no-cache')
        else if (await site.freshness.answered(request, response)) return
      }
      response.json(await answer(untilGone(response)))
    })
  }
  router.get(descriptionPath.slice(apiMount.length), refuseLongBody, async (request, response) => {
    const origin = withoutUnknown(request.originalUrl, noQuery, () => site.address.require(request))
    if (await site.freshness.answered(request, response)) return
    response.json(description.of(origin, await samplesOf(site)))
  })
  for (const [path, methods] of methodsByPath(description.operations)) {
    if (path.startsWith(`${apiMount}/`)) router.all(path.slice(apiMount.length), otherMethods(methods))
  }
  return router
}
