import { say } from '../language/say.js'
import { createHash } from 'node:crypto'
import type { Article } from '../../article.js'
import type { LocalDay } from '../../engine/query.js'
import { emptySearch } from '../../search/finding/empty-search.js'
import type { SearchParams, WithdrawnArticle } from '../../search/types.js'
import { zone } from '../../text/dates.js'
import type { Directory } from '../parts.js'
import { SearchUrl, type FeedFormat } from '../urls/search-url.js'
import { presentEntry } from './entry.js'
import { presentFilters } from './filters.js'

export interface FeedEntry {
  id: string
  title: string
  href: string
  original: string | null
  /** ISO 8601 with +07:00. */
  published: string
  /** When it was last changed: ISO 8601 with +07:00. */
  updated: string
  author: string
  summary: string
  category: string | null
}

/** An entry that readers of the feed should drop. */
export interface FeedWithdrawal {
  /** Id that the entry had. */
  id: string
  /** ISO 8601 with +07:00. */
  at: string
  reason: string
}

/** What a feed holds; all addresses are absolute. */
export interface FeedModel {
  id: string
  title: string
  /** WebSub hub that tells of news; null when there is none. */
  hub: string | null
  subtitle: string
  selfHref: string
  pageHref: string
  /** ISO 8601 with +07:00. */
  updated: string
  entries: FeedEntry[]
  withdrawn: FeedWithdrawal[]
}

/** What a feed says of the site. */
export interface FeedSite {
  address: string
  name: string
  hub: string | null
}

/** The feeds of a page, linked from its `<head>` and under "Theo dõi". */
export interface FeedLinks {
  title: string
  atom: string
  rss: string
  json: string
  /** Where its search can be followed by other means. */
  follow: string
}

/** Namespace of our name-based UUIDs: an arbitrary UUID that must never change. */
const namespace = Buffer.from('5d3a1c0e7b6f4c7a9a51f0c2d8e64b13', 'hex')
const excerptLength = 300

/** The version 5 UUID (RFC 9562) of a name: the same on every host and at all times. */
function uuidOf(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16)
  bytes[6] = (bytes[6] & 0x0f) | 0x50
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`
}

const entryId = (articleId: string): string => uuidOf(`bai/${articleId}`)

/** What a search looks for, in words; empty for a search without query and filters. */
function topic(url: SearchUrl, gazetteer: Directory): string {
  const { q } = url.params
  return [...(q === '' ? [] : [q]), ...presentFilters(url, gazetteer).map(({ label }) => label)].join(' · ')
}

/** What is followed, in words. */
export function presentTopic(params: Partial<SearchParams>, gazetteer: Directory): string {
  return titleOf(topic(SearchUrl.of(params), gazetteer))
}

function titleOf(words: string): string {
  return words === '' ? say('Tin mới') : words
}

function subtitleOf(words: string, entries: number): string {
  if (words === '') return 'Bài mới trong kho tin địa phương'
  if (entries > 0) return `Bài mới trong kho tin địa phương: ${words}`
  return `Kho tin địa phương chưa có bài nào khớp đúng: ${words}. Bài mới sẽ hiện ở đây khi có.`
}

/** The feeds of a search. */
export function presentFeedLinks(params: Partial<SearchParams>, gazetteer: Directory): FeedLinks {
  const url = SearchUrl.of(params)
  return {
    title: titleOf(topic(url, gazetteer)),
    atom: url.feedHref('atom'),
    rss: url.feedHref('rss'),
    json: url.feedHref('feed.json'),
    follow: url.followHref,
  }
}

/** The lead, or else the beginning of the body, cut at a word boundary. */
function summaryOf({ lead, body }: Article): string {
  const text = lead === '' ? (body[0] ?? '') : lead
  if (text.length <= excerptLength) return text
  return `${text.slice(0, excerptLength + 1).replace(/\s+\S*$/u, '')}…`
}

/**
 * The feed of a search.
 * @param articles dated, newest first
 * @param withdrawn the last withdrawals of the whole archive: a reader drops those that it has, and ignores the others
 * @param site its scheme and host (`address`), name, and WebSub hub
 * @param today used as the date of an empty feed
 */
export function presentFeed(
  params: SearchParams,
  format: FeedFormat,
  { articles, withdrawn }: { articles: readonly Article[]; withdrawn: readonly WithdrawnArticle[] },
  { address: site, name, hub }: FeedSite,
  today: LocalDay,
  gazetteer: Directory,
): FeedModel {
  const url = SearchUrl.of(params)
  const words = topic(url, gazetteer)
  const entries = articles.flatMap((article) => {
    const { id, kicker, title, href, original, publishedAt, author, source, category } = presentEntry(
      article,
      site,
      gazetteer,
    )
    if (publishedAt === null) return []
    return {
      id: entryId(id),
      title: kicker === '' ? title : `${kicker}: ${title}`,
      href,
      original,
      published: publishedAt,
      updated: article.modifiedAt ?? publishedAt,
      author: author === null || source === '' ? (author ?? source) : `${author} (${source})`,
      summary: summaryOf(article),
      category,
    }
  })
  const moments = [...entries.map(({ updated }) => updated), ...withdrawn.map(({ at }) => at)]
  return {
    // Atom and RSS share one id, since they are the same feed.
    id: uuidOf(site.replace(/^https?:/, '') + url.feedHref('atom')),
    title: `${titleOf(words)} — ${name}`,
    hub,
    subtitle: subtitleOf(words, entries.length),
    selfHref: site + url.feedHref(format),
    pageHref: site + url.with({ sort: 'newest', size: emptySearch.size }).href,
    updated: moments.sort().at(-1) ?? `${today}T00:00:00${zone}`,
    entries,
    withdrawn: withdrawn.map(({ id, at, reason }) => ({ id: entryId(id), at, reason })),
  }
}
