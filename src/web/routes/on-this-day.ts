import { Router } from 'express'
import { dayOf } from '../../text/dates.js'
import { parseAnniversary } from '../params/date-path.js'
import { onItsPage, presentOnThisDayPage } from '../presenters/on-this-day.js'
import type { Site } from '../server/site.js'
import { onThisDayHref } from '../urls/links.js'

/** The page "Ngày này năm xưa". */
export function onThisDayRoutes({ gazetteer, search, clock, pages, freshness }: Site): Router {
  const router = Router()
  router.get(onThisDayHref(), async (request, response) => {
    const day = parseAnniversary(request.originalUrl, dayOf(clock()))
    if (await freshness.answered(request, response)) return
    const [earlier, { days }] = await Promise.all([search.onThisDay(day, onItsPage), search.calendar()])
    const model = presentOnThisDayPage(day, earlier, days, gazetteer)
    pages.send(response, {
      view: 'on-this-day',
      title: model.heading,
      description: model.intro,
      canonical: onThisDayHref(day),
      section: 'dates',
      model,
    })
  })
  return router
}
