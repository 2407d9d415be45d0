import { load, type CheerioAPI } from 'cheerio'
import { cleanText } from '../../text/clean.js'
import { hostOf } from '../../text/hosts.js'
import { repairLegacyText } from '../legacy-text.js'
import type { Nodes } from './dom.js'
import { checkMarkup } from './markup-bounds.js'
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

/** The comment that HTTrack puts into a page that it mirrors. */
const mirroredFrom = /<!--\s*Mirrored from (\S+?) by HTTrack/iu

/** The address that a program which saved the page left in its head. */
function savedAddress(html: string): string | null {
  const head = html.slice(0, 4096)
  const saved = savedFrom.exec(head)?.[1]
  if (saved !== undefined && hostOf(saved) !== null) return saved
  const mirrored = mirroredFrom.exec(head)?.[1]
  return mirrored === undefined ? null : `http://${mirrored.replace(/^https?:\/\//iu, '')}`
}

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

/** Where a page was fetched, or seems to have been, and which hosts its source has. */
export interface Fetched {
  address: string
  /** Whether the address is only what the names of file and folders suggest. */
  isGuess: boolean
  sources: { ofHost(host: string): object | null }
}

const isHome = (address: string): boolean => {
  const { pathname, search } = new URL(address)
  return /^\/?$/u.test(pathname) && search === ''
}

/**
 * Whether what a page states as its address may be it: many templates state the home page on every page, and a page
 * taken from one site must not replace the article of another.
 */
function isAddressOf(stated: string, { address, isGuess, sources }: Fetched): boolean {
  const [own, other] = [hostOf(address), hostOf(stated)]
  if (own === null || other === null || (isHome(stated) && !isHome(address))) return false
  if (isGuess) return true
  const source = sources.ofHost(own)
  const isSite = own === other || own.endsWith(`.${other}`) || other.endsWith(`.${own}`)
  return source === null ? isSite : sources.ofHost(other) === source
}

/**
 * Parses a page.
 * @param fetched where it was fetched, or saved under, where that is known
 * @throws RejectedRecord when its markup is beyond all bounds
 */
export function loadPage(html: string, fetched: Fetched | null = null): Page {
  checkMarkup(html)
  const $ = load(html)
  const note = repairTexts($)
  const metadata = readMetadata($)
  const stated = metadata.url ?? savedAddress(html)
  const url = fetched === null || (stated !== null && isAddressOf(stated, fetched)) ? stated : fetched.address
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
