import { Router } from 'express'
import { notFound } from '../not-found.js'
import { presentThread } from '../presenters/thread.js'
import type { Site } from '../site.js'

export function threadRoutes({ search, pages, freshness }: Site): Router {
  const router = Router()
  router.get('/dien-bien/:id{/:slug}', async (request, response) => {
    const { id } = request.params
    if (await freshness.answered(request, response)) return
    const thread = await search.thread(id)
    const article = thread?.find((one) => one.id === id)
    if (!thread || !article) throw notFound('article', id)
    const model = presentThread(article, thread)
    if (request.path !== model.href) return response.redirect(301, model.href)
    pages.send(response, { view: 'thread', title: model.heading, canonical: model.href, indexed: false, model })
  })
  return router
}
