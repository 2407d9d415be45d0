import type { Response } from 'express'
import path from 'node:path'
import type { Assets } from './assets.js'
import type { WebParts } from '../parts.js'
import { dayOf } from '../../text/dates.js'
import type { SiteAddress } from '../urls/site-address.js'
import { dayInWords } from '../presenters/dates.js'
import { presentHead, type NewsModel } from '../presenters/head.js'
import type { Link } from '../presenters/text.js'
import type { FeedLinks } from '../presenters/feed.js'
import { presentReadiness } from '../presenters/readiness.js'
import type { BrandModel } from '../presenters/brand.js'
import type { SearchBoxModel } from '../presenters/search.js'
import { Views } from './views.js'

/** A page before it is laid out. */
export interface Page {
  /** Name of the template in `views/`. */
  view: string
  /** Shown in the browser's tab, before the site's name. */
  title: string
  description?: string
  /** The canonical address, without host; only pages of errors have none. */
  canonical?: string
  /** The article that it shows. */
  news?: NewsModel
  /** The pages above it, from the top, without the home page; left out where there is no such order. */
  trail?: readonly Link[]
  /** Feeds of this page's new articles. */
  feed?: FeedLinks
  /** The same, shown only where searches can be followed by e-mail too. */
  feedWithAlerts?: FeedLinks
  /** Which entry of the site's navigation this page belongs to. */
  section?: 'search' | 'dates' | 'agencies' | 'provinces' | 'papers' | 'ranking' | 'reading-list' | 'help'
  /** The search box in the site's header; null on pages with a search box of their own. */
  box?: SearchBoxModel | null
  /** Name of the page's script in `public/`. */
  script?: string
  /** Whether search engines may index it. */
  indexed?: boolean
  model: object
}

const defaults: Required<Pick<Page, 'box' | 'indexed'>> = { box: { q: '', hidden: [] }, indexed: true }

/** What every page shows first is a heading; the lighter weight comes with the text of an article. */
const earlyFonts = ['latin', 'vietnamese'].map((subset) => `source-serif-4-${subset}-700.woff2`)

/** Renders pages: each page's template, wrapped in the layout. */
export class Pages {
  private readonly views: Views

  /** @throws TimtinError `broken-view` */
  constructor(
    private readonly parts: Pick<WebParts, 'projectRoot' | 'clock' | 'readiness' | 'alerts'>,
    private readonly address: SiteAddress,
    private readonly site: BrandModel,
    private readonly assets: Assets,
  ) {
    this.views = new Views(path.join(parts.projectRoot, 'views'))
  }

  /** Sends a page as HTML. */
  send(response: Response, page: Page, status = 200): void {
    const hasAlerts = this.parts.alerts !== undefined
    const { site } = this
    const body = this.views.render(page.view, { ...page.model, site })
    const html = this.views.render('layout', {
      ...defaults,
      ...page,
      documentTitle: `${page.title} — ${site.name}`,
      site,
      head: presentHead({ ...defaults, ...page }, this.address.of(response.req) ?? '', site),
      canonical: page.canonical === undefined ? undefined : (this.address.configured ?? '') + page.canonical,
      address: this.address.readable(response.req, page.canonical),
      state: presentReadiness(this.parts.readiness()),
      today: dayInWords(dayOf(this.parts.clock())),
      hasAlerts,
      feed: page.feed ?? (hasAlerts ? page.feedWithAlerts : undefined),
      assets: this.assets.addresses,
      earlyFonts: earlyFonts.flatMap((font) => this.assets.addresses[font] ?? []),
      body,
    })
    response.status(status).type('html').send(html)
  }
}
