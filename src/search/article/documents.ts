import type { Article } from '../../article.js'
import { noFilters, type Query } from '../../engine/query.js'
import type { SearchEngine } from '../../engine/reading.js'
import type { DocumentKinds } from '../../text/index.js'
import type { Analyzer } from '../../text/types.js'
import { foldName } from '../fold.js'
import type { Turns } from '../finding/listing.js'
import { fetchAll, summarise, type ArticleSource } from '../summary.js'
import type { CitedDocument, DocumentView } from '../types.js'

/** `60-nq-hdnd`: number, perhaps a year, and one to six codes. */
const slugShape = /^\d{1,6}(-(19|20)\d\d)?(-[a-z]{2,9}\d{0,2}){1,6}$/

function named(number: string, kinds: DocumentKinds): CitedDocument {
  const slug = foldName(number).replaceAll(/[^a-z0-9]+/g, '-')
  const kind = kinds.ofNumber(number)?.name ?? 'văn bản'
  return { slug, number, title: `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${number}` }
}

/** The documents that a text cites by number and code, in order, each once. */
function citedInText(text: string, analyzer: Analyzer): CitedDocument[] {
  const { tokens, spans } = analyzer.analyze(text)
  const found = new Map<string, CitedDocument>()
  for (const { kind, term, first, last } of [...spans].sort((a, b) => a.first - b.first)) {
    // A number with hyphens only is as often the name of a unit or a thing: "PC-45".
    if (kind !== 'number' || !/^\d[^_]*\//.test(term)) continue
    const document = named(
      text.slice(tokens[first].start, tokens[last].end).replaceAll(/\s/g, '').replaceAll('–', '-'),
      analyzer.documentKinds,
    )
    if (slugShape.test(document.slug) && !found.has(document.slug)) found.set(document.slug, document)
  }
  return [...found.values()]
}

/** The documents that an article cites by number and code ("60/NQ-HĐND"), in order, each once. */
export function documentsIn({ title, lead, body, captions }: Article, analyzer: Analyzer): CitedDocument[] {
  return citedInText([title, lead, ...body, ...captions].join('\n'), analyzer)
}

/** Words that a query for one document may have beside its number: "Nghị quyết số …". */
const otherWords = 3

/** The document that a query asks for, when it asks for nothing else; null otherwise. */
function documentOfQuery(text: string, analyzer: Analyzer): CitedDocument | null {
  if (!/\d\s*[/-]/.test(text)) return null
  const cited = citedInText(text, analyzer)
  const words = analyzer.analyze(text).tokens.length
  return cited.length === 1 && words <= cited[0].slug.split('-').length + otherWords ? cited[0] : null
}

/** The parts of the number in their order: no other text has them. */
function queryFor(slug: string): Query {
  const text = slug.replaceAll('-', '/')
  return { clauses: [{ occur: 'must', alternatives: [{ kind: 'phrase', text, slop: 0 }] }] }
}

async function citationsOf(slug: string, engine: SearchEngine): Promise<number> {
  const request = { sort: 'oldest', offset: 0, limit: 0, facets: false, explain: false, grouped: false } as const
  return (await engine.search({ query: queryFor(slug), filters: noFilters, ...request })).total
}

type CountedDocument = CitedDocument & { articles: number }

/** The document that a query asks for, with how many articles cite it; null when there is none. */
export async function citedBySomeArticle(
  text: string,
  engine: SearchEngine,
  analyzer: Analyzer,
): Promise<CountedDocument | null> {
  const document = documentOfQuery(text, analyzer)
  if (document === null) return null
  const articles = await citationsOf(document.slug, engine)
  return articles > 0 ? { ...document, articles } : null
}

/** The most cited documents, counted once for each build that the engine serves. */
export class DocumentIndex {
  private generation: string | null = null
  private documents: CountedDocument[] = []
  private running: Promise<void> | null = null

  constructor(
    private readonly engine: SearchEngine,
    private readonly turns: Turns,
    private readonly kinds: DocumentKinds,
  ) {}

  /** The most cited first. */
  async most(limit: number): Promise<CountedDocument[]> {
    // A count under way may be of fewer.
    await this.running
    this.running ??= this.bringUpToDate(limit).finally(() => (this.running = null))
    await this.running
    return this.documents.slice(0, limit)
  }

  private async bringUpToDate(limit: number): Promise<void> {
    const { generation } = await this.engine.status()
    if (generation === this.generation && this.documents.length >= limit) return
    this.documents = await this.count(limit)
    this.generation = generation
  }

  private async count(limit: number): Promise<CountedDocument[]> {
    const bySlug = new Map(
      (await this.engine.documents(limit)).map(({ number }) => {
        const document = named(number, this.kinds)
        return [document.slug, document] as const
      }),
    )
    const counted: CountedDocument[] = []
    for (const document of bySlug.values()) {
      // Hundreds of phrases are sought; whoever searches meanwhile does not wait for all of them.
      await this.turns.next()
      const articles = slugShape.test(document.slug) ? await citationsOf(document.slug, this.engine) : 0
      if (articles > 0) counted.push({ ...document, articles })
    }
    return counted.sort((a, b) => b.articles - a.articles)
  }
}

/**
 * The articles that cite a document, oldest first.
 * @param slug the number folded, its parts joined by `-`
 * @returns null when no article cites it, or when it is no document's number
 */
export async function documentView(
  slug: string,
  page: number,
  size: number,
  engine: SearchEngine,
  store: ArticleSource,
  analyzer: Analyzer,
): Promise<DocumentView | null> {
  if (!slugShape.test(slug)) return null
  const found = await engine.search({
    query: queryFor(slug),
    filters: noFilters,
    sort: 'oldest',
    offset: (page - 1) * size,
    limit: size,
    facets: true,
    explain: false,
    grouped: false,
  })
  const articles = fetchAll(
    store,
    found.hits.map((hit) => hit.id),
  )
  const [first] = found.total > 0 && articles.length === 0 ? [await anyCiting(slug, engine, store)] : articles
  const document = first && documentsIn(first, analyzer).find((cited) => cited.slug === slug)
  if (!document) return null
  return {
    document,
    total: found.total,
    page,
    pages: Math.ceil(found.total / size),
    days: found.facets?.days ?? [],
    undated: found.facets?.undated ?? 0,
    provinces: found.facets?.provinces ?? [],
    articles: articles.map(summarise),
  }
}

async function anyCiting(slug: string, engine: SearchEngine, store: ArticleSource): Promise<Article | null> {
  const request = { sort: 'oldest', offset: 0, limit: 1, facets: false, explain: false, grouped: false } as const
  const { hits } = await engine.search({ query: queryFor(slug), filters: noFilters, ...request })
  return hits.length > 0 ? store.article(hits[0].id) : null
}
