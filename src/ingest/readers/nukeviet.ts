import { hostOf } from '../../text/hosts.js'
import { maxRecordBytes } from '../reading/bounds.js'
import { secondsTime } from '../reading/post-time.js'
import type { Rejection } from '../rejection.js'
import type { Post, SourceRecord } from '../source-record.js'
import type { Input, Reader, ReaderOptions } from './input.js'
import { tooLong } from './pages.js'
import { Spool, type Spooled } from './spool.js'
import { SqlDump, type SqlEvent, type SqlValue } from './sql-dump.js'
import { textChunks } from './text-chunks.js'

/**
 * The tables of NukeViet's news module, `{prefix}_{language}_{module}_…`, as its `action_mysql.php` creates them.
 * NukeViet 3 kept the texts in tables `…_bodyhtml_1`, `…_bodyhtml_2` and so on.
 */
const tableName = /^(.+)_(rows|detail|bodyhtml_\d+|cat|tags_id)$/u
const moduleName = /^[^_]+_([a-z]{2})_(.+)$/u
const neededColumns = ['id', 'title', 'hometext', 'publtime']

/** `status` of a published article; others are drafts, waiting, expired or locked. */
const published = '1'

type Row = Readonly<Record<string, SqlValue>>

interface Category {
  title: string
  alias: string
}

/** What a dump holds of one news module. */
class NewsModule {
  readonly categories = new Map<string, Category>()
  readonly rows = new Map<string, { spooled: Spooled; line: number }>()
  readonly texts = new Map<string, { spooled: Spooled; line: number }>()
  readonly tags = new Map<string, string[]>()
  isNews = false
}

const textOf = (value: SqlValue | undefined): string => value ?? ''

/** A host, when the operator's statement of the source is one. */
function statedSite(source: string | null | undefined): string | null {
  if (!source || !/^[\w-]+(?:\.[\w-]+)+$/u.test(source)) return null
  return hostOf(`http://${source}/`) === null ? null : `https://${source}/`
}

/** Collects a dump's news modules; their texts and rows are in the spool. */
class DumpContents {
  readonly modules = new Map<string, NewsModule>()
  private readonly columns = new Map<string, string[]>()
  private domain: string | null = null

  constructor(private readonly spool: Spool) {}

  /** Address of the site, as its configuration says. */
  get site(): string | null {
    const host = this.domain?.split(',')[0].trim() ?? ''
    return host.includes('.') ? `https://${host}/` : null
  }

  private moduleOf(prefix: string): NewsModule {
    const module = this.modules.get(prefix) ?? new NewsModule()
    this.modules.set(prefix, module)
    return module
  }

  async take(event: Exclude<SqlEvent, { kind: 'long-row' }>): Promise<void> {
    if (event.kind === 'table') this.columns.set(event.table, event.columns)
    else await this.takeRow(event)
  }

  private async takeRow({ table, columns, values, line }: SqlEvent & { kind: 'row' }): Promise<void> {
    if (/_config$/u.test(table)) this.takeSetting(values)
    const [, prefix, name] = tableName.exec(table) ?? []
    const names = columns ?? this.columns.get(table)
    if (prefix === undefined || names === undefined) return
    const row: Row = Object.fromEntries(names.map((column, at) => [column, values[at] ?? null]))
    const id = textOf(row.id)
    if (name === 'cat' && row.catid) {
      this.moduleOf(prefix).categories.set(row.catid, { title: textOf(row.title), alias: textOf(row.alias) })
    } else if (name === 'tags_id' && row.keyword) {
      const { tags } = this.moduleOf(prefix)
      tags.set(id, [...(tags.get(id) ?? []), row.keyword])
    } else if (name === 'rows' && neededColumns.every((column) => column in row)) {
      const module = this.moduleOf(prefix)
      module.isNews = true
      module.rows.set(id, { spooled: await this.spool.add(row), line })
    } else if ('bodyhtml' in row) {
      this.moduleOf(prefix).texts.set(id, { spooled: await this.spool.add(row.bodyhtml), line })
    }
  }

  /** `('sys', 'global', 'my_domains', 'baosongla.example')` */
  private takeSetting(values: readonly SqlValue[]): void {
    if (values[2] === 'my_domains') this.domain = values[3]
  }
}

function mediaOf(row: Row, module: string, site: string | null): Post['media'] {
  const file = textOf(row.homeimgfile)
  if (file === '') return []
  const isAddress = /^(?:https?:)?\/\//iu.test(file)
  const url = isAddress || site === null ? file : `${site}uploads/${module}/${file}`
  return [{ kind: 'image', url, caption: textOf(row.homeimgalt) || null }]
}

/** @param prefix of the tables, e.g. `nv4_vi_news` @param site address of the site, ending in a slash; null when unknown */
function toPost(prefix: string, module: NewsModule, row: Row, html: string, site: string | null): Post {
  const id = textOf(row.id)
  const name = moduleName.exec(prefix)?.[2] ?? 'news'
  const category = module.categories.get(textOf(row.catid)) ?? null
  const alias = textOf(row.alias)
  const isAddressed = site !== null && category !== null && alias !== ''
  return {
    key: `${prefix}:${id}`,
    url: isAddressed ? `${site}${name}/${category.alias}/${alias}-${id}.html` : null,
    source: site === null ? null : hostOf(site),
    title: textOf(row.title),
    lead: textOf(row.hometext),
    html,
    author: textOf(row.author) || null,
    publishedAt: secondsTime(Number(row.publtime)),
    category: category?.title ?? null,
    keywords: module.tags.get(id) ?? [],
    media: mediaOf(row, name, site),
    views: row.hitstotal ? Number(row.hitstotal) : null,
  }
}

async function* postsOf(
  input: Input,
  prefix: string,
  module: NewsModule,
  spool: Spool,
  site: string | null,
): AsyncGenerator<SourceRecord | Rejection, void> {
  for (const [id, { spooled, line }] of module.rows) {
    const name = `${prefix} ${id}`
    const row = (await spool.get(spooled)) as Row
    const text = module.texts.get(id)
    if (row.status !== undefined && row.status !== published) continue
    if (text === undefined) {
      yield input.reject(
        'The dump holds no text of this article. Dump the site again, with all its tables.',
        line,
        name,
      )
      continue
    }
    yield input.post(toPost(prefix, module, row, textOf((await spool.get(text.spooled)) as SqlValue), site), line, name)
  }
  for (const [id, { line }] of module.texts) {
    if (module.rows.has(id)) continue
    const reason = 'The dump holds the text of this article, but not its row with the title. Dump the site again.'
    yield input.reject(reason, line, `${prefix} ${id}`)
  }
}

async function* readDump(
  input: Input,
  options: ReaderOptions,
  spool: Spool,
): AsyncGenerator<SourceRecord | Rejection, void> {
  const dump = new SqlDump(maxRecordBytes)
  const contents = new DumpContents(spool)
  for await (const text of textChunks(input.chunks())) {
    for (const event of dump.push(text)) {
      if (event.kind !== 'long-row') await contents.take(event)
      else if (tableName.test(event.table)) yield input.reject(`The row is ${tooLong}. Leave it out.`, event.line)
    }
  }
  const site = statedSite(options.source) ?? contents.site
  const news = [...contents.modules].filter(([, { isNews, texts }]) => isNews || texts.size > 0)
  for (const [prefix, module] of news) yield* postsOf(input, prefix, module, spool, site)
  const { unfinished } = dump
  if (unfinished) {
    const reason = `The dump ends within a row of ${unfinished.table}; what was whole is kept. Dump the site again.`
    yield input.reject(reason, unfinished.line)
  } else if (news.length === 0 && input.damage === null) {
    yield input.reject('The dump holds no news of NukeViet (tables *_news_rows and *_news_detail). Leave it out.')
  }
}

/**
 * Reads a MySQL dump of a NukeViet site as text, without a database: the published articles of its news modules. The
 * texts come before the rows that they belong to, so both are kept in a temporary file until the dump has been read.
 */
export const readNukeViet: Reader = async function* (input, options) {
  const spool = await Spool.create()
  try {
    yield* readDump(input, options, spool)
  } finally {
    await spool.close()
  }
  return null
}
