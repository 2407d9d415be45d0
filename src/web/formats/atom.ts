import type { FeedEntry, FeedModel } from '../presenters/feed.js'
import { element, writeXml, type XmlElement } from './xml.js'

export const atomType = 'application/atom+xml'

function entry({ id, title, href, original, published, author, summary, category }: FeedEntry): XmlElement {
  return element(
    'entry',
    {},
    element('id', {}, id),
    element('title', {}, title),
    element('link', { rel: 'alternate', type: 'text/html', href }),
    original === null ? null : element('link', { rel: 'via', type: 'text/html', href: original }),
    element('published', {}, published),
    element('updated', {}, published),
    element('author', {}, element('name', {}, author)),
    category === null ? null : element('category', { term: category }),
    element('summary', { type: 'text' }, summary),
  )
}

/** A feed as Atom (RFC 4287). */
export function writeAtom({ id, title, subtitle, selfHref, pageHref, updated, entries }: FeedModel): string {
  return writeXml(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'vi' },
      element('id', {}, id),
      element('title', {}, title),
      element('subtitle', {}, subtitle),
      element('updated', {}, updated),
      element('link', { rel: 'self', type: atomType, href: selfHref }),
      element('link', { rel: 'alternate', type: 'text/html', href: pageHref }),
      element('generator', {}, 'Tìm Tin'),
      ...entries.map(entry),
    ),
  )
}
