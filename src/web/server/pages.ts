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
import { englishScripts } from '../language/english-scripts.js'
import { language, type Language } from '../language/language.js'
import { say } from '../language/say.js'
import { hasLanguages, inLanguage, prefixOf, withPrefix } from '../urls/language-paths.js'
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

/** `<` would end the element that carries them. */
const scriptWords = JSON.stringify(englishScripts).replaceAll('<', String.raw`\u003c`)

const languageNames: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English' }

/** Renders pages: each page's template, wrapped in the layout. */
export class Pages {
  private readonly views: Views

  /** @throws TimtinError `broken-view` */
  constructor(
    private readonly parts: Pick<WebParts, 'projectRoot' | 'clock' | 'readiness' | 'alerts'>,
    private readonly address: SiteAddress,
    private readonly site: BrandModel,
    private readonly assets: Assets,
    private readonly ownLanguage: Language,
  ) {
    this.views = new Views(path.join(parts.projectRoot, 'views'))
  }

  /** Sends a page as HTML. */
  send(response: Response, page: Page, status = 200): void {
    const hasAlerts = this.parts.alerts !== undefined
    const spoken = language()
    const prefix = prefixOf(spoken, this.ownLanguage)
    const site = { ...this.site, imprint: this.site.imprint.map((line) => ({ ...line, name: say(line.name) })) }
    const canonical = page.canonical === undefined ? undefined : withPrefix(page.canonical, prefix)
    // The articles are the same in every language, so search engines need one of them.
    const indexed = (page.indexed ?? defaults.indexed) && prefix === ''
    const body = this.views.render(page.view, { ...page.model, site })
    const html = this.views.render('layout', {
      ...defaults,
      ...page,
      indexed,
      language: spoken,
      prefix,
      otherLanguage: this.otherLanguage(response.req.originalUrl),
      words: spoken === 'vi' ? null : scriptWords,
      documentTitle: `${page.title} — ${site.name}`,
      site,
      head: presentHead({ ...defaults, ...page }, this.address.of(response.req) ?? '', this.site),
      canonical: canonical === undefined ? undefined : (this.address.configured ?? '') + canonical,
      address: this.address.readable(response.req, canonical),
      state: presentReadiness(this.parts.readiness()),
      today: dayInWords(dayOf(this.parts.clock())),
      hasAlerts,
      feed: page.feed ?? (hasAlerts ? page.feedWithAlerts : undefined),
      assets: this.assets.addresses,
      earlyFonts: earlyFonts.flatMap((font) => this.assets.addresses[font] ?? []),
      body,
    })
    response.status(status).type('html').set('Content-Language', spoken).send(inLanguage(html, prefix))
  }

  /** The same page in the other language; null for pages that have one language only. */
  private otherLanguage(address: string) {
    const prefix = prefixOf(language(), this.ownLanguage)
    const path = address.slice(prefix.length)
    if (!hasLanguages(path)) return null
    const other: Language = language() === 'vi' ? 'en' : 'vi'
    return { language: other, name: languageNames[other], href: withPrefix(path, prefixOf(other, this.ownLanguage)) }
  }
}
