import { Router } from 'express'
import { descriptionPath } from '../api/answers/description.js'
import type { ApiDescription } from '../api/description.js'
import { samplesOf } from '../api/samples.js'
import { presentApiPage } from '../presenters/api-page.js'
import type { Site } from '../server/site.js'
import { apiPath } from '../urls/links.js'

/** The page about the API, made from its description. */
export function apiPageRoutes(site: Site, description: ApiDescription): Router {
  const router = Router()
  router.get(apiPath, async (request, response) => {
    const origin = site.address.require(request)
    if (await site.freshness.answered(request, response)) return
    const described = description.of(origin, await samplesOf(site))
    site.pages.send(response, {
      view: 'api',
      title: 'API: đọc kho tin bằng chương trình',
      canonical: apiPath,
      model: presentApiPage(described, descriptionPath),
    })
  })
  return router
}
