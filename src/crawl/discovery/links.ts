import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { cleanAddress } from './addresses.js'

/** What a page links to. */
export interface PageLinks {
  /** Addresses of links, absolute and without tracking parameters, each once. */
  links: string[]
  /** Feeds that the page announces. */
  feeds: string[]
}

const feedType = /^application\/(?:rss|atom|rdf)\+xml/iu
/** More than any page of a section has. */
const mostLinks = 5000
const tagsThatLink: ReadonlySet<string> = new Set(['a', 'link', 'base'])
const attributesThatMatter: ReadonlySet<string> = new Set(['href', 'rel', 'type'])

/**
 * Gathers links from the tokens of a page. A parser would keep the elements that are open, and a page that opens a
 * million of them would take it minutes; tokens are read in one pass, whatever they nest.
 */
class LinkReader implements TokenizerCallbacks {
  readonly links = new Set<string>()
  readonly feeds = new Set<string>()
  private tag = ''
  private attribute = ''
  private value = ''
  private attributes: Record<string, string> = {}

  constructor(
    private readonly html: string,
    private readonly address: string,
    private base = address,
  ) {}

  onopentagname(start: number, end: number): void {
    const name = end - start > 4 ? '' : this.html.slice(start, end).toLowerCase()
    this.tag = tagsThatLink.has(name) ? name : ''
    this.attributes = {}
  }

  onattribname(start: number, end: number): void {
    const name = this.tag === '' || end - start > 4 ? '' : this.html.slice(start, end).toLowerCase()
    this.attribute = attributesThatMatter.has(name) ? name : ''
    this.value = ''
  }

  onattribdata(start: number, end: number): void {
    if (this.attribute !== '') this.value += this.html.slice(start, end)
  }

  onattribentity(codepoint: number): void {
    if (this.attribute !== '') this.value += String.fromCodePoint(codepoint)
  }

  onattribend(): void {
    // Of an attribute that is given twice, the first counts.
    if (this.attribute !== '') this.attributes[this.attribute] ??= this.value
  }

  onopentagend(): void {
    const { href, rel = '', type = '' } = this.attributes
    if (this.tag === '' || href === undefined || this.links.size >= mostLinks) return
    if (this.tag === 'base') this.base = cleanAddress(href, this.address) ?? this.base
    const target = cleanAddress(href, this.base)
    if (target === null) return
    if (this.tag === 'a' && !/\bnofollow\b/iu.test(rel)) this.links.add(target)
    if (this.tag === 'link' && /\balternate\b/iu.test(rel) && feedType.test(type)) this.feeds.add(target)
  }

  onselfclosingtag(): void {
    this.onopentagend()
  }

  oncdata(): void {}
  onclosetag(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
  onprocessinginstruction(): void {}
  ontext(): void {}
  ontextentity(): void {}
}

/**
 * Reads the links of a page.
 * @param address where the page is
 */
export function readLinks(html: string, address: string): PageLinks {
  const reader = new LinkReader(html, address)
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, reader)
  tokenizer.write(html)
  tokenizer.end()
  return { links: [...reader.links], feeds: [...reader.feeds] }
}
