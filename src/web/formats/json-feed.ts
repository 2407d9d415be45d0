import { generateJsonFeed } from 'feedsmith'
import type { FeedModel } from '../presenters/feed.js'

export const jsonFeedType = 'application/feed+json'

/** A feed as JSON Feed 1.1, which has no way to tell of withdrawn entries. */
export function writeJsonFeed({ title, subtitle, selfHref, pageHref, hub, entries }: FeedModel): string {
  const feed = generateJsonFeed({
    title,
    description: subtitle,
    home_page_url: pageHref,
    feed_url: selfHref,
    language: 'vi',
    ...(hub === null ? {} : { hubs: [{ type: 'WebSub', url: hub }] }),
    items: entries.map(({ id, title, href, original, published, updated, author, summary, category }) => ({
      id,
      url: href,
      ...(original === null ? {} : { external_url: original }),
      title,
      content_text: summary,
      summary,
      date_published: published,
      date_modified: updated,
      authors: [{ name: author }],
      ...(category === null ? {} : { tags: [category] }),
    })),
  })
  // It leaves an empty list out, which the standard requires.
  return JSON.stringify({ items: [], ...(feed as object) })
}
