import { Router } from 'express'
import { missingArticle } from '../params/missing-article.js'
import { presentArticle } from '../presenters/article.js'
import { dayOf } from '../../text/dates.js'
import type { Site } from '../server/site.js'

export function articleRoutes({ search, gazetteer, clock, address, pages, freshness }: Site): Router {
  const router = Router()
  router.get('/bai/:id{/:slug}', async (request, response) => {
    if (await freshness.answered(request, response)) return
    const view = await search.article(request.params.id)
    if (view === null) throw await missingArticle(request.params.id, search)
    const model = presentArticle(view, gazetteer, address.of(request) ?? '', dayOf(clock()))
    if (request.path !== model.href) return response.redirect(301, model.href)
    pages.send(response, {
      view: 'article',
      title: model.title,
      description: model.lead,
      canonical: model.href,
      model,
    })
  })
  return router
}
