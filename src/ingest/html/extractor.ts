import { cleanText } from '../../text/clean.js'
import { findDate, findDateline, parseDateLine, parseMachineDate } from '../../text/date-lines.js'
import { parseCount, parseViews } from '../../text/numbers.js'
import { withoutDay, withoutNull } from '../furniture.js'
import { splitKicker } from '../kicker.js'
import { chooseDate, dateInUrl, type DateCandidate } from '../publication-date.js'
import type { RawArticle } from '../raw-article.js'
import { readBlocks, type Block } from './blocks.js'
import { readContent } from './content.js'
import type { Nodes } from './dom.js'
import { readHeading } from './heading.js'
import { firstOf, firstText, type Page } from './page.js'

/** One dated version of how a site, or a content management system, prints its articles. */
export interface Extractor {
  /** Name of its folder of test cases. */
  name: string
  /** Day on which pages with this markup were first seen. */
  seenFrom: string
  /** Whether a page has this markup. */
  recognises(page: Page): boolean
  /** Returns null when the page has no article in this markup. */
  extract(page: Page): RawArticle | null
}

/** Where a template prints the parts of an article: CSS selectors, the most exact first; several, as sites change. */
export interface Selectors {
  content: readonly string[]
  title?: readonly string[]
  kicker?: readonly string[]
  lead?: readonly string[]
  date?: readonly string[]
  views?: readonly string[]
  author?: readonly string[]
  category?: readonly string[]
  keywords?: readonly string[]
  related?: readonly string[]
  /** Inside the content: captions that neither their class nor their style shows. */
  captions?: readonly string[]
  /** Inside the content, but not part of the article. */
  dropped?: readonly string[]
}

const commonlyDropped =
  'nav, aside, form, .breadcrumb, .tags, .tag-list, .comments, .social, .share, .relates, .related, .adv, .ads, [hidden]'
/** Fewer characters than any article has: a page with less is a list, a form or an error. */
const shortestArticle = 40

const unique = (texts: string[]): string[] => [...new Set(texts.filter((text) => text !== ''))]

/** Titles in lists of other articles: each link once, without the day after it. */
function titlesIn(page: Page, lists: Nodes | null): string[] {
  const { $ } = page
  if (!lists) return []
  const links = lists.find('a').addBack('a')
  return unique(links.map((_, link) => withoutDay(cleanText($(link).text())).replace(/^[-•»>\s]+/u, '')).get()).filter(
    (title) => title.split(' ').length > 2,
  )
}

function keywordsIn(page: Page, lists: Nodes | null): string[] {
  const { $ } = page
  const links = unique((lists?.find('a').addBack('a') ?? $([])).map((_, link) => cleanText($(link).text())).get())
  return links.length > 0 ? links : unique(page.metadata.keywords)
}

/** Whether most of the text is links: a page of headlines, not an article. */
function isListOfLinks(blocks: readonly Block[]): boolean {
  const texts = blocks.filter((block) => block.kind === 'text')
  const all = texts.reduce((sum, { text }) => sum + text.length, 0)
  return texts.reduce((sum, { text, linked }) => sum + text.length * linked, 0) > all / 2
}

/** The section: as the template prints it, else the last link of the breadcrumb, else as the metadata says. */
function categoryOf(page: Page, selectors: readonly string[], title: string): string | null {
  const stated = firstText(page, selectors)
  if (stated) return stated
  const crumbs = page.$('.breadcrumb, .breadcrumbs, [class*="breadcrumb"]').first().find('a')
  const last = crumbs
    .map((_, link) => cleanText(page.$(link).text()))
    .get()
    .filter((text) => text !== '' && text !== title && !/^trang chủ$/iu.test(text))
    .at(-1)
  return last ?? page.metadata.section
}

/** Where pages print today's date and the dates of other articles. */
const elsewhere = 'header, nav, footer, aside, .header, #header, .top, .top-bar, .topbar, .relates, .related'

/** Texts of the template's date lines: those below the heading first, since a visitor's clock is above it. */
function dateLines(page: Page, selectors: readonly string[], heading: string): string[] {
  const { $ } = page
  if (selectors.length === 0) return []
  const elements = $([...selectors, 'h1'].join(', ')).filter((_, element) => $(element).closest(elsewhere).length === 0)
  const texts = elements.map((_, element) => cleanText($(element).text())).get()
  const at = texts.findIndex((text) => withoutNull(text) === heading)
  return [...texts.slice(at + 1), ...texts.slice(0, Math.max(0, at))]
}

/** Everything the page says about its date, most trusted first. */
function dateCandidates(page: Page, selectors: readonly string[], heading: string): DateCandidate[] {
  const time = page.$('time[datetime]').filter((_, element) => page.$(element).closest(elsewhere).length === 0)
  const machine = [...page.metadata.published, time.first().attr('datetime') ?? '']
  const line = dateLines(page, selectors, heading).map((text) => findDate(text))
  const inUrl = page.url === null ? null : dateInUrl(page.url)
  return [
    ...machine.map((text): DateCandidate => ({
      dateSource: 'meta',
      reading: parseMachineDate(text) ?? parseDateLine(text),
    })),
    { dateSource: 'page', reading: line.find((reading) => reading !== null) ?? null },
    { dateSource: 'url', reading: inUrl === null ? null : parseMachineDate(inUrl) },
  ]
}

function viewsOf(page: Page, selectors: readonly string[]): number | null {
  const text = firstText(page, selectors)
  return parseViews(text) ?? parseCount(text)
}

/** When the page says that its article last changed; what cannot be read is as if it were not said. */
function modifiedAt({ metadata }: Page, published: string | null): string | null {
  for (const text of metadata.modified) {
    const reading = parseMachineDate(text)
    // Many templates state the same time twice: then nothing has changed since.
    if (reading?.ok && reading.date.publishedAt !== published) return reading.date.publishedAt
  }
  return null
}

/**
 * Extracts the article with a template's selectors.
 * @returns null when the page has no title, or no content at the selectors
 */
export function extractBy(page: Page, selectors: Selectors): RawArticle | null {
  const container = firstOf(page, selectors.content)?.first()
  const heading = readHeading(page, selectors.title ?? [])
  if (!container || heading === '') return null
  const dropped = [commonlyDropped, ...(selectors.dropped ?? []), ...(selectors.related ?? [])].join(', ')
  const markedKicker = firstText(page, selectors.kicker ?? [])
  if (selectors.captions) container.find(selectors.captions.join(', ')).addClass('caption')
  const blocks = readBlocks(page, container, dropped)
  while (blocks[0]?.kind === 'text' && blocks[0].text === heading) blocks.shift()
  const { keywords, relatedTitles, author, ...content } = readContent(blocks, firstText(page, selectors.lead ?? []))
  if (isListOfLinks(blocks)) return null
  const length = [content.lead, ...content.body, ...content.captions].join(' ').length
  if (length < shortestArticle) return null
  const notes: string[] = page.note === null ? [] : [page.note]
  const date = chooseDate(
    dateCandidates(page, selectors.date ?? [], heading),
    findDateline(content.lead || (content.body[0] ?? '')),
    notes,
  )
  return {
    url: page.url,
    source: page.host ?? page.metadata.siteName,
    ...(markedKicker ? { kicker: markedKicker, title: heading } : splitKicker(heading)),
    ...content,
    author: firstText(page, selectors.author ?? []) || author || page.metadata.author,
    date,
    modifiedAt: modifiedAt(page, date?.publishedAt ?? null),
    category: categoryOf(page, selectors.category ?? [], heading),
    keywords: keywords.length > 0 ? unique(keywords) : keywordsIn(page, firstOf(page, selectors.keywords ?? [])),
    views: viewsOf(page, selectors.views ?? []),
    relatedTitles: unique([...relatedTitles, ...titlesIn(page, allOf(page, selectors.related ?? []))]),
    notes,
  }
}

function allOf(page: Page, selectors: readonly string[]): Nodes | null {
  return selectors.length > 0 ? page.$(selectors.join(', ')) : null
}
