import { Router } from 'express'
import type { Site } from '../server/site.js'

export function rankingRoutes({ pages, freshness }: Site): Router {
  const router = Router()
  router.get('/cach-xep-hang', async (request, response) => {
    if (await freshness.answered(request, response)) return
    pages.send(response, {
      view: 'ranking',
      title: 'Cách tìm và cách xếp hạng',
      canonical: '/cach-xep-hang',
      section: 'ranking',
      model: {},
    })
  })
  return router
}
