import { parseFeed } from 'feedsmith'
import type { Announcement } from './announcement.js'
import { cleanAddress } from './addresses.js'

/** A document that declares entities could make a few bytes into gigabytes; feeds and sitemaps have no use for them. */
export const declaresEntities = (text: string): boolean => /<!ENTITY/iu.test(text)

type Item = { url?: string; link?: string; links?: { href?: string; rel?: string }[]; guid?: { value?: string } }
type Dated = {
  updated?: unknown
  published?: unknown
  pubDate?: unknown
  date_modified?: unknown
  date_published?: unknown
  dc?: { dates?: unknown[]; date?: unknown }
}

function linkOf({ url, link, links, guid }: Item): string | null {
  const alternate = links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href
  const permalink = guid?.value !== undefined && /^https?:/iu.test(guid.value) ? guid.value : undefined
  return url ?? link ?? alternate ?? permalink ?? null
}

function statedBy(item: Dated): string | null {
  const { updated, date_modified, pubDate, published, date_published, dc } = item
  const stated = updated ?? date_modified ?? pubDate ?? published ?? date_published ?? dc?.dates?.[0] ?? dc?.date
  if (stated instanceof Date) return Number.isNaN(stated.getTime()) ? null : stated.toISOString()
  return typeof stated === 'string' && stated !== '' ? stated : null
}

/**
 * Reads the entries of a feed: RSS, RDF, Atom or JSON Feed.
 * @param address where the feed is
 * @throws Error with a sentence in English when it is none, or declares entities
 */
export function readFeed(text: string, address: string): Announcement[] {
  if (declaresEntities(text)) throw new Error('The feed declares entities, which no feed needs.')
  const { feed } = parseFeed(text)
  const items = ('entries' in feed ? feed.entries : 'items' in feed ? feed.items : []) ?? []
  return items.flatMap((item) => {
    const link = linkOf(item as Item)
    const target = link === null ? null : cleanAddress(link.replaceAll('&amp;', '&'), address)
    return target === null ? [] : [{ address: target, stated: statedBy(item as Dated) }]
  })
}
