import type { Article } from '../../article.js'
import { analyseArticle } from '../../engine/analysed-article.js'
import { citedDocuments, citedIn } from '../../engine/cited-documents.js'
import { noFilters } from '../../engine/query.js'
import type { ReadOptions, SearchEngine, SearchRequest } from '../../engine/reading.js'
import type { DocumentKinds } from '../../text/index.js'
import type { Analyzer } from '../../text/types.js'
import { browse, type Look } from '../finding/requests.js'
import { summarise, type ArticleSource } from '../summary.js'
import type { CitedDocument, DocumentView } from '../types.js'

/** `60-nq-hdnd`: a number, optionally a year, and one to six codes. Every document that the index has is of this shape. */
const slugShape = /^\d{1,6}(-(19|20)\d\d)?(-[a-z]{2,9}\d{0,2}){1,6}$/

function named(slug: string, number: string, kinds: DocumentKinds): CitedDocument {
  const kind = kinds.ofNumber(number)?.name ?? 'văn bản'
  return { slug, number, title: `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${number}` }
}

/** Documents with their titles; those without an address are left out. */
function titled(cited: readonly { key: string; written: string }[], { documentKinds }: Analyzer): CitedDocument[] {
  return cited.filter(({ key }) => slugShape.test(key)).map(({ key, written }) => named(key, written, documentKinds))
}

/**
 * The documents that an article cites by number and code ("60/NQ-HĐND"), in order, without duplicates: those that it is
 * indexed by.
 */
export function documentsIn(article: Article, analyzer: Analyzer): CitedDocument[] {
  return titled(citedDocuments(analyseArticle(article, analyzer)), analyzer)
}

/** More provinces than there ever were. */
const provincesListed = 100

/** Most words that a query for a document may have besides its number: "Nghị quyết số …". */
const otherWords = 3

/** The document that a query asks for, if it asks for nothing else; otherwise null. */
export function documentOfQuery(text: string, analyzer: Analyzer): CitedDocument | null {
  if (!/\d\s*[/-]/.test(text)) return null
  const cited = titled(citedIn([analyzer.analyze(text)]), analyzer)
  const words = analyzer.analyze(text).tokens.length
  return cited.length === 1 && words <= cited[0].slug.split('-').length + otherWords ? cited[0] : null
}

/** A search for the articles that cite a document. */
export function citing(slug: string, look: Partial<Look>): SearchRequest {
  return browse({ ...noFilters, documents: [slug] }, { sort: 'oldest', ...look })
}

/** A document and the number of articles that cite it. */
export type CountedDocument = CitedDocument & { articles: number }

/** The most cited documents, most cited first. */
export async function mostCited(
  limit: number,
  engine: Pick<SearchEngine, 'search'>,
  analyzer: Analyzer,
  options?: ReadOptions,
): Promise<CountedDocument[]> {
  const facets = { values: { documents: limit }, within: false, byGroup: false }
  const [{ facets: counts }] = await engine.search([browse(noFilters, { facets })], options)
  return (counts?.documents ?? []).map(({ value, label, count }) => ({
    ...named(value, label ?? value, analyzer.documentKinds),
    articles: count,
  }))
}

/**
 * The articles that cite a document, oldest first.
 * @param slug the folded number, its parts joined by `-`
 * @returns null if no article cites it, or if it is not a document's number
 */
export async function documentView(
  slug: string,
  page: number,
  size: number,
  engine: Pick<SearchEngine, 'search'>,
  source: ArticleSource,
  analyzer: Analyzer,
  options?: ReadOptions,
): Promise<DocumentView | null> {
  if (!slugShape.test(slug)) return null
  const facets = { values: { provinces: provincesListed }, within: false, byGroup: false }
  // The first article shows how the number is written, whichever page is requested.
  const [first, found] = await engine.search(
    [citing(slug, { limit: 1 }), citing(slug, { offset: (page - 1) * size, limit: size, facets })],
    options,
  )
  const ids = [...first.hits, ...found.hits].map((hit) => hit.id)
  const articles = await source.articles(ids)
  const document = articles
    .filter((article) => article !== null)
    .flatMap((article) => documentsIn(article, analyzer).filter((cited) => cited.slug === slug))
    .at(0)
  if (document === undefined) return null
  return {
    document,
    total: found.total,
    page,
    pages: Math.ceil(found.total / size),
    days: found.facets?.days ?? [],
    undated: found.facets?.undated ?? 0,
    provinces: found.facets?.provinces ?? [],
    articles: articles
      .slice(first.hits.length)
      .filter((article) => article !== null)
      .map(summarise),
  }
}
