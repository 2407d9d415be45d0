import { SaxesParser } from 'saxes'
import { postTime } from '../reading/post-time.js'
import { maxDepth, maxRecordBytes } from '../reading/bounds.js'
import type { Rejection } from '../rejection.js'
import type { Post, SourceRecord } from '../source-record.js'
import { wordPressHtml } from './wordpress-html.js'
import type { Input } from './input.js'
import { tooLong } from './pages.js'
import { textChunks } from './text-chunks.js'

/** One `<item>` of a WordPress export: the texts of its elements, as far as they matter. */
interface Item {
  line: number
  fields: Map<string, string>
  categories: string[]
  tags: string[]
  meta: Map<string, string>
  size: number
  isBroken: boolean
}

const kept = new Set([
  'title',
  'link',
  'dc:creator',
  'content:encoded',
  'excerpt:encoded',
  'wp:post_id',
  'wp:post_date',
  'wp:post_date_gmt',
  'wp:status',
  'wp:post_type',
  'wp:post_password',
  'wp:attachment_url',
])

interface Attachment {
  url: string
  caption: string
}

/** Thrown where elements are nested deeper than in any export: the parser would hold them all. */
class TooDeep extends Error {}

/** The items of an export, as they come; what they refer to is collected on the way. */
class ExportParser {
  private readonly parser = new SaxesParser()
  private items: Item[] = []
  private item: Item | null = null
  private author = new Map<string, string>()
  private text = ''
  private nicename = ''
  private metaKey = ''
  private depth = 0
  /** Display names of authors, by login. */
  readonly authors = new Map<string, string>()
  error: string | null = null
  /** Whether elements were nested so deeply that parsing has ended. */
  isTooDeep = false

  constructor() {
    this.parser.on('error', (error) => {
      this.error ??= error.message.replace(/^\d+:\d+:\s*/u, '')
      if (this.item) this.item.isBroken = true
    })
    this.parser.on('opentag', ({ name, attributes }) => this.open(name, attributes))
    this.parser.on('text', (text) => this.add(text))
    this.parser.on('cdata', (text) => this.add(text))
    this.parser.on('closetag', ({ name }) => this.close(name))
  }

  get line(): number {
    return this.parser.line
  }

  /** The item that has begun but not ended. */
  get unfinished(): Item | null {
    return this.item
  }

  push(chunk: string): Item[] {
    try {
      this.parser.write(chunk)
    } catch (error) {
      if (!(error instanceof TooDeep)) throw error
      this.isTooDeep = true
    }
    const { items } = this
    this.items = []
    return items
  }

  private open(name: string, attributes: Record<string, unknown>): void {
    if (++this.depth > maxDepth) throw new TooDeep()
    this.text = ''
    if (name === 'item') {
      const { line } = this.parser
      this.item = { line, fields: new Map(), categories: [], tags: [], meta: new Map(), size: 0, isBroken: false }
    } else if (name === 'wp:author') this.author.clear()
    else if (name === 'category') this.nicename = String(attributes.domain ?? 'category')
  }

  private add(text: string): void {
    if (this.item) this.item.size += text.length
    if (!this.item || this.item.size <= maxRecordBytes) this.text += text
  }

  private close(name: string): void {
    const { item, text } = this
    this.depth--
    this.text = ''
    if (name === 'wp:author_login' || name === 'wp:author_display_name') this.author.set(name, text)
    else if (name === 'wp:author') {
      const login = this.author.get('wp:author_login')
      if (login) this.authors.set(login, this.author.get('wp:author_display_name') ?? login)
    }
    if (!item) return
    if (name === 'item') {
      this.items.push(item)
      this.item = null
    } else if (name === 'category') {
      if (this.nicename === 'category') item.categories.push(text)
      else if (this.nicename === 'post_tag') item.tags.push(text)
    } else if (name === 'wp:meta_key') this.metaKey = text
    else if (name === 'wp:meta_value') item.meta.set(this.metaKey, text)
    else if (kept.has(name)) item.fields.set(name, text)
  }
}

const isPublished = ({ fields }: Item): boolean =>
  fields.get('wp:post_type') === 'post' && fields.get('wp:status') === 'publish' && !fields.get('wp:post_password')

/** The date in local time: from GMT, or where the export has none (`0000-00-00`), as the site's clock showed it. */
function dateOf({ fields }: Item): string | null {
  const gmt = fields.get('wp:post_date_gmt') ?? ''
  const local = fields.get('wp:post_date') ?? ''
  if (!gmt.startsWith('0000') && gmt !== '') return postTime(`${gmt.replace(' ', 'T')}Z`)
  return local.startsWith('0000') || local === '' ? null : postTime(`${local.replace(' ', 'T')}+07:00`)
}

function toPost(item: Item, authors: ReadonlyMap<string, string>, attachments: ReadonlyMap<string, Attachment>): Post {
  const { fields, meta } = item
  const login = fields.get('dc:creator') ?? ''
  const thumbnail = attachments.get(meta.get('_thumbnail_id') ?? '')
  const url = fields.get('link') ?? ''
  return {
    key: `wp:${fields.get('wp:post_id')}`,
    url: /^https?:\/\//iu.test(url) ? url : null,
    source: null,
    title: fields.get('title') ?? '',
    lead: fields.get('excerpt:encoded') ?? '',
    html: wordPressHtml(fields.get('content:encoded') ?? ''),
    author: authors.get(login) ?? (login || null),
    publishedAt: dateOf(item),
    category: item.categories[0] ?? null,
    keywords: item.tags,
    media: thumbnail ? [{ kind: 'image', url: thumbnail.url, caption: thumbnail.caption || null }] : [],
    views: null,
  }
}

/** The addresses of all attachments, which may stand behind the posts that refer to them. */
async function readAttachments(input: Input): Promise<Map<string, Attachment>> {
  const attachments = new Map<string, Attachment>()
  const parser = new ExportParser()
  for await (const text of textChunks(input.chunks())) {
    for (const { fields } of parser.push(text)) noteAttachment(fields, attachments)
    if (parser.isTooDeep) break
  }
  return attachments
}

function noteAttachment(fields: ReadonlyMap<string, string>, attachments: Map<string, Attachment>): void {
  const url = fields.get('wp:attachment_url')
  const id = fields.get('wp:post_id')
  if (url && id) attachments.set(id, { url, caption: fields.get('excerpt:encoded') ?? '' })
}

/**
 * Reads a WordPress export (WXR): its published posts. Drafts, pages, and posts behind a password are not articles.
 * @param chunks the bytes of `input`
 */
export async function* readWordPress(
  input: Input,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<SourceRecord | Rejection, number> {
  const attachments = input.canReopen ? await readAttachments(input) : new Map<string, Attachment>()
  const parser = new ExportParser()
  let posts = 0
  let sinceItem = 0
  for await (const text of textChunks(chunks)) {
    const items = parser.push(text)
    sinceItem = items.length > 0 ? 0 : sinceItem + text.length
    if (sinceItem > 4 * maxRecordBytes) {
      yield input.reject(`An item is ${tooLong}; what follows it was not read.`, parser.line)
      return parser.line
    }
    for (const item of items) {
      noteAttachment(item.fields, attachments)
      if (!isPublished(item)) continue
      posts++
      const name = `post ${item.fields.get('wp:post_id')}`
      const notes = item.isBroken ? [`The XML of the export is not well-formed here (${parser.error}).`] : []
      if (item.size > maxRecordBytes) yield input.reject(`The post is ${tooLong}. Leave it out.`, item.line, name)
      else yield input.post(toPost(item, parser.authors, attachments), item.line, name, notes)
    }
    if (parser.isTooDeep) {
      yield input.reject('Elements are nested deeper here than in any export; the posts before are kept.', parser.line)
      return parser.line
    }
  }
  const { unfinished } = parser
  if (unfinished) {
    const { fields } = unfinished
    const name = `post ${fields.get('wp:post_id') ?? JSON.stringify(fields.get('title') ?? '')}`
    yield input.reject(
      'The export ends within this post; the posts before are kept. Export it again.',
      unfinished.line,
      name,
    )
  } else if (posts === 0 && input.damage === null) {
    yield input.reject('The export holds no published posts. Export all content of the site.')
  }
  return parser.line
}
