import { Router } from 'express'
import { openSearchType, suggestionsType, writeOpenSearch } from '../formats/opensearch.js'
import { untilGone } from '../middleware/until-gone.js'
import { typedQuery } from '../params/queries.js'
import { parseQuery } from '../params/read-query.js'
import type { Site } from '../server/site.js'
import { brandPaths, deskPath, discoveryPaths } from '../urls/links.js'
import { feedFormats, searchPath } from '../urls/search-url.js'

/** As many suggestions as browsers show. */
const suggestions = 8
const daySeconds = 86_400

/**
 * Searches combine without end, so crawlers are kept out of them, and out of what editors and programs use; not out of
 * feeds, which are searches too: of two rules the longer one counts (RFC 9309).
 */
function robotsFor(site: string | null): string {
  return [
    'User-agent: *',
    ...feedFormats.map((format) => `Allow: ${searchPath}.${format}`),
    `Disallow: ${searchPath}`,
    `Disallow: /*${searchPath}`,
    `Disallow: ${deskPath}`,
    'Disallow: /api/',
    `Disallow: ${discoveryPaths.openSearchSuggestions}`,
    ...(site === null
      ? []
      : ['', `Sitemap: ${site}${discoveryPaths.sitemap}`, `Sitemap: ${site}${discoveryPaths.newsSitemap}`]),
    '',
  ].join('\n')
}

/** robots.txt. Answered before the limit of requests: a crawler that is refused it may not come back. */
export function robotsRoutes({ address }: Site): Router {
  const router = Router()
  router.get(discoveryPaths.robots, (request, response) => {
    response
      .set('Cache-Control', `public, max-age=${daySeconds}`)
      .type('text')
      .send(robotsFor(address.of(request)))
  })
  return router
}

/** By which browsers search the site from their address bar. */
export function openSearchRoutes({ search, address, brand, freshness }: Site): Router {
  const router = Router()

  router.get(discoveryPaths.openSearch, (request, response) => {
    const site = address.require(request)
    const description = writeOpenSearch({
      shortName: brand.shortName,
      name: brand.name,
      description: `Tìm trên ${brand.name}`,
      page: `${site}${searchPath}?q={searchTerms}`,
      suggestions: `${site}${discoveryPaths.openSearchSuggestions}?q={searchTerms}`,
      feed: `${site}${searchPath}.atom?q={searchTerms}`,
      icon: site + brandPaths.icon(192),
    })
    response.set('Cache-Control', `public, max-age=${daySeconds}`).type(openSearchType).send(description)
  })

  router.get(discoveryPaths.openSearchSuggestions, async (request, response) => {
    const { q } = parseQuery(request.originalUrl, typedQuery)
    if (await freshness.answered(request, response)) return
    const found = q === '' ? [] : await search.suggest(q, suggestions, { signal: untilGone(response) })
    response.type(suggestionsType).send(JSON.stringify([q, [...new Set(found.map(({ text }) => text))]]))
  })
  return router
}
