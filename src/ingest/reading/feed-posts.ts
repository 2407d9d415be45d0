import type { AtomFeed, JsonFeed, parseFeed, RdfFeed, RssFeed } from 'feedsmith'
import type { Medium } from '../../article.js'
import { hostOf } from '../../text/hosts.js'
import type { Post } from '../source-record.js'
import { postTime } from './post-time.js'

type Feed = ReturnType<typeof parseFeed>

const given = (texts: readonly (string | undefined)[]): string[] =>
  texts.filter((text): text is string => text !== undefined && text.trim() !== '')
const isAddress = (text: string | undefined): text is string => text !== undefined && /^https?:\/\//iu.test(text)

/** The parts that posts of all kinds of feeds have, in the words of this project. */
interface Item {
  id: string | undefined
  link: string | undefined
  title: string | undefined
  summary: string | undefined
  content: string | undefined
  authors: readonly (string | undefined)[]
  date: string | undefined
  categories: readonly (string | undefined)[]
  media: Medium[]
}

function toPost(item: Item, site: string | undefined): Post {
  const url = [item.link, item.id].find(isAddress) ?? null
  const [category = null, ...keywords] = given(item.categories)
  const authors = given(item.authors)
  return {
    key: item.id ?? item.link ?? `${item.title} ${item.date}`,
    url,
    source: isAddress(site) ? hostOf(site) : null,
    title: item.title ?? '',
    lead: item.content === undefined ? '' : (item.summary ?? ''),
    html: item.content ?? item.summary ?? '',
    author: authors.length > 0 ? authors.join(', ') : null,
    publishedAt: postTime(item.date),
    category,
    keywords,
    media: item.media,
    views: null,
    isSummary: item.content === undefined,
  }
}

function mediaOf(enclosures: readonly { url?: string; type?: string }[] | undefined): Medium[] {
  return (enclosures ?? []).flatMap(({ url, type = '' }) => {
    const kind = (['image', 'audio', 'video'] as const).find((name) => type.startsWith(name))
    return url === undefined || kind === undefined ? [] : [{ kind, url, caption: null }]
  })
}

const rssItem = (item: RssFeed.Item<string>): Item => ({
  id: item.guid?.value,
  link: item.link,
  title: item.title,
  summary: item.description,
  content: item.content?.encoded,
  authors: [...(item.dc?.creators ?? []), ...(item.authors ?? []).map(({ name }) => name)],
  date: item.pubDate ?? item.dc?.dates?.[0],
  categories: (item.categories ?? []).map(({ name }) => name),
  media: mediaOf(item.enclosures),
})

const rdfItem = (item: RdfFeed.Item<string>): Item => ({
  id: item.link,
  link: item.link,
  title: item.title,
  summary: item.description,
  content: item.content?.encoded,
  authors: item.dc?.creators ?? [],
  date: item.dc?.dates?.[0],
  categories: item.dc?.subjects ?? [],
  media: [],
})

const atomEntry = (entry: AtomFeed.Entry<string>): Item => ({
  id: entry.id,
  link: (entry.links ?? []).find(({ rel = 'alternate' }) => rel === 'alternate')?.href,
  title: entry.title?.value,
  summary: entry.summary?.value,
  content: entry.content?.value,
  authors: (entry.authors ?? []).map(({ name }) => name),
  date: entry.published ?? entry.updated,
  categories: (entry.categories ?? []).map(({ label, term }) => label ?? term),
  media: mediaOf(
    (entry.links ?? []).filter(({ rel }) => rel === 'enclosure').map(({ href, type }) => ({ url: href, type })),
  ),
})

const jsonItem = (item: JsonFeed.Item<string>): Item => ({
  id: item.id,
  link: item.url,
  title: item.title,
  summary: item.summary,
  content: item.content_html ?? item.content_text,
  authors: (item.authors ?? []).map(({ name }) => name),
  date: item.date_published,
  categories: item.tags ?? [],
  media: mediaOf((item.attachments ?? []).map(({ url, mime_type }) => ({ url, type: mime_type }))),
})

/** The items of a feed as posts; the feed's own site names the source of those without an address. */
export function postsOfFeed({ format, feed }: Feed): Post[] {
  switch (format) {
    case 'rss':
      return (feed.items ?? []).map((item) => toPost(rssItem(item as RssFeed.Item<string>), feed.link))
    case 'rdf':
      return (feed.items ?? []).map((item) => toPost(rdfItem(item as RdfFeed.Item<string>), feed.link))
    case 'atom': {
      const site = (feed.links ?? []).find(({ rel = 'alternate' }) => rel === 'alternate')?.href
      return (feed.entries ?? []).map((entry) => toPost(atomEntry(entry as AtomFeed.Entry<string>), site))
    }
    case 'json':
      return (feed.items ?? []).map((item) => toPost(jsonItem(item as JsonFeed.Item<string>), feed.home_page_url))
  }
}
