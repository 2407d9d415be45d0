import { Router } from 'express'
import { missingArticle } from '../params/missing-article.js'
import { presentArticle, type ArticleModel } from '../presenters/article.js'
import { presentNews } from '../presenters/head.js'
import type { Link } from '../presenters/text.js'
import { dayOf } from '../../text/dates.js'
import type { Site } from '../server/site.js'

/** The pages above an article: its province, or else its day. */
function trailOf({ province, day }: ArticleModel): Link[] {
  if (province?.href)
    return [
      { label: 'Tỉnh, thành phố', href: '/tinh' },
      { label: province.label, href: province.href },
    ]
  return day === null ? [] : [day]
}

export function articleRoutes({ search, gazetteer, clock, address, brand, pages, freshness, pictures }: Site): Router {
  const router = Router()
  router.get('/bai/:id{/:slug}', async (request, response) => {
    if (await freshness.answered(request, response)) return
    const view = await search.article(request.params.id)
    if (view === null) throw await missingArticle(request.params.id, search)
    const site = { address: address.of(request) ?? '', name: brand.name }
    const model = presentArticle(view, gazetteer, site, dayOf(clock()), pictures)
    if (request.path !== model.href) return response.redirect(301, model.href)
    pages.send(response, {
      view: 'article',
      title: model.title,
      description: model.lead,
      canonical: model.href,
      news: presentNews(view.article, model.source, model.image),
      trail: trailOf(model),
      model,
    })
  })
  return router
}
