import { Router } from 'express'
import { notFound } from '../not-found.js'
import { parsePage } from '../params/page-params.js'
import { presentAgency, presentAgencyIndex } from '../presenters/agency.js'
import { presentFeedLinks } from '../presenters/feed.js'
import type { Site } from '../site.js'
import { agencyHref } from '../urls/links.js'
import { emptySearch } from '../urls/search-url.js'

const articlesPerPage = 20

export function agencyRoutes({ search, gazetteer, pages, freshness }: Site): Router {
  const router = Router()

  router.get('/co-quan', async (request, response) => {
    if (await freshness.answered(request, response)) return
    const { facets } = await search.search({ ...emptySearch, size: 1 })
    await pages.send(response, {
      view: 'agencies',
      title: 'Cơ quan có tin trong kho',
      canonical: '/co-quan',
      section: 'agencies',
      model: { groups: presentAgencyIndex(facets.agency, gazetteer) },
    })
  })

  router.get('/co-quan/:id', async (request, response) => {
    const agency = gazetteer.agency(request.params.id)
    if (agency === null) throw notFound('agency', request.params.id)
    const page = parsePage(request.originalUrl)
    if (await freshness.answered(request, response)) return
    const wanted = { ...emptySearch, agencies: [agency.id], sort: 'newest' as const, page, size: articlesPerPage }
    const model = presentAgency(agency, await search.search(wanted), gazetteer)
    await pages.send(response, {
      view: 'agency',
      title: `Tin về ${agency.name}`,
      canonical: agencyHref(agency.id, page),
      feed: presentFeedLinks({ agencies: [agency.id] }, gazetteer),
      section: 'agencies',
      model,
    })
  })
  return router
}
