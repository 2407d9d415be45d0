import { Router, urlencoded, type Response } from 'express'
import { rateLimit } from 'express-rate-limit'
import type { SignUps } from '../../alerts/types.js'
import { TimtinError } from '../../errors.js'
import type { SearchParams } from '../../search/types.js'
import { emptyAlertForm, readAlertForm, type AlertForm } from '../params/alert-form.js'
import { tokenQuery } from '../params/queries.js'
import { parseQuery } from '../params/read-query.js'
import { parseSearchParams } from '../params/search-params.js'
import {
  presentAlertForm,
  presentAsked,
  presentConfirmation,
  presentConfirmed,
  presentLeaving,
  presentLeft,
  presentSpentLink,
  type AlertStepModel,
} from '../presenters/alerts.js'
import { presentTopic } from '../presenters/feed.js'
import type { Site } from '../server/site.js'
import { confirmAlertHref, confirmAlertPath, leaveAlertHref, leaveAlertPath } from '../urls/links.js'
import { followPath, SearchUrl } from '../urls/search-url.js'

const hour = 3_600_000
/** Sign-ups from one address in an hour: enough for a newsroom behind it, too few to bother many people. */
const signUpsPerHour = 20
const longestBody = '16kb'

/** Refuses sign-ups beyond `signUpsPerHour` from one address. */
function limitSignUps() {
  return rateLimit({
    windowMs: hour,
    limit: signUpsPerHour,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: { xForwardedForHeader: false },
    handler: (_request, _response, next) => {
      next(new TimtinError('usage', 'too-many-sign-ups', 'Too many sign-ups.', '', 'Wait an hour.'))
    },
  })
}

/** The search without its page and order: what is followed. */
function followedOf({ q, from, to, undated, agencies, provinces, categories, sources }: SearchParams) {
  const followed = { q, from, to, undated, agencies, provinces, categories, sources }
  if (SearchUrl.of(followed).entries.length > 0) return followed
  throw new TimtinError('input', 'nothing-to-follow', 'Nothing is searched.', 'URL', 'Give words or a filter.')
}

/**
 * Following a search without an account: a form, a page that asks for confirmation, and one that ends it. Links in
 * messages only show a button, since mail scanners open them.
 */
export function alertRoutes({ gazetteer, pages }: Site, alerts: SignUps): Router {
  const router = Router()
  const body = urlencoded({ extended: false, limit: longestBody })

  function showForm(response: Response, url: string, form: AlertForm, status = 200): void {
    const search = followedOf(parseSearchParams(url, gazetteer))
    const address = SearchUrl.of(search)
    const model = presentAlertForm(presentTopic(search, gazetteer), address.followHref, address.href, form)
    pages.send(
      response,
      { view: 'alert-form', title: 'Theo dõi tìm kiếm này', section: 'search', indexed: false, model },
      status,
    )
  }

  function showStep(response: Response, model: AlertStepModel, status = 200): void {
    // It may name what somebody follows, or hold a secret.
    response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' })
    pages.send(response, { view: 'alert-step', title: model.heading, indexed: false, model }, status)
  }

  router.get(followPath, (request, response) => showForm(response, request.originalUrl, emptyAlertForm))

  router.post(followPath, limitSignUps(), body, async (request, response) => {
    const form = readAlertForm(request.body)
    if (form.problem !== null) return showForm(response, request.originalUrl, form, 400)
    const search = followedOf(parseSearchParams(request.originalUrl, gazetteer))
    const { href } = SearchUrl.of({ ...search, sort: 'newest' })
    const label = presentTopic(search, gazetteer)
    const { channel, address, rhythm } = form
    const { secret } = await alerts.ask({ channel, address, rhythm, search, label, path: href })
    showStep(response, presentAsked(label, href, secret))
  })

  router.get(confirmAlertPath, async (request, response) => {
    const { ma: token } = parseQuery(request.originalUrl, tokenQuery)
    const label = await alerts.asked(token)
    if (label === null) return showStep(response, presentSpentLink(), 404)
    showStep(response, presentConfirmation(label, confirmAlertHref(token)))
  })

  router.post(confirmAlertPath, async (request, response) => {
    const label = await alerts.confirm(parseQuery(request.originalUrl, tokenQuery).ma)
    if (label === null) return showStep(response, presentSpentLink(), 404)
    showStep(response, presentConfirmed(label))
  })

  router.get(leaveAlertPath, async (request, response) => {
    const { ma: token } = parseQuery(request.originalUrl, tokenQuery)
    const label = await alerts.followed(token)
    showStep(response, label === null ? presentLeft() : presentLeaving(label, leaveAlertHref(token)))
  })

  // Mail programs send the same request by themselves when somebody presses their button (RFC 8058).
  router.post(leaveAlertPath, async (request, response) => {
    await alerts.leave(parseQuery(request.originalUrl, tokenQuery).ma)
    showStep(response, presentLeft())
  })
  return router
}
