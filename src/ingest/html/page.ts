import { load, type CheerioAPI } from 'cheerio'
import { cleanText } from '../../text/clean.js'
import { hostOf } from '../../text/hosts.js'
import { repairLegacyText } from '../legacy-text.js'
import type { Nodes } from './dom.js'
import { readMetadata, type Metadata } from './metadata.js'

/** A saved page, ready to extract from. */
export interface Page {
  $: CheerioAPI
  metadata: Metadata
  /** Address of the article, if the page states it. */
  url: string | null
  /** Host without `www.`; also known when only the base address is. */
  host: string | null
  /** What a person should know about how the page was read, in English; null when there is nothing to say. */
  note: string | null
  /** Makes an address on the page absolute, if the page's own address is known. */
  resolve(address: string): string
}

/** Elements that never hold words of an article. */
const noContent =
  'script, style, noscript, template, svg, object, select, option, button, input, textarea, link, head meta'

/** The comment that browsers put into a page that they save. */
const savedFrom = /<!--\s*saved from url=\(\d+\)(\S+?)\s*-->/iu

const latin1Only = /^[^\u0102-\u1ef9]*[\u00a1-\u00ff][^\u0102-\u1ef9]*$/u

/** Repairs text nodes in a legacy font encoding, judged apart from the page around them, which is often Unicode. */
function repairTexts($: CheerioAPI): string | null {
  const nodes: { data: string }[] = []
  $('title, body, body *')
    .contents()
    .each((_, node) => {
      if (node.type === 'text' && latin1Only.test(node.data)) nodes.push(node)
    })
  const { parts, note } = repairLegacyText(nodes.map((node) => node.data))
  nodes.forEach((node, index) => (node.data = parts[index]))
  return note
}

/** Where a page was fetched, and which hosts its source has. */
export interface Fetched {
  address: string
  sources: { ofHost(host: string): object | null }
}

/**
 * The article's address: as the page states it, but of a fetched page only if that is on the same source's hosts, since
 * nobody can tell where somebody else's article is.
 */
function addressOf(stated: string | null, fetched: Fetched | null): string | null {
  if (fetched === null) return stated
  const host = hostOf(stated ?? '')
  const own = fetched.sources.ofHost(hostOf(fetched.address) ?? '')
  const isOwn = stated !== null && host !== null && own !== null && fetched.sources.ofHost(host) === own
  return isOwn && (!isHome(stated) || isHome(fetched.address)) ? stated : fetched.address
}

/** Many templates state the home page on every page. */
function isHome(address: string): boolean {
  const { pathname, search } = new URL(address)
  return pathname === '/' && search === ''
}

export function loadPage(html: string, fetched: Fetched | null = null): Page {
  const $ = load(html)
  const note = repairTexts($)
  const metadata = readMetadata($)
  const saved = savedFrom.exec(html.slice(0, 2048))?.[1]
  const stated = metadata.url ?? (saved && hostOf(saved) ? saved : null)
  const url = addressOf(stated, fetched)
  const base = $('base[href]').attr('href') ?? url ?? undefined
  $(noContent).remove()
  return {
    $,
    metadata,
    note,
    url,
    host: hostOf(url ?? base ?? ''),
    resolve: (address) => {
      try {
        return new URL(address, base).href
      } catch {
        return address
      }
    },
  }
}

/** The selection of the first selector that matches anything. */
export function firstOf(page: Page, selectors: readonly string[]): Nodes | null {
  for (const selector of selectors) {
    const found: Nodes = page.$(selector)
    if (found.length > 0) return found
  }
  return null
}

/** Cleaned text of the first selector whose selection has any. */
export function firstText(page: Page, selectors: readonly string[]): string {
  for (const selector of selectors) {
    for (const element of page.$(selector)) {
      const text = cleanText(page.$(element).text())
      if (text !== '') return text
    }
  }
  return ''
}
