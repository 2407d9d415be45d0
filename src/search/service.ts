import { ArchiveOverview } from './archive/overview.js'
import { loggedPage } from './archive/logged.js'
import { companionsOf } from './archive/companions.js'
import { lastWithdrawn, withdrawnArticle } from './article/changes.js'
import { documentView, mostCited } from './article/documents.js'
import { storyOf } from './article/story.js'
import { copiesOf, relatedTo, viewArticle } from './article/view.js'
import { onThisDay } from './calendar/on-this-day.js'
import { SourceCounts } from './calendar/source-days.js'
import { fetchListed, Turns, withLists } from './finding/listing.js'
import { SearchReader } from './finding/reading.js'
import { Finding } from './finding/searching.js'
import { createNames } from './names.js'
import { PaperDirectory } from './papers/directory.js'
import { PaperViews } from './papers/views.js'
import type { SearchParts } from './parts.js'
import { abbreviationForms } from './snippets/terms.js'
import type { SearchQuestions, SearchService } from './types.js'
import { suggestFor } from './understanding/suggest.js'

/** The use cases over one archive, in the calling thread. */
export function createSearchService(parts: SearchParts): SearchService {
  return withLists(answerQuestions(parts))
}

/** Answers questions about one archive. It keeps no state but caches that follow the engine's generation. */
export function answerQuestions(parts: SearchParts): SearchQuestions {
  const { engine, store, log, gazetteer, analyzer, abbreviations, lists, clock } = parts
  const names = createNames(gazetteer)
  const overview = new ArchiveOverview(engine)
  const papers = new PaperDirectory(overview, parts.sourceNames)
  const reader = new SearchReader(names, gazetteer, analyzer, lists, clock)
  const forms = abbreviationForms(analyzer, abbreviations)
  const finding = new Finding({ ...parts, names, reader, overview, papers, forms })
  const paperViews = new PaperViews(engine, store, papers, (code) => gazetteer.provinceOfSource(code))
  const sources = new SourceCounts(log, new Turns())
  return {
    search: (params, options) => finding.search(params, options),
    facets: (params, options) => finding.facets(params, options),
    hits: (params, limit, options) => finding.hits(params, limit, options),
    readings: (searches, options) => finding.readings(searches, options),
    listed: (hits) => fetchListed(hits, store),
    latest: (params, limit, options) => finding.latest(params, limit, options),
    article: (id, options) => viewArticle(id, engine, store, names, analyzer, options),
    marked: (id, params, options) => finding.marked(id, params, options),
    withdrawn: (id) => withdrawnArticle(id, store),
    lastWithdrawn: (limit) => lastWithdrawn(limit, store),
    related: (id, limit, options) => relatedTo(id, limit, engine, store, options),
    companions: (of, limit, options) => companionsOf(of, limit, engine, names, gazetteer, options),
    copies: (id, limit, options) => copiesOf(id, limit, engine, store, options),
    story: (id, options) => storyOf(id, engine, store, options),
    document: (slug, page, size, options) => documentView(slug, page, size, engine, store, analyzer, options),
    documents: (limit, options) => mostCited(limit, engine, analyzer, options),
    suggest: (text, limit, options) => suggestFor(text, limit, { ...parts, overview }, options),
    calendar: async (options) => {
      const { days, undated } = await overview.get(options)
      return { days, undated }
    },
    haveNews: async (ranges, options) => {
      const { days } = await overview.get(options)
      // From the latest day on, since those that are asked for are mostly of this year and the last.
      return ranges.map(({ from, to }) => (days.findLast(({ day }) => day <= to)?.day ?? '') >= from)
    },
    onThisDay: async (day, limits, options) => {
      const { days } = await overview.get(options)
      return onThisDay(day, days, limits, engine, store, options)
    },
    logged: (sequence, limit) => loggedPage(sequence, limit, log),
    gaps: () => sources.gaps(),
    papers: (options) => paperViews.all(options),
    paper: (name, options) => paperViews.one(name, options),
    status: async (options) => {
      const [{ generation, articles }, sequence] = await Promise.all([engine.status(options), log.lastSequence()])
      return { generation: generation === null ? null : [generation, sequence, lists().version].join('-'), articles }
    },
  }
}
