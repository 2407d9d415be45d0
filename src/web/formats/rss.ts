import { localDay, weekday } from '../../text/dates.js'
import type { FeedEntry, FeedModel } from '../presenters/feed.js'
import { element, writeXml, type XmlElement } from './xml.js'

export const rssType = 'application/rss+xml'

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * `2022-11-23T18:37:00+07:00` in the format of RFC 822, but with a four-digit year: `Wed, 23 Nov 2022 18:37:00 +0700`.
 */
export function rfc822(iso: string): string {
  const [year, month, day] = localDay(iso).split('-')
  return `${weekdays[weekday(localDay(iso))]}, ${day} ${months[Number(month) - 1]} ${year} ${iso.slice(11, 19)} ${iso.slice(19).replace(':', '')}`
}

function item({ id, title, href, published, author, summary, category }: FeedEntry): XmlElement {
  return element(
    'item',
    {},
    element('title', {}, title),
    element('link', {}, href),
    element('guid', { isPermaLink: 'false' }, id),
    element('pubDate', {}, rfc822(published)),
    // RSS's own `author` must be an e-mail address.
    element('dc:creator', {}, author),
    category === null ? null : element('category', {}, category),
    element('description', {}, summary),
  )
}

/** A feed as RSS 2.0. */
export function writeRss({ title, subtitle, selfHref, pageHref, hub, updated, entries }: FeedModel): string {
  const channel = element(
    'channel',
    {},
    element('title', {}, title),
    element('link', {}, pageHref),
    element('description', {}, subtitle),
    element('language', {}, 'vi'),
    element('lastBuildDate', {}, rfc822(updated)),
    element('atom:link', { rel: 'self', type: rssType, href: selfHref }),
    hub === null ? null : element('atom:link', { rel: 'hub', href: hub }),
    ...entries.map(item),
  )
  const spaces = {
    version: '2.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  }
  return writeXml(element('rss', spaces, channel))
}
