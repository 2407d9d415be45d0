import { say } from '../language/say.js'
import { Router } from 'express'
import { notFound } from '../params/not-found.js'
import { pageQuery } from '../params/queries.js'
import { parseQuery } from '../params/read-query.js'
import { presentDocument, presentDocumentIndex } from '../presenters/document.js'
import { presentFeedLinks } from '../presenters/feed.js'
import type { Site } from '../server/site.js'
import { documentHref, documentsPath } from '../urls/links.js'

/** A chronicle is read in one go, so its pages are long. */
export const citingPerPage = 50
/** How many documents the page of the most cited ones lists. */
export const documentsListed = 60

export function documentRoutes({ gazetteer, search, pages, freshness }: Site): Router {
  const router = Router()

  router.get(documentsPath, async (request, response) => {
    if (await freshness.answered(request, response)) return
    pages.send(response, {
      view: 'documents',
      title: say('Văn bản được nhắc tới nhiều nhất'),
      canonical: documentsPath,
      trail: [],
      model: presentDocumentIndex(await search.documents(documentsListed)),
    })
  })

  router.get(`${documentsPath}/:slug`, async (request, response) => {
    const { slug } = request.params
    const { trang: page } = parseQuery(request.originalUrl, pageQuery)
    if (await freshness.answered(request, response)) return
    const view = await search.document(slug, page, citingPerPage)
    if (view === null) throw notFound('document', slug)
    const model = presentDocument(view, gazetteer)
    pages.send(response, {
      view: 'document',
      title: model.heading,
      description: `${model.heading}: ${model.total}.`,
      canonical: documentHref(view.document, page),
      trail: [{ label: say('Văn bản'), href: documentsPath }],
      feedWithAlerts: presentFeedLinks({ q: view.document.number }, gazetteer),
      model,
    })
  })
  return router
}
