import { Parser } from 'htmlparser2'
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

/**
 * Reads the links of a page in one pass and without a tree, so that no nesting makes it slow or deep.
 * @param address where the page is
 */
export function readLinks(html: string, address: string): PageLinks {
  let base = address
  const links = new Set<string>()
  const feeds = new Set<string>()
  const parser = new Parser({
    onopentag(name, { href, rel = '', type = '' }) {
      if (href === undefined || links.size >= mostLinks) return
      if (name === 'base') base = cleanAddress(href, address) ?? base
      const target = cleanAddress(href, base)
      if (target === null) return
      if (name === 'a' && !/\bnofollow\b/iu.test(rel)) links.add(target)
      if (name === 'link' && /\balternate\b/iu.test(rel) && feedType.test(type)) feeds.add(target)
    },
  })
  parser.end(html)
  return { links: [...links], feeds: [...feeds] }
}
