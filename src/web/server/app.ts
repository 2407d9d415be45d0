import compression from 'compression'
import express, { type Express } from 'express'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Admission } from '../admission/admission.js'
import { ApiDescription } from '../api/description.js'
import { apiMount } from '../api/operations.js'
import { apiRouter } from '../api/router.js'
import { AnswerCache } from '../middleware/answer-cache.js'
import { openToOtherSites, readableByOthers } from '../middleware/cross-origin.js'
import { deskPassword } from '../middleware/desk-password.js'
import { chooseLanguage } from '../middleware/choose-language.js'
import { answerErrors } from '../middleware/errors.js'
import { Freshness } from '../middleware/freshness.js'
import { Metrics } from '../middleware/metrics.js'
import { noticeProxies } from '../middleware/proxies.js'
import { limitRequests } from '../middleware/rate-limit.js'
import { requestLog } from '../middleware/request-log.js'
import { refuseWrongMethods } from '../middleware/wrong-method.js'
import { securityHeaders } from '../middleware/security.js'
import type { Logo } from '../../settings/logo.js'
import { noSettings } from '../../settings/read-settings.js'
import { canAnswer } from '../../readiness.js'
import { notFound } from '../params/not-found.js'
import { Assets } from './assets.js'
import { Pages } from './pages.js'
import type { WebParts } from '../parts.js'
import { presentBrand } from '../presenters/brand.js'
import { directoryOf } from '../presenters/directory-of.js'
import { pushPath, pushRouter } from '../push/router.js'
import { apiPageRoutes } from '../routes/api-page.js'
import { agencyRoutes } from '../routes/agencies.js'
import { brandRoutes } from '../routes/brand.js'
import { alertRoutes } from '../routes/alerts.js'
import { articleRoutes } from '../routes/article.js'
import { choiceRoutes } from '../routes/choice.js'
import { openSearchRoutes, robotsRoutes } from '../routes/discovery.js'
import { sitemapRoutes } from '../routes/sitemaps.js'
import { documentRoutes } from '../routes/documents.js'
import { dateRoutes } from '../routes/dates.js'
import { deskRoutes } from '../routes/desk.js'
import { exportRoutes } from '../routes/exports.js'
import { feedRoutes } from '../routes/feeds.js'
import { fixedPageRoutes } from '../routes/fixed-pages.js'
import { gapsRoutes } from '../routes/gaps.js'
import { storyRoutes } from '../routes/story.js'
import { homeRoutes } from '../routes/home.js'
import { pictureRoutes } from '../routes/pictures.js'
import { provinceRoutes } from '../routes/provinces.js'
import { paperRoutes } from '../routes/papers.js'
import { onThisDayRoutes } from '../routes/on-this-day.js'
import { searchRoutes } from '../routes/search.js'
import type { Site } from './site.js'
import { deskPaths, widgetPath } from '../urls/links.js'
import { SiteAddress } from '../urls/site-address.js'

export { listen } from './listen.js'
export type { WebParts } from '../parts.js'

/** The site as an Express application: pages, their JSON twins, and what operators need. */
export function createApp(parts: WebParts): Express {
  const { search, desk, readiness, clock, logger, projectRoot, siteUrl = null, trustedProxies = [] } = parts
  const { settings = noSettings } = parts
  const address = new SiteAddress(siteUrl)
  const ownLogo: Logo = { type: 'svg', content: readFileSync(path.join(projectRoot, 'public', 'logo.svg')) }
  const logo = settings.logo ?? ownLogo
  const brand = presentBrand(settings, ownLogo.content)
  const assets = new Assets(projectRoot)
  const gazetteer = directoryOf(parts.gazetteer, parts.labels)
  const pages = new Pages(parts, address, brand, assets, settings.settings.language)
  const pictures = parts.pictures?.mode ?? 'links'
  const cache = new AnswerCache()
  const freshness = new Freshness(parts, address, cache)
  const site: Site = { search, desk, gazetteer, clock, settings, brand, logo, address, pages, freshness, pictures }
  const description = new ApiDescription(parts.push !== undefined)
  const admission = new Admission()
  const metrics = new Metrics(parts, admission, cache)
  const app = express()
  // src/web/params parses queries, strictly, and Freshness sets ETags, so Express does neither.
  app
    .set('query parser', false)
    .set('etag', false)
    .set('case sensitive routing', true)
    .set('strict routing', true)
    .set('trust proxy', trustedProxies)
    .disable('x-powered-by')

  app.use(admission.admit)
  app.use(requestLog(logger), metrics.observe, securityHeaders(), compression())
  // Pages of other sites load this file, so its address never changes.
  app.get(widgetPath, (_request, response) => {
    openToOtherSites(response)
    response.sendFile(path.join(projectRoot, 'public', path.basename(widgetPath)), { maxAge: '1h' })
  })
  app.use('/public', assets.router())
  app.use(pictureRoutes(pictures === 'on' ? (parts.pictures?.dataFolders ?? []) : []))
  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' })
  })
  app.get('/readyz', (_request, response) => {
    const state = readiness()
    const status = canAnswer(state) ? 200 : 503
    response.status(status).set('Cache-Control', 'no-store').json(state)
  })
  app.get('/metrics', metrics.show)

  app.use(chooseLanguage(settings.settings.language))
  app.use(brandRoutes(site), robotsRoutes(site))
  app.use(apiMount, readableByOthers(parts.cors ?? []))
  if (parts.push !== undefined) {
    const push = pushRouter({ ...parts.push, logger })
    // It would answer OPTIONS with its own methods alone.
    app.use(pushPath, (request, response, next) => {
      if (request.method === 'OPTIONS') next()
      else push(request, response, next)
    })
  }
  app.use(noticeProxies(logger), limitRequests(settings.settings.requestsPerMinute))
  const password = deskPassword(settings.settings.deskUsers)
  if (password.length > 0) app.use([...deskPaths], ...password)
  app.use(
    homeRoutes(site),
    searchRoutes(site),
    choiceRoutes(site),
    feedRoutes(site),
    exportRoutes(site),
    articleRoutes(site),
    storyRoutes(site),
    documentRoutes(site),
    dateRoutes(site),
    onThisDayRoutes(site),
    gapsRoutes(site),
    agencyRoutes(site),
    provinceRoutes(site),
    paperRoutes(site),
    fixedPageRoutes(site),
    openSearchRoutes(site),
    sitemapRoutes(site),
    deskRoutes(site),
    apiPageRoutes(site, description),
    ...(parts.alerts === undefined ? [] : [alertRoutes(site, parts.alerts)]),
  )
  app.use(apiMount, apiRouter(site, description))
  app.use(refuseWrongMethods(app))
  app.use((request) => {
    throw notFound('page', request.path)
  })
  app.use(answerErrors(site.pages, logger))
  return app
}
