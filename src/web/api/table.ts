import { emptySearch } from '../../search/finding/empty-search.js'
import type { SearchParams, SearchService } from '../../search/types.js'
import { dayOf, type Day } from '../../text/dates.js'
import { chooseSource } from '../params/choose-source.js'
import { parseAnniversary } from '../params/date-path.js'
import { missingArticle } from '../params/missing-article.js'
import { notFound } from '../params/not-found.js'
import {
  anniversaryQuery,
  gapsQuery,
  noQuery,
  pageQuery,
  searchQuery,
  sizeQuery,
  typedQuery,
} from '../params/queries.js'
import { parseSearchParams } from '../params/search-params.js'
import { presentDeskJson } from '../presenters/desk-json.js'
import {
  presentAgencyJson,
  presentProvinceJson,
  presentAgencyTrees,
  presentProvinceTrees,
} from '../presenters/directory-json.js'
import { presentGapsJson } from '../presenters/gaps.js'
import {
  presentArticleJson,
  presentDocumentsJson,
  presentDocumentViewJson,
  presentSearchJson,
  presentSuggestionsJson,
  presentSummaryJson,
} from '../presenters/json.js'
import { onItsPage, presentOnThisDayJson } from '../presenters/on-this-day.js'
import { agencyOf, lookUpAgency } from '../routes/agencies.js'
import { analysisOf } from '../routes/desk.js'
import { citingPerPage, documentsListed } from '../routes/documents.js'
import { lookUpProvince, provinceOf } from '../routes/provinces.js'
import { articleAnswerSchema, copiesAnswerSchema, relatedAnswerSchema, storyAnswerSchema } from './answers/articles.js'
import { gapsAnswerSchema, onThisDayAnswerSchema } from './answers/calendar.js'
import { deskAnswerSchema } from './answers/desk.js'
import {
  agenciesAnswerSchema,
  agencyAnswerSchema,
  provinceAnswerSchema,
  provincesAnswerSchema,
} from './answers/directory.js'
import { documentAnswerSchema, documentsAnswerSchema } from './answers/documents.js'
import { facetsAnswerSchema, searchAnswerSchema, suggestAnswerSchema } from './answers/search.js'
import { bySchema, get, postDraft, type ApiRoute, type QueryReader } from './route.js'

/** Number of suggestions: as many as fit above a phone's keyboard. */
const suggestions = 8
const relatedArticles = 10
const mostRelated = 50
const copies = 20
const mostCopies = 1000

const none = bySchema(noQuery)
const onePage = bySchema(pageQuery)

const aSearch: QueryReader<SearchParams> = {
  schema: searchQuery,
  read: (url, { gazetteer }) => parseSearchParams(url, gazetteer),
}

const anAnniversary: QueryReader<Day> = {
  schema: anniversaryQuery,
  read: (url, { clock }) => parseAnniversary(url, dayOf(clock())),
}

/** What was found for an article. @throws TimtinError if that is null, since there is no such article (any more) */
async function ofArticle<Found>(id: string, found: Found | null, search: SearchService): Promise<Found> {
  if (found === null) throw await missingArticle(id, search)
  return found
}

/** Every route of the API: the JSON twins of the pages, with the same parameters. */
export const apiRoutes: readonly ApiRoute[] = [
  get('/search', aSearch, searchAnswerSchema, async ({ query, signal }, { search, gazetteer }) =>
    presentSearchJson(await search.search(query, { signal }), gazetteer),
  ),

  get('/facets', aSearch, facetsAnswerSchema, async ({ query }, { search }) => search.facets(query)),

  get('/suggest', bySchema(typedQuery), suggestAnswerSchema, async ({ query: { q }, signal }, { search }) =>
    presentSuggestionsJson(q, q === '' ? [] : await search.suggest(q, suggestions, { signal })),
  ),

  get('/on-this-day', anAnniversary, onThisDayAnswerSchema, async ({ query: day }, { search }) =>
    presentOnThisDayJson(day, await search.onThisDay(day, onItsPage)),
  ),

  get(
    '/gaps',
    bySchema(gapsQuery),
    gapsAnswerSchema,
    async ({ query: { nguon } }, { search }) => {
      const sources = await search.gaps()
      return presentGapsJson(nguon === undefined ? sources : [chooseSource(sources, nguon, '/api/v1/gaps')])
    },
    // Counted from the store, which may be ahead of the index, whose generation tells when other answers change.
    { isKept: false },
  ),

  get('/articles/{id}', none, articleAnswerSchema, async ({ path: { id } }, { search }) =>
    presentArticleJson(await ofArticle(id, await search.article(id), search)),
  ),

  get(
    '/articles/{id}/related',
    bySchema(sizeQuery(mostRelated, relatedArticles)),
    relatedAnswerSchema,
    async ({ path: { id }, query }, { search }) => {
      const related = await ofArticle(id, await search.related(id, query['so-bai']), search)
      return { id, related: related.map(presentSummaryJson) }
    },
    // The "Tin cùng chuyên mục" box on pages of other sites needs this route only.
    { isOpen: true },
  ),

  get(
    '/articles/{id}/copies',
    bySchema(sizeQuery(mostCopies, copies)),
    copiesAnswerSchema,
    async ({ path: { id }, query }, { search }) => {
      const found = await ofArticle(id, await search.copies(id, query['so-bai']), search)
      return { id, copies: found.map(presentSummaryJson) }
    },
  ),

  get('/articles/{id}/story', none, storyAnswerSchema, async ({ path: { id } }, { search }) => {
    const story = await ofArticle(id, await search.story(id), search)
    return { id, story: story.map(presentSummaryJson) }
  }),

  get('/documents', none, documentsAnswerSchema, async (_, { search }) =>
    presentDocumentsJson(await search.documents(documentsListed)),
  ),

  get('/documents/{number}', onePage, documentAnswerSchema, async ({ path: { number }, query }, { search }) => {
    const view = await search.document(number, query.trang, citingPerPage)
    if (view === null) throw notFound('document', number)
    return presentDocumentViewJson(view)
  }),

  get('/agencies', none, agenciesAnswerSchema, async (_, { search }) => {
    const { facets } = await search.facets(emptySearch)
    return { agencies: presentAgencyTrees(facets.agency) }
  }),

  get('/agencies/{id}', onePage, agencyAnswerSchema, async ({ path: { id }, query }, { search, gazetteer }) => {
    const agency = agencyOf(id, gazetteer)
    const [result, companions] = await lookUpAgency(agency, query.trang, search)
    return presentAgencyJson(agency, result, companions, gazetteer)
  }),

  get('/provinces', none, provincesAnswerSchema, async (_, { search }) => {
    const { facets } = await search.facets(emptySearch)
    return { provinces: presentProvinceTrees(facets.province) }
  }),

  get('/provinces/{name}', onePage, provinceAnswerSchema, async ({ path: { name }, query }, { search, gazetteer }) => {
    const province = provinceOf(name, gazetteer)
    const [result, companions] = await lookUpProvince(province, query.trang, search)
    return presentProvinceJson(province, result, companions, gazetteer)
  }),

  // Drafts are sent in the body, which is never logged, and never in the address.
  postDraft('/drafts/analysis', deskAnswerSchema, async (question, signal, { desk }) =>
    presentDeskJson(await analysisOf(question, desk, signal)),
  ),
]
