import { Router } from 'express'
import { parseChoiceParams } from '../params/search-params.js'
import { presentChoice } from '../presenters/choice.js'
import type { Site } from '../server/site.js'
import { choicePath, listFacets, SearchUrl } from '../urls/search-url.js'

/** A page of all values for each list facet, since a page of results shows only the first: `/tim-kiem/co-quan?…`. */
export function choiceRoutes({ search, gazetteer, pages, freshness }: Site): Router {
  const router = Router()
  for (const facet of listFacets) {
    router.get(choicePath(facet), async (request, response) => {
      const params = parseChoiceParams(request.originalUrl, facet, gazetteer)
      if (await freshness.answered(request, response)) return
      const { facets } = await search.facets(params.search)
      const model = presentChoice(facet, params, facets, gazetteer)
      const { q } = params.search
      pages.send(response, {
        view: 'choice',
        title: q === '' ? model.heading : `${model.heading}: ${q}`,
        canonical: SearchUrl.of(params.search).choiceHref(facet, params.isAlphabetic),
        section: 'search',
        indexed: false,
        model,
      })
    })
  }
  return router
}
