import { Router } from 'express'
import { crossOrigin } from '../middleware/cross-origin.js'
import { draftBody } from '../middleware/draft-body.js'
import { notFound } from '../params/not-found.js'
import { parseDraftJson } from '../params/desk-form.js'
import { presentDeskJson } from '../presenters/desk-json.js'
import type { Site } from '../server/site.js'
import { subjectOf } from './desk.js'

/** What programs and other sites ask for an editor, to be mounted at `/api/v1` before the other twins. */
export function deskApiRoutes({ desk }: Site): Router {
  const router = Router()

  // The "Tin cùng chuyên mục" box on pages of other sites is drawn from this one route.
  router.all('/articles/:id/related', crossOrigin)

  /** What the desk's page tells about a draft. Drafts come in a body, which no log keeps, and never in an address. */
  router.post('/drafts/analysis', draftBody(), async (request, response) => {
    const question = parseDraftJson(request.body)
    const analysis = await desk.analyse(await subjectOf(question, desk))
    if (analysis === null) throw notFound('article', 'address')
    response.json(presentDeskJson(analysis))
  })
  return router
}
