import type { FeedEntry, FeedModel, FeedWithdrawal } from '../presenters/feed.js'
import { element, writeXml, type XmlElement } from './xml.js'

export const atomType = 'application/atom+xml'

function entry({ id, title, href, original, published, updated, author, summary, category }: FeedEntry): XmlElement {
  return element(
    'entry',
    {},
    element('id', {}, id),
    element('title', {}, title),
    element('link', { rel: 'alternate', type: 'text/html', href }),
    original === null ? null : element('link', { rel: 'via', type: 'text/html', href: original }),
    element('published', {}, published),
    element('updated', {}, updated),
    element('author', {}, element('name', {}, author)),
    category === null ? null : element('category', { term: category }),
    element('summary', { type: 'text' }, summary),
  )
}

/** Tells readers to drop an entry (RFC 6721). */
function deletedEntry({ id, at, reason }: FeedWithdrawal): XmlElement {
  return element('at:deleted-entry', { ref: id, when: at }, element('at:comment', {}, reason))
}

/** A feed as Atom (RFC 4287), with withdrawn entries. */
export function writeAtom(feed: FeedModel): string {
  const { id, title, subtitle, selfHref, pageHref, hub, updated, entries, withdrawn } = feed
  return writeXml(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:at': 'http://purl.org/atompub/tombstones/1.0', 'xml:lang': 'vi' },
      element('id', {}, id),
      element('title', {}, title),
      element('subtitle', {}, subtitle),
      element('updated', {}, updated),
      element('link', { rel: 'self', type: atomType, href: selfHref }),
      element('link', { rel: 'alternate', type: 'text/html', href: pageHref }),
      hub === null ? null : element('link', { rel: 'hub', href: hub }),
      ...withdrawn.map(deletedEntry),
      ...entries.map(entry),
    ),
  )
}
