import type {
  ArticleSummary,
  ArticleView,
  CitedDocument,
  DocumentView,
  Hit,
  SearchResult,
  SuggestionView,
} from '../../search/types.js'
import type { ArticleJson } from '../api/answers/articles.js'
import type { DocumentJson, DocumentsJson, DocumentViewJson } from '../api/answers/documents.js'
import type { HitJson, SearchJson, SuggestJson } from '../api/answers/search.js'
import type { SummaryJson } from '../api/answers/values.js'
import type { Directory } from '../parts.js'
import { agencyHref, articleHref, bestBetHref, dateHref, documentHref, provinceHref } from '../urls/links.js'
import { SearchUrl } from '../urls/search-url.js'
import { presentAnswers } from './answers.js'
import { presentPictureJson } from './pictures.js'

/** An article in a list. */
export function presentSummaryJson({ picture, ...summary }: ArticleSummary): SummaryJson {
  return { ...summary, href: articleHref(summary), ...presentedPicture(picture) }
}

/** The picture of an article; nothing where pictures were not asked for. */
function presentedPicture(picture: ArticleSummary['picture']): Pick<SummaryJson, 'picture'> {
  return picture === undefined ? {} : { picture: picture && presentPictureJson(picture) }
}

/** An article among the results of a search; the most used fields come first. */
export function presentHitJson(hit: Hit): HitJson {
  const { id, title, kicker, lead, url, source, publishedAt, agencies, province, category, score, snippets } = hit
  const first = { id, title, kicker, lead, url, source, publishedAt, agencies, province, category, score, snippets }
  const { picture, ...rest } = hit
  const copies = hit.copies.map(presentSummaryJson)
  return { ...first, href: articleHref(hit), ...rest, copies, ...presentedPicture(picture) }
}

/** The result of a search as JSON. */
export function presentSearchJson(result: SearchResult, gazetteer: Directory): SearchJson {
  const { query, total, tookMs, hits, facets, answers, bestBets, before: _, ...more } = result
  return {
    query,
    answers: presentAnswers(answers, gazetteer),
    total,
    tookMs,
    hits: hits.map(presentHitJson),
    facets,
    bestBets: bestBets.map((bet) => ({
      title: bet.title,
      href: bestBetHref(bet),
      article: bet.article && presentSummaryJson(bet.article),
    })),
    ...more,
  }
}

function presentDocumentJson(document: CitedDocument): DocumentJson {
  return { ...document, href: documentHref(document) }
}

/** The answer of `/api/v1/articles/{id}`. */
export function presentArticleJson(view: ArticleView): ArticleJson {
  const { article, pictures, agencies, related, copies, story, documents, revisions, previousOfDay, nextOfDay } = view
  return {
    ...article,
    href: articleHref(article),
    ...(pictures === undefined ? {} : { pictures: pictures.map(presentPictureJson) }),
    agencies: agencies.map(({ id, name }) => ({ id, name, href: agencyHref(id) })),
    related: related.map(presentSummaryJson),
    copies: copies.map(presentSummaryJson),
    story: story.map(presentSummaryJson),
    documents: documents.map(presentDocumentJson),
    revisions,
    previousOfDay: previousOfDay && presentSummaryJson(previousOfDay),
    nextOfDay: nextOfDay && presentSummaryJson(nextOfDay),
  }
}

/** The answer of `/api/v1/documents`. */
export function presentDocumentsJson(documents: (CitedDocument & { articles: number })[]): DocumentsJson {
  return { documents: documents.map((document) => ({ ...document, href: documentHref(document) })) }
}

/** The answer of `/api/v1/documents/{number}`. */
export function presentDocumentViewJson({ document, articles, ...view }: DocumentView): DocumentViewJson {
  return { document: presentDocumentJson(document), ...view, articles: articles.map(presentSummaryJson) }
}

function suggestionHref({ kind, id, text }: SuggestionView): string {
  if (id === null) return SearchUrl.of({ q: text }).href
  if (kind === 'agency') return agencyHref(id)
  if (kind === 'place') return provinceHref(id)
  if (kind === 'document') return documentHref({ slug: id })
  if (kind === 'day') return dateHref(id)
  return articleHref({ id, title: text })
}

/** The answer of `/api/v1/suggest`. */
export function presentSuggestionsJson(query: string, suggestions: SuggestionView[]): SuggestJson {
  return { query, suggestions: suggestions.map((suggestion) => ({ ...suggestion, href: suggestionHref(suggestion) })) }
}
