import { Router } from 'express'
import { say, type Label } from '../language/say.js'
import type { Page } from '../server/pages.js'
import type { Site } from '../server/site.js'

const fixedPages: (Page & { canonical: string; title: Label })[] = [
  {
    view: 'help',
    title: 'Hướng dẫn sử dụng',
    canonical: '/tro-giup',
    section: 'help',
    model: {},
  },
  {
    view: 'ranking',
    title: 'Cách tìm và cách xếp hạng',
    canonical: '/cach-xep-hang',
    section: 'ranking',
    model: {},
  },
  {
    // Filled by the visitor's browser: the server never sees the list.
    view: 'reading-list',
    title: 'Đọc sau',
    canonical: '/doc-sau',
    section: 'reading-list',
    indexed: false,
    model: {},
  },
]

/** Pages that do not depend on the archive. */
export function fixedPageRoutes({ pages, freshness }: Site): Router {
  const router = Router()
  for (const page of fixedPages) {
    router.get(page.canonical, async (request, response) => {
      if (await freshness.answered(request, response)) return
      pages.send(response, { ...page, title: say(page.title) })
    })
  }
  return router
}
