import { say } from '../language/say.js'
import { Router, type Request, type Response } from 'express'
import type { SearchParams } from '../../search/types.js'
import { untilGone } from '../middleware/until-gone.js'
import { missingArticle } from '../params/missing-article.js'
import { parseSearchParams } from '../params/search-params.js'
import { presentArticle, type ArticleModel, type OpenedFromSearch } from '../presenters/article.js'
import { presentNews } from '../presenters/head.js'
import { pagesBeside, presentInSearch } from '../presenters/in-search.js'
import type { Link } from '../presenters/text.js'
import { dayOf } from '../../text/dates.js'
import type { Site } from '../server/site.js'
import { SearchUrl } from '../urls/search-url.js'

/** The pages above an article: its province, or else its day. */
function trailOf({ province, day }: ArticleModel): Link[] {
  if (province?.href)
    return [
      { label: say('Tỉnh, thành phố'), href: '/tinh' },
      { label: province.label, href: province.href },
    ]
  return day === null ? [] : [day]
}

export function articleRoutes({ search, gazetteer, clock, address, brand, pages, freshness, pictures }: Site): Router {
  /** The search that the address carries; null when it carries none. @throws ParamsError */
  function searchIn(request: Request): SearchParams | null {
    const params = parseSearchParams(request.originalUrl, gazetteer)
    return SearchUrl.of(params).query === '' ? null : params
  }

  async function openedFrom(id: string, params: SearchParams, response: Response): Promise<OpenedFromSearch> {
    const options = { signal: untilGone(response) }
    const [marked, page] = await Promise.all([
      params.q === '' ? null : search.marked(id, params, options),
      search.search(params, options),
    ])
    const beside = pagesBeside(id, page)
    const other = (isWanted: boolean, step: number) =>
      isWanted ? search.search({ ...params, page: params.page + step }, options) : null
    const [before, after] = await Promise.all([other(beside.before, -1), other(beside.after, 1)])
    return { marked, inSearch: presentInSearch(id, params, { page, before, after }) }
  }

  const router = Router()
  router.get('/bai/:id{/:slug}', async (request, response) => {
    const params = searchIn(request)
    if (await freshness.answered(request, response)) return
    const { id } = request.params
    const view = await search.article(id)
    if (view === null) throw await missingArticle(id, search)
    const opened = params === null ? undefined : await openedFrom(id, params, response)
    const site = { address: address.of(request) ?? '', name: brand.name }
    const model = presentArticle(view, gazetteer, site, dayOf(clock()), pictures, opened)
    if (request.path !== model.href) {
      const query = params === null ? '' : `?${SearchUrl.of(params).query}`
      return response.redirect(301, model.href + query)
    }
    pages.send(response, {
      view: 'article',
      title: model.title,
      description: model.lead,
      canonical: model.href,
      news: presentNews(view.article, model.source, model.image),
      trail: trailOf(model),
      // The same article is found at its own address.
      indexed: params === null,
      ...(params === null ? {} : { box: { q: params.q, hidden: [] } }),
      script: 'share.js',
      model,
    })
  })
  return router
}
