import { Router } from 'express'
import { emptySearch } from '../../search/finding/empty-search.js'
import { dayOf } from '../../text/dates.js'
import { notFound } from '../params/not-found.js'
import { parsePage, parseSize, parseTyped } from '../params/page-params.js'
import { parseAnniversary } from '../params/date-path.js'
import { parseSearchParams } from '../params/search-params.js'
import {
  presentAgenciesJson,
  presentAgencyJson,
  presentProvinceJson,
  presentProvincesJson,
} from '../presenters/directory-json.js'
import {
  presentArticleJson,
  presentDocumentsJson,
  presentDocumentViewJson,
  presentSearchJson,
  presentSuggestionsJson,
  presentSummaryJson,
} from '../presenters/json.js'
import { onItsPage, presentOnThisDayJson } from '../presenters/on-this-day.js'
import type { Site } from '../server/site.js'
import { agencyOf, lookUpAgency } from './agencies.js'
import { lookUpProvince, provinceOf } from './provinces.js'
import { citingPerPage, documentsListed } from './documents.js'

/** Completions offered: a list that a phone shows above its keyboard. */
const suggestions = 8
const relatedArticles = 10
const mostRelated = 50
const copies = 20
const mostCopies = 1000

/** The JSON twins of the pages, to be mounted at `/api/v1`. They take the pages' parameters. */
export function apiRoutes({ search, gazetteer, clock, freshness }: Site): Router {
  const router = Router()

  router.get('/search', async (request, response) => {
    const params = parseSearchParams(request.originalUrl, gazetteer)
    if (await freshness.answered(request, response)) return
    response.json(presentSearchJson(await search.search(params)))
  })

  router.get('/facets', async (request, response) => {
    const params = parseSearchParams(request.originalUrl, gazetteer)
    if (await freshness.answered(request, response)) return
    response.json(await search.facets(params))
  })

  router.get('/suggest', async (request, response) => {
    const text = parseTyped(request.originalUrl)
    if (await freshness.answered(request, response)) return
    response.json(presentSuggestionsJson(text, text === '' ? [] : await search.suggest(text, suggestions)))
  })

  router.get('/on-this-day', async (request, response) => {
    const day = parseAnniversary(request.originalUrl, dayOf(clock()))
    if (await freshness.answered(request, response)) return
    response.json(presentOnThisDayJson(day, await search.onThisDay(day, onItsPage)))
  })

  router.get('/articles/:id', async (request, response) => {
    if (await freshness.answered(request, response)) return
    const view = await search.article(request.params.id)
    if (view === null) throw notFound('article', request.params.id)
    response.json(presentArticleJson(view))
  })

  router.get('/articles/:id/related', async (request, response) => {
    const { id } = request.params
    const size = parseSize(request.originalUrl, mostRelated, relatedArticles)
    if (await freshness.answered(request, response)) return
    const related = await search.related(id, size)
    if (related === null) throw notFound('article', id)
    response.json({ id, related: related.map(presentSummaryJson) })
  })

  router.get('/agencies', async (request, response) => {
    if (await freshness.answered(request, response)) return
    const { facets } = await search.facets(emptySearch)
    response.json(presentAgenciesJson(facets.agency))
  })

  router.get('/agencies/:id', async (request, response) => {
    const agency = agencyOf(request.params.id, gazetteer)
    const page = parsePage(request.originalUrl)
    if (await freshness.answered(request, response)) return
    const [result, companions] = await lookUpAgency(agency, page, search)
    response.json(presentAgencyJson(agency, result, companions, gazetteer))
  })

  router.get('/provinces', async (request, response) => {
    if (await freshness.answered(request, response)) return
    const { facets } = await search.facets(emptySearch)
    response.json(presentProvincesJson(facets.province))
  })

  router.get('/provinces/:slug', async (request, response) => {
    const province = provinceOf(request.params.slug, gazetteer)
    const page = parsePage(request.originalUrl)
    if (await freshness.answered(request, response)) return
    const [result, companions] = await lookUpProvince(province, page, search)
    response.json(presentProvinceJson(province, result, companions, gazetteer))
  })

  router.get('/articles/:id/copies', async (request, response) => {
    const { id } = request.params
    const size = parseSize(request.originalUrl, mostCopies, copies)
    if (await freshness.answered(request, response)) return
    const found = await search.copies(id, size)
    if (found === null) throw notFound('article', id)
    response.json({ id, copies: found.map(presentSummaryJson) })
  })

  router.get('/articles/:id/story', async (request, response) => {
    const { id } = request.params
    if (await freshness.answered(request, response)) return
    const story = await search.story(id)
    if (story === null) throw notFound('article', id)
    response.json({ id, story: story.map(presentSummaryJson) })
  })

  router.get('/documents', async (request, response) => {
    if (await freshness.answered(request, response)) return
    response.json(presentDocumentsJson(await search.documents(documentsListed)))
  })

  router.get('/documents/:slug', async (request, response) => {
    const page = parsePage(request.originalUrl)
    if (await freshness.answered(request, response)) return
    const view = await search.document(request.params.slug, page, citingPerPage)
    if (view === null) throw notFound('document', request.params.slug)
    response.json(presentDocumentViewJson(view))
  })
  return router
}
