import type { Article } from '../../article.js'
import type {
  ArticleSummary,
  ArticleView,
  CitedDocument,
  DocumentView,
  Hit,
  SearchResult,
  SuggestionView,
} from '../../search/types.js'
import { agencyHref, articleHref, documentHref } from '../urls/links.js'
import { SearchUrl } from '../urls/search-url.js'

export interface HitJson extends Omit<Hit, 'copies'> {
  copies: SummaryJson[]
  /** Path of the article's page on this site; `url` is the original. */
  href: string
}

/** What `/api/v1/search` answers and `npm run search -- --json` prints. */
export interface SearchJson extends Omit<SearchResult, 'hits' | 'reading'> {
  hits: HitJson[]
  reading: SearchResult['reading']
}

/** An article among the results of a search; the fields that everybody reads come first. */
export function presentHitJson(hit: Hit): HitJson {
  const { id, title, kicker, lead, url, source, publishedAt, agencies, province, category, score, snippets } = hit
  const first = { id, title, kicker, lead, url, source, publishedAt, agencies, province, category, score, snippets }
  return { ...first, href: articleHref(hit), ...hit, copies: hit.copies.map(presentSummaryJson) }
}

/** The answer to a search, as JSON shows it. */
export function presentSearchJson(result: SearchResult): SearchJson {
  const { query, total, tookMs, hits, facets, ...more } = result
  return { query, total, tookMs, hits: hits.map(presentHitJson), facets, ...more }
}

export type SummaryJson = ArticleSummary & { href: string }

export interface ArticleJson extends Omit<Article, 'agencies'> {
  href: string
  agencies: { id: string; name: string; href: string }[]
  related: SummaryJson[]
  copies: SummaryJson[]
  /** The articles of its event in time order, itself among them. */
  story: SummaryJson[]
  documents: DocumentJson[]
  previousOfDay: SummaryJson | null
  nextOfDay: SummaryJson | null
}

/** An article in a list. */
export function presentSummaryJson(summary: ArticleSummary): SummaryJson {
  return { ...summary, href: articleHref(summary) }
}

/** What `/api/v1/articles/{id}` answers. */
export function presentArticleJson(view: ArticleView): ArticleJson {
  const { article, agencies, related, copies, story, documents, previousOfDay, nextOfDay } = view
  return {
    ...article,
    href: articleHref(article),
    agencies: agencies.map(({ id, name }) => ({ id, name, href: agencyHref(id) })),
    related: related.map(presentSummaryJson),
    copies: copies.map(presentSummaryJson),
    story: story.map(presentSummaryJson),
    documents: documents.map(presentDocumentJson),
    previousOfDay: previousOfDay === null ? null : presentSummaryJson(previousOfDay),
    nextOfDay: nextOfDay === null ? null : presentSummaryJson(nextOfDay),
  }
}

export type DocumentJson = CitedDocument & { href: string }

function presentDocumentJson<Document extends CitedDocument>(document: Document): Document & { href: string } {
  return { ...document, href: documentHref(document) }
}

/** What `/api/v1/documents` answers. */
export function presentDocumentsJson(documents: (CitedDocument & { articles: number })[]) {
  return { documents: documents.map(presentDocumentJson) }
}

/** What `/api/v1/documents/{slug}` answers. */
export function presentDocumentViewJson({ document, articles, ...view }: DocumentView) {
  return { document: presentDocumentJson(document), ...view, articles: articles.map(presentSummaryJson) }
}

export type SuggestionJson = SuggestionView & { href: string }

function suggestionHref({ kind, id, text }: SuggestionView): string {
  if (id !== null && kind === 'agency') return agencyHref(id)
  if (id !== null && kind === 'title') return articleHref({ id, title: text })
  return SearchUrl.of({ q: text }).href
}

/** What `/api/v1/suggest` answers. */
export function presentSuggestionsJson(
  query: string,
  suggestions: SuggestionView[],
): { query: string; suggestions: SuggestionJson[] } {
  return { query, suggestions: suggestions.map((suggestion) => ({ ...suggestion, href: suggestionHref(suggestion) })) }
}
