import { say } from '../language/say.js'
import { Router } from 'express'
import { emptySearch } from '../../search/finding/empty-search.js'
import type { PaperView } from '../../search/types.js'
import { notFound } from '../params/not-found.js'
import { paperQuery } from '../params/queries.js'
import { parseQuery } from '../params/read-query.js'
import { nearestTo } from '../presenters/nearest.js'
import { presentFeedLinks } from '../presenters/feed.js'
import { presentPaper, presentPapers } from '../presenters/papers.js'
import type { Site } from '../server/site.js'
import { paperHref, papersPath } from '../urls/links.js'

const articlesPerPage = 20

/**
 * The paper of a slug, name, host or code.
 * @throws NotFoundError `no-such-paper`, with suggestions of papers that may have been meant
 */
export async function paperNamed(name: string, search: Site['search']): Promise<PaperView> {
  const paper = await search.paper(name)
  if (paper !== null) return paper
  const papers = await search.papers()
  const links = papers.map((other) => ({
    label: other.name,
    href: paperHref(other.slug),
    names: [other.name, other.slug],
  }))
  throw notFound('paper', name, nearestTo(name, links))
}

/** The newspapers, broadcasters and portals of the archive, and a page for each. */
export function paperRoutes({ search, gazetteer, pages, freshness }: Site): Router {
  const router = Router()

  router.get(papersPath, async (request, response) => {
    if (await freshness.answered(request, response)) return
    const model = presentPapers(await search.papers())
    pages.send(response, {
      view: 'papers',
      title: model.heading,
      canonical: papersPath,
      trail: [],
      section: 'papers',
      model,
    })
  })

  router.get(paperHref(':name'), async (request, response) => {
    const { trang: page, nam: year } = parseQuery(request.originalUrl, paperQuery)
    const paper = await paperNamed(String(request.params.name), search)
    const { slug } = paper
    if (request.path !== paperHref(slug)) return response.redirect(301, paperHref(slug, page))
    if (await freshness.answered(request, response)) return
    const wanted = { ...emptySearch, sources: [slug], sort: 'newest' as const, page, size: articlesPerPage }
    const model = presentPaper(paper, await search.search(wanted), year ?? null, gazetteer)
    pages.send(response, {
      view: 'paper',
      title: model.name,
      description: `${model.name}: ${model.total}.`,
      canonical: paperHref(slug, page),
      trail: [{ label: say('Báo, đài, cổng thông tin'), href: papersPath }],
      feed: presentFeedLinks({ sources: [slug] }, gazetteer),
      section: 'papers',
      indexed: year === undefined,
      model,
    })
  })
  return router
}
