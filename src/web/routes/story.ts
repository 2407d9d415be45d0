import { Router } from 'express'
import { missingArticle } from '../params/missing-article.js'
import { presentStory } from '../presenters/story.js'
import type { Site } from '../server/site.js'

export function storyRoutes({ gazetteer, search, pages, freshness }: Site): Router {
  const router = Router()
  router.get('/dien-bien/:id{/:slug}', async (request, response) => {
    const { id } = request.params
    if (await freshness.answered(request, response)) return
    const story = await search.story(id)
    const article = story?.find((one) => one.id === id)
    if (!story || !article) throw await missingArticle(id, search)
    const model = presentStory(article, story, gazetteer)
    if (request.path !== model.href) return response.redirect(301, model.href)
    pages.send(response, { view: 'story', title: model.heading, canonical: model.href, indexed: false, model })
  })
  return router
}
