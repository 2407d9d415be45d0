import { Router } from 'express'
import type { Site } from '../server/site.js'

/** The page of the reading list, which the visitor's browser fills: the server never sees the list. */
export function readingListRoutes({ pages, freshness }: Site): Router {
  const router = Router()
  router.get('/doc-sau', async (request, response) => {
    if (await freshness.answered(request, response)) return
    pages.send(response, {
      view: 'reading-list',
      title: 'Đọc sau',
      canonical: '/doc-sau',
      section: 'reading-list',
      indexed: false,
      model: {},
    })
  })
  return router
}
