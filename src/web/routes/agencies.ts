import { say } from '../language/say.js'
import { Router } from 'express'
import { emptySearch } from '../../search/finding/empty-search.js'
import { nearestTo } from '../presenters/nearest.js'
import { notFound } from '../params/not-found.js'
import { pageQuery } from '../params/queries.js'
import { parseQuery } from '../params/read-query.js'
import { presentAgency } from '../presenters/agency.js'
import { namedAgencies, presentAgencyIndex } from '../presenters/directory.js'
import { presentFeedLinks } from '../presenters/feed.js'
import type { Agency } from '../../gazetteer/types.js'
import type { Place } from '../../search/types.js'
import type { Site } from '../server/site.js'
import { agencyHref } from '../urls/links.js'
import { lookUpSubject } from './subject.js'

/** How many agencies to list as named together with another one. */
const companionsListed = 10

/**
 * The agency with an id, as in its page's address.
 * @throws NotFoundError `no-such-agency`, with suggestions of agencies that may have been meant
 */
export function agencyOf(id: string, gazetteer: Site['gazetteer']): Agency {
  const agency = gazetteer.agency(id)
  if (agency === null) throw notFound('agency', id, nearestTo(id, namedAgencies(gazetteer)))
  return agency
}

/** What an agency's page and its JSON twin show: one page of its articles, newest first, and its companions. */
export function lookUpAgency({ id }: Agency, page: number, search: Site['search'], after?: Place) {
  return lookUpSubject({ agencies: [id], provinces: [] }, companionsListed, page, search, after)
}

export function agencyRoutes({ search, gazetteer, pages, freshness }: Site): Router {
  const router = Router()

  router.get('/co-quan', async (request, response) => {
    if (await freshness.answered(request, response)) return
    const { facets } = await search.facets(emptySearch)
    pages.send(response, {
      view: 'agencies',
      title: say('Cơ quan có tin trong kho'),
      canonical: '/co-quan',
      trail: [],
      section: 'agencies',
      model: { levels: presentAgencyIndex(facets.agency, gazetteer) },
    })
  })

  router.get('/co-quan/:id', async (request, response) => {
    const agency = agencyOf(request.params.id, gazetteer)
    const { trang: page } = parseQuery(request.originalUrl, pageQuery)
    if (await freshness.answered(request, response)) return
    const [result, companions] = await lookUpAgency(agency, page, search)
    pages.send(response, {
      view: 'agency',
      title: say('Tin về {0}', agency.name),
      canonical: agencyHref(agency.id, page),
      trail: [{ label: say('Cơ quan'), href: '/co-quan' }],
      feed: presentFeedLinks({ agencies: [agency.id] }, gazetteer),
      section: 'agencies',
      model: presentAgency(agency, result, companions, gazetteer),
    })
  })
  return router
}
