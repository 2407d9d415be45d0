import { maxRecordBytes } from '../reading/bounds.js'
import type { Rejection } from '../rejection.js'
import type { SourceRecord } from '../source-record.js'
import type { Input, Reader, ReaderOptions } from './input.js'
import { readWhole } from './open.js'
import { emptyReason, isBlank, tooLong } from './pages.js'
import { peek } from './text-chunks.js'
import { readWordPress } from './wordpress.js'

/** Bytes in which the root element of an XML file is looked for. */
const headBytes = 8192
const prolog = /^\s*(?:<\?[^]*?\?>\s*|<!--[^]*?-->\s*|<!doctype[^[>]*(?:\[[^]*?\]\s*)?>\s*)*<([\w:-]+)([^>]*)/iu

const sitemap =
  'It is a sitemap, which holds only addresses. Let `timtin crawl` fetch the articles from the site itself.'

async function* readFeed(
  input: Input,
  bytes: Buffer | null,
  { unpack }: ReaderOptions,
): AsyncGenerator<SourceRecord | Rejection, void> {
  if (bytes === null) {
    yield input.reject(`The feed is ${tooLong}. Export the articles in another form.`)
    return
  }
  const outcome = await unpack('feed', bytes)
  if ('reason' in outcome) yield input.reject(outcome.reason)
  if (!('posts' in outcome)) return
  if (outcome.posts.length === 0) yield input.reject('The feed has no items.')
  for (const [index, post] of outcome.posts.entries()) {
    const notes = post.isSummary ? ['The feed has only a summary of the article.'] : []
    yield input.post(post, null, `item ${index + 1}`, notes)
  }
}

/** Reads XML by what it is: a WordPress export, or a feed. */
export const readXml: Reader = async function* (input, options) {
  const { head, all } = await peek(input.chunks(), headBytes)
  if (isBlank(head)) {
    if (input.damage === null) yield input.reject(emptyReason)
    return null
  }
  const text = head[1] === 0 ? head.toString('utf16le') : head.toString('latin1')
  const [, name = '', attributes = ''] = prolog.exec(text.replace(/^(?:\ufeff|ï»¿)/u, '')) ?? []
  const root = name.toLowerCase()
  if (root === 'rss' && /xmlns:wp\s*=/u.test(attributes)) return yield* readWordPress(input, all)
  if (['rss', 'feed', 'rdf:rdf', 'rdf'].includes(root)) {
    const bytes = await readWhole(all, maxRecordBytes)
    if (input.damage === null) yield* readFeed(input, bytes, options)
  } else if (root === 'urlset' || root === 'sitemapindex') yield input.reject(sitemap)
  else {
    const what = root === '' ? 'It is not XML' : `Its root element is <${name}>`
    yield input.reject(`${what}; only WordPress exports, RSS and Atom feeds can be read. Leave it out.`)
  }
  return null
}
