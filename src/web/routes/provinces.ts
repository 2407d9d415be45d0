import { say } from '../language/say.js'
import { Router } from 'express'
import type { Province } from '../../gazetteer/types.js'
import { emptySearch } from '../../search/finding/empty-search.js'
import { nearestTo } from '../presenters/nearest.js'
import { notFound } from '../params/not-found.js'
import { pageQuery } from '../params/queries.js'
import { parseQuery } from '../params/read-query.js'
import { namedProvinces, presentProvinceIndex } from '../presenters/directory.js'
import { presentFeedLinks } from '../presenters/feed.js'
import { provinceTitle } from '../presenters/lineage.js'
import { presentProvince } from '../presenters/province.js'
import type { Place } from '../../search/types.js'
import type { Site } from '../server/site.js'
import { provinceHref } from '../urls/links.js'
import { lookUpSubject } from './subject.js'

const companionsListed = 15

/**
 * The province with a slug: its name, or any other name that the gazetteer knows, written with dashes.
 * @throws NotFoundError `no-such-province`, with suggestions of provinces that may have been meant
 */
export function provinceOf(slug: string, gazetteer: Site['gazetteer']): Province {
  const province = gazetteer.province(slug)
  if (province === null) throw notFound('province', slug, nearestTo(slug, namedProvinces(gazetteer)))
  return province
}

/**
 * What a province's page and its JSON twin show: one page of its articles, newest first, and the agencies that they
 * name.
 */
export function lookUpProvince({ name }: Province, page: number, search: Site['search'], after?: Place) {
  return lookUpSubject({ agencies: [], provinces: [name] }, companionsListed, page, search, after)
}

export function provinceRoutes({ search, gazetteer, pages, freshness }: Site): Router {
  const router = Router()

  router.get('/tinh', async (request, response) => {
    if (await freshness.answered(request, response)) return
    const { facets } = await search.facets(emptySearch)
    pages.send(response, {
      view: 'provinces',
      title: say('Tỉnh, thành phố có tin trong kho'),
      canonical: '/tinh',
      trail: [],
      section: 'provinces',
      model: { nodes: presentProvinceIndex(facets.province, gazetteer) },
    })
  })

  router.get('/tinh/:slug', async (request, response) => {
    const province = provinceOf(request.params.slug, gazetteer)
    const { trang: page } = parseQuery(request.originalUrl, pageQuery)
    if (request.path !== provinceHref(province.name)) return response.redirect(301, provinceHref(province.name, page))
    if (await freshness.answered(request, response)) return
    const [result, companions] = await lookUpProvince(province, page, search)
    pages.send(response, {
      view: 'province',
      title: say('Tin của {0}', provinceTitle(province)),
      canonical: provinceHref(province.name, page),
      trail: [{ label: say('Tỉnh, thành phố'), href: '/tinh' }],
      feed: presentFeedLinks({ provinces: [province.name] }, gazetteer),
      section: 'provinces',
      model: presentProvince(province, result, companions, gazetteer),
    })
  })
  return router
}
