import { Router, type Request, type Response } from 'express'
import { TimtinError } from '../../errors.js'
import { draftOf } from '../../search/desk/draft.js'
import type { DeskAnalysis, DeskService, DeskSubject } from '../../search/desk/types.js'
import { hasWord } from '../../text/index.js'
import { draftBody } from '../middleware/draft-body.js'
import { untilGone } from '../middleware/until-gone.js'
import { notFound } from '../params/not-found.js'
import { parseAddressForm, parseDraftForm, type BoxChoice } from '../params/desk-form.js'
import type { DeskQuestion } from '../params/desk-request.js'
import { presentDesk, type DeskState } from '../presenters/desk.js'
import type { Site } from '../server/site.js'
import { deskPath } from '../urls/links.js'

/**
 * The subject of a request, in the form that the use case expects.
 * @throws TimtinError `empty-draft`, `no-such-article`
 */
async function subjectOf(question: DeskQuestion, desk: DeskService): Promise<DeskSubject> {
  if ('address' in question) {
    const id = await desk.find(question.address)
    if (id === null) throw notFound('article', 'address')
    return { id }
  }
  const { title, lead, body } = question.pasted
  const draft = draftOf(question.pasted)
  if (![draft.title, draft.lead, ...draft.body].some(hasWord)) {
    throw new TimtinError('input', 'empty-draft', 'The draft has no word.', 'draft', 'Send some text.')
  }
  return { draft, characters: title.length + lead.length + body.length }
}

/**
 * Analyses the subject of a request.
 * @param signal aborts when nobody is waiting for the answer any more
 * @throws TimtinError `empty-draft`, `no-such-article`
 */
export async function analysisOf(
  question: DeskQuestion,
  desk: DeskService,
  signal: AbortSignal,
): Promise<DeskAnalysis> {
  const analysis = await desk.analyse(await subjectOf(question, desk), { signal })
  if (analysis === null) throw notFound('article', 'address')
  return analysis
}

/** The editor's desk: a draft in a POST form, which leaves no trace, or an article of the archive by its address. */
export function deskRoutes({ desk, gazetteer, address, pages, freshness }: Site): Router {
  const router = Router()

  function show(request: Request, response: Response, state: DeskState, status = 200): void {
    pages.send(
      response,
      {
        view: 'desk',
        title: 'Bàn biên tập',
        description: 'Dán bản thảo để tìm bài liên quan trong kho và tạo khối “Tin cùng chuyên mục”.',
        canonical: deskPath,
        script: 'desk.js',
        indexed: false,
        model: presentDesk(state, gazetteer, address.require(request)),
      },
      status,
    )
  }

  /** Answers a request. One that cannot be answered is shown again in the form, to be corrected. */
  async function answer(
    request: Request,
    response: Response,
    question: DeskQuestion,
    choice: BoxChoice,
  ): Promise<void> {
    const state: DeskState = { subject: question, problem: null, analysis: null, choice, chosen: [] }
    try {
      const analysis = await analysisOf(question, desk, untilGone(response))
      show(request, response, { ...state, analysis, chosen: await desk.articles(choice.chosen) })
    } catch (error) {
      if (!(error instanceof TimtinError)) throw error
      if (error.code === 'empty-draft') show(request, response, { ...state, problem: 'empty-draft' }, 400)
      else if (error.code === 'no-such-article') {
        show(request, response, { ...state, problem: 'no-such-article' }, 404)
      } else throw error
    }
  }

  router.get(deskPath, async (request, response) => {
    const { address: asked, ...choice } = parseAddressForm(request.originalUrl)
    if (await freshness.answered(request, response)) return
    if (asked === null) {
      show(request, response, { subject: null, problem: null, analysis: null, choice, chosen: [] })
    } else await answer(request, response, { address: asked }, choice)
  })

  router.post(deskPath, draftBody(), async (request, response) => {
    const { pasted, ...choice } = await parseDraftForm(request.body, request.headers['content-type'] ?? '')
    await answer(request, response, { pasted }, choice)
  })
  return router
}
