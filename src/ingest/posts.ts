import { cleanText } from '../text/clean.js'
import { parseMachineDate } from '../text/date-lines.js'
import { readBlocks } from './html/blocks.js'
import { readContent } from './html/content.js'
import { loadPage } from './html/page.js'
import { splitKicker } from './kicker.js'
import { plainLine } from './plain-text.js'
import type { DatedBy, RawArticle } from './raw-article.js'
import { RejectedRecord } from './rejection.js'
import type { Post } from './source-record.js'
import type { Sources } from './sources/index.js'

/** Inside a post's text, but not part of the article. */
const dropped = 'form, nav, .adv, .ads, .sharedaddy, .related, .relates, [hidden]'

function dateOf(publishedAt: string | null): DatedBy | null {
  const reading = publishedAt === null ? null : parseMachineDate(publishedAt)
  if (reading === null) return null
  if (!reading.ok) throw new RejectedRecord(`Its date ${reading.reason}. Correct it and import the file again.`)
  return { ...reading.date, dateSource: 'meta' }
}

/**
 * Reads an exported post: its text as the text of a page is read, its fields as they are.
 * @throws RejectedRecord when it has no title, no text, or a date that does not exist
 */
export function readPost(post: Post, sources: Sources): RawArticle {
  const title = plainLine(post.title)
  if (title === '') throw new RejectedRecord('It has no title. An article needs a title.')
  const page = loadPage(
    `<body>${post.html}</body>`,
    post.url === null ? null : { address: post.url, isGuess: false, sources },
  )
  const blocks = readBlocks(page, page.$('body'), dropped)
  const { keywords, relatedTitles, author, media, ...content } = readContent(blocks, plainLine(post.lead))
  if (cleanText([content.lead, ...content.body, ...content.captions].join('')) === '') {
    throw new RejectedRecord('It has a title but no text. Leave it out, or export it with its text.')
  }
  const own = post.media.filter(({ url }) => !media.some((medium) => medium.url === url))
  return {
    url: post.url,
    source: post.url === null ? post.source : null,
    ...splitKicker(title),
    ...content,
    author: post.author ?? author,
    date: dateOf(post.publishedAt),
    modifiedAt: null,
    category: post.category,
    keywords: post.keywords.length > 0 ? post.keywords : keywords,
    views: post.views,
    media: [...own, ...media],
    relatedTitles,
    notes: page.note === null ? [] : [page.note],
  }
}
