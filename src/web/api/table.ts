import { emptySearch } from '../../search/finding/empty-search.js'
import type { Place, SearchParams, SearchService } from '../../search/types.js'
import { dayOf, type Day } from '../../text/dates.js'
import { cursorAfter, cursorQuery, placeIn } from '../params/cursor.js'
import { parseQuery } from '../params/read-query.js'
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
import { subjectSearch } from '../routes/subject.js'
import { lookUpProvince, provinceOf } from '../routes/provinces.js'
import { presentPaperJson, presentPapersJson } from '../presenters/papers-json.js'
import { paperNamed } from '../routes/papers.js'
import { paperAnswerSchema, papersAnswerSchema } from './answers/papers.js'
import { agencyId, articleId, documentNumber, provinceName, sourceName } from './about.js'
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
import { pagedAnswer } from './answers/values.js'
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

/** A search, and where its page begins. */
const aPagedSearch: QueryReader<{ params: SearchParams; after: Place | undefined }> = {
  schema: searchQuery.extend(cursorQuery),
  read(url, { gazetteer }) {
    const params = parseSearchParams(url, gazetteer)
    return { params, after: placeIn(url, params) }
  },
}

/** A page of the articles of an agency or province, by its number; a cursor is read when it is known of what. */
const aPage: QueryReader<{ page: number; url: string }> = {
  schema: pageQuery.extend(cursorQuery),
  read: (url) => ({ page: parseQuery(url, pageQuery).trang, url }),
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
  get(
    '/search',
    {
      id: 'search',
      tag: 'search',
      summary: 'Tìm bài',
      more: 'Như trang kết quả: bài khớp đúng trước, rồi đến bài gần đúng. Để trống q là duyệt cả kho.',
      example: { q: 'chuyển đổi số', 'so-bai': '5' },
    },
    aPagedSearch,
    searchAnswerSchema.extend(pagedAnswer),
    async ({ query: { params, after }, signal }, { search, gazetteer }) => {
      const result = await search.search(params, { signal, after })
      return { ...presentSearchJson(result, gazetteer), nextCursor: cursorAfter(result, params) }
    },
  ),

  get(
    '/facets',
    { id: 'facets', tag: 'search', summary: 'Mọi cơ quan, tỉnh, chuyên mục của một lệnh tìm', example: { q: 'lúa' } },
    aSearch,
    facetsAnswerSchema,
    async ({ query }, { search }) => search.facets(query),
  ),

  get(
    '/suggest',
    { id: 'suggest', tag: 'search', summary: 'Gợi ý khi đang gõ', example: { q: 'so y' } },
    bySchema(typedQuery),
    suggestAnswerSchema,
    async ({ query: { q }, signal }, { search }) =>
      presentSuggestionsJson(q, q === '' ? [] : await search.suggest(q, suggestions, { signal })),
  ),

  get(
    '/on-this-day',
    { id: 'onThisDay', tag: 'calendar', summary: 'Ngày này năm xưa', example: { ngay: '23/11' } },
    anAnniversary,
    onThisDayAnswerSchema,
    async ({ query: day }, { search }) => presentOnThisDayJson(day, await search.onThisDay(day, onItsPage)),
  ),

  get(
    '/gaps',
    { id: 'gaps', tag: 'calendar', summary: 'Những ngày mà một nguồn không có bài' },
    bySchema(gapsQuery),
    gapsAnswerSchema,
    async ({ query: { nguon } }, { search }) => {
      const sources = await search.gaps()
      return presentGapsJson(nguon === undefined ? sources : [chooseSource(sources, nguon, '/api/v1/gaps')])
    },
    // Counted from the store, which may be ahead of the index, whose generation tells when other answers change.
    { isKept: false },
  ),

  get(
    '/articles/{id}',
    { id: 'article', tag: 'articles', summary: 'Một bài, với các bài liên quan', path: { id: articleId } },
    none,
    articleAnswerSchema,
    async ({ path: { id } }, { search }) => presentArticleJson(await ofArticle(id, await search.article(id), search)),
  ),

  get(
    '/articles/{id}/related',
    {
      id: 'relatedArticles',
      tag: 'articles',
      summary: 'Tin cùng chuyên mục',
      more: 'Trang của nơi khác luôn đọc được địa chỉ này.',
      path: { id: articleId },
      example: { 'so-bai': '5' },
    },
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
    { id: 'copies', tag: 'articles', summary: 'Các bản đăng lại của một bài', path: { id: articleId } },
    bySchema(sizeQuery(mostCopies, copies)),
    copiesAnswerSchema,
    async ({ path: { id }, query }, { search }) => {
      const found = await ofArticle(id, await search.copies(id, query['so-bai']), search)
      return { id, copies: found.map(presentSummaryJson) }
    },
  ),

  get(
    '/articles/{id}/story',
    { id: 'story', tag: 'articles', summary: 'Diễn biến của một sự việc, theo thời gian', path: { id: articleId } },
    none,
    storyAnswerSchema,
    async ({ path: { id } }, { search }) => {
      const story = await ofArticle(id, await search.story(id), search)
      return { id, story: story.map(presentSummaryJson) }
    },
  ),

  get(
    '/documents',
    { id: 'documents', tag: 'directory', summary: 'Văn bản được nhắc tới nhiều nhất' },
    none,
    documentsAnswerSchema,
    async (_, { search }) => presentDocumentsJson(await search.documents(documentsListed)),
  ),

  get(
    '/documents/{number}',
    { id: 'document', tag: 'directory', summary: 'Các bài nhắc tới một văn bản', path: { number: documentNumber } },
    onePage,
    documentAnswerSchema,
    async ({ path: { number }, query }, { search }) => {
      const view = await search.document(number, query.trang, citingPerPage)
      if (view === null) throw notFound('document', number)
      return presentDocumentViewJson(view)
    },
  ),

  get(
    '/agencies',
    { id: 'agencies', tag: 'directory', summary: 'Các cơ quan có tin' },
    none,
    agenciesAnswerSchema,
    async (_, { search }) => {
      const { facets } = await search.facets(emptySearch)
      return { agencies: presentAgencyTrees(facets.agency) }
    },
  ),

  get(
    '/agencies/{id}',
    { id: 'agency', tag: 'directory', summary: 'Một cơ quan, lịch sử và tin về cơ quan ấy', path: { id: agencyId } },
    aPage,
    agencyAnswerSchema.extend(pagedAnswer),
    async ({ path: { id }, query }, { search, gazetteer }) => {
      const agency = agencyOf(id, gazetteer)
      const wanted = subjectSearch({ agencies: [agency.id], provinces: [] })
      const [result, companions] = await lookUpAgency(agency, query.page, search, placeIn(query.url, wanted))
      const nextCursor = cursorAfter(result, wanted)
      return { ...presentAgencyJson(agency, result, companions, gazetteer), nextCursor }
    },
  ),

  get(
    '/provinces',
    { id: 'provinces', tag: 'directory', summary: 'Các tỉnh, thành phố có tin' },
    none,
    provincesAnswerSchema,
    async (_, { search }) => {
      const { facets } = await search.facets(emptySearch)
      return { provinces: presentProvinceTrees(facets.province) }
    },
  ),

  get(
    '/provinces/{name}',
    { id: 'province', tag: 'directory', summary: 'Một tỉnh, lịch sử và tin của tỉnh ấy', path: { name: provinceName } },
    aPage,
    provinceAnswerSchema.extend(pagedAnswer),
    async ({ path: { name }, query }, { search, gazetteer }) => {
      const province = provinceOf(name, gazetteer)
      const wanted = subjectSearch({ agencies: [], provinces: [province.name] })
      const [result, companions] = await lookUpProvince(province, query.page, search, placeIn(query.url, wanted))
      const nextCursor = cursorAfter(result, wanted)
      return { ...presentProvinceJson(province, result, companions, gazetteer), nextCursor }
    },
  ),

  get(
    '/sources',
    { id: 'sources', tag: 'directory', summary: 'Các báo, đài, cổng thông tin có bài' },
    none,
    papersAnswerSchema,
    async (_, { search }) => presentPapersJson(await search.papers()),
  ),

  get(
    '/sources/{name}',
    {
      id: 'source',
      tag: 'directory',
      summary: 'Một báo, đài hoặc cổng thông tin: những ngày có bài, khoảng trống, đăng lại của ai',
      path: { name: sourceName },
    },
    none,
    paperAnswerSchema,
    async ({ path: { name } }, { search }) => presentPaperJson(await paperNamed(name, search)),
  ),

  // Drafts are sent in the body, which is never logged, and never in the address.
  postDraft(
    '/drafts/analysis',
    {
      id: 'analyseDraft',
      tag: 'desk',
      summary: 'Phân tích một bản thảo',
      more: 'Bản thảo không được lưu, cũng không vào nhật ký.',
    },
    deskAnswerSchema,
    async (question, signal, { desk }) => presentDeskJson(await analysisOf(question, desk, signal)),
  ),
]
