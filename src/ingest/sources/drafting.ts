import { cleanText } from '../../text/clean.js'
import { findDate } from '../../text/date-lines.js'
import type { AnyNode, Nodes } from '../html/dom.js'
import { extractBy } from '../html/extractor.js'
import { loadPage, type Page } from '../html/page.js'
import type { RawArticle } from '../raw-article.js'
import { builtInSources, type Sources } from './index.js'
import type { SourceFile } from './source-file.js'
import { generic } from './templates/generic.js'

/** A page of the site, with its address if that is known. */
export interface ExamplePage {
  address: string | null
  html: string
}

/** Where papers keep their numbers of articles, in addresses. */
const siteIds = ['-a(\\d+)\\.html$', '-(\\d{4,})\\.html?$', '/\\d+/(\\d{3,})/', '/(\\d{4,})/', '-(\\d{4,})/?$']
/** Longest text that is a date line and not a paragraph. */
const longestDateLine = 80

/** A page with the article that the extractor for any page finds on it. */
interface Read {
  page: Page
  raw: RawArticle
}

const wordsOf = (name: string): string[] =>
  name.split(/\s+/u).filter((word) => /^[a-z][\w-]*$/iu.test(word) && !/\d{2}/u.test(word))

/** Selectors for one element, the most telling first: by its id, its class, its name. */
function selectorsOf(page: Page, node: Nodes): string[] {
  const tag = node.prop('tagName')?.toLowerCase() ?? ''
  if (tag === '' || tag === 'body' || tag === 'html') return []
  const id = node.attr('id') ?? ''
  const classes = wordsOf(node.attr('class') ?? '')
  const parent = node.parent()
  const parentClass = wordsOf(parent.attr('class') ?? '')[0]
  const found = [
    ...(/^[a-z][\w-]*$/iu.test(id) && !/\d{2}/u.test(id) ? [`#${id}`] : []),
    ...classes.map((name) => `${tag}.${name}`),
    ...(parentClass === undefined ? [] : [`.${parentClass} > ${tag}`]),
  ]
  return found.filter((selector) => page.$(selector).length > 0)
}

/** The elements with a text, and those around them. */
function ancestorsOf(page: Page, text: string): Nodes[] {
  const { $ } = page
  const element = $('body *')
    .filter((_: number, node: AnyNode) => cleanText($(node).text()) === text)
    .last()
  if (element.length === 0) return []
  return [
    element as Nodes,
    ...element
      .parents()
      .toArray()
      .map((node) => $(node) as Nodes),
  ]
}

/** Share of the paragraphs that two readings of an article have in common. */
function agreement(one: RawArticle | null, other: RawArticle): number {
  if (one === null) return 0
  const expected = new Set([other.lead, ...other.body])
  const found = [one.lead, ...one.body]
  const shared = found.filter((text) => expected.has(text)).length
  return shared / Math.max(expected.size, found.length)
}

/** Tries selectors on all pages: the one that agrees best on the page where it does worst. */
function best(
  reads: readonly Read[],
  candidates: readonly string[],
  score: (read: Read, selector: string) => number,
): string | null {
  let found: { selector: string; worst: number } | null = null
  for (const selector of new Set(candidates)) {
    const worst = Math.min(...reads.map((read) => score(read, selector)))
    if (worst > 0 && (found === null || worst > found.worst)) found = { selector, worst }
  }
  return found?.selector ?? null
}

function bodyOf(reads: readonly Read[]): string | null {
  const [{ page, raw }] = reads
  const paragraphs = [raw.lead, ...raw.body].filter((text) => text !== '')
  const around = paragraphs.flatMap((text) => ancestorsOf(page, text).slice(1, 6))
  const candidates = around.flatMap((node) => selectorsOf(page, node))
  return best(reads, candidates, (read, selector) => agreement(extractBy(read.page, { content: [selector] }), read.raw))
}

function titleOf(reads: readonly Read[]): string | null {
  const [{ page, raw }] = reads
  const headings = ancestorsOf(page, headingOf(raw)).slice(0, 1)
  return best(
    reads,
    headings.flatMap((node) => selectorsOf(page, node)),
    (read, selector) => {
      const texts = read.page
        .$(selector)
        .map((_, node) => cleanText(read.page.$(node).text()))
        .get()
      return texts.includes(headingOf(read.raw)) ? 1 / texts.length : 0
    },
  )
}

const headingOf = ({ kicker, title }: RawArticle): string => (kicker === '' ? title : `${kicker}: ${title}`)

/** Elements that are a date line: below the heading first, since a visitor's clock is above it. */
function dateLines({ page, raw }: Read, body: string): Nodes[] {
  const { $ } = page
  const elements = $('body *').toArray()
  const heading = elements.findLastIndex((node) => cleanText($(node).text()) === headingOf(raw))
  const lines = elements
    .map((node, index) => ({ node, isBelow: index > heading }))
    .filter(({ node }) => {
      const text = cleanText($(node).text())
      return (
        text !== '' && text.length <= longestDateLine && findDate(text) !== null && $(node).closest(body).length === 0
      )
    })
  return lines.sort((one, other) => Number(other.isBelow) - Number(one.isBelow)).map(({ node }) => $(node) as Nodes)
}

function dateOf(reads: readonly Read[], body: string): string | null {
  const candidates = dateLines(reads[0], body).flatMap((node) => selectorsOf(reads[0].page, node))
  return best(reads, candidates, ({ page, raw }, selector) => {
    const texts = page
      .$(selector)
      .map((_, node) => cleanText(page.$(node).text()))
      .get()
    const reading = texts.map((text) => findDate(text)).find((found) => found !== null)
    if (!reading?.ok) return 0
    // A line with the time tells more; and what the metadata says must not be contradicted.
    const stated = raw.date?.dateSource === 'meta' ? raw.date.publishedAt.slice(0, 10) : null
    const agrees = stated === null || stated === reading.date.publishedAt.slice(0, 10)
    return agrees ? (reading.date.precision === 'minute' ? 2 : 1) / texts.length : 0
  })
}

/** What a draft says, and what its pages give by it. */
export interface Draft {
  /** Selectors that were found by trying; null where the pages are best read as any page is. */
  selectors: SourceFile['selectors'] | null
  siteId: string | null
  /** Names of extractors that know the markup of every page already. */
  knownBy: string[]
}

/**
 * Drafts how the pages of a site are read: it reads some as any page is read, and finds selectors that give the same.
 * @param examples pages of articles of one site; those on which no article is found are left out
 */
export function draftExtraction(examples: readonly ExamplePage[], sources: Sources = builtInSources): Draft {
  const pages = examples.map(({ address, html }) =>
    loadPage(html, address === null ? null : { address, isGuess: false, sources }),
  )
  const reads = pages.flatMap((page) => {
    const raw = generic.extract(page)
    return raw === null ? [] : [{ page, raw }]
  })
  const addresses = pages.flatMap(({ url }) => url ?? [])
  const fits = (pattern: string): boolean =>
    addresses.every((address) => new RegExp(pattern, 'u').test(new URL(address).pathname))
  const siteId = addresses.length === 0 ? null : (siteIds.find(fits) ?? null)
  const knownBy = sources.extractors
    .filter((extractor) => pages.length > 0 && pages.every((page) => extractor.recognises(page)))
    .map(({ name }) => name)
  const body = reads.length === 0 || knownBy.length > 0 ? null : bodyOf(reads)
  if (body === null) return { selectors: null, siteId, knownBy }
  const title = titleOf(reads)
  const date = dateOf(reads, body)
  const selectors = { ...(title === null ? {} : { title }), body, ...(date === null ? {} : { date }) }
  return { selectors, siteId, knownBy }
}
