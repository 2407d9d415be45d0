/** The shapes of the use cases: what pages, JSON twins and command line pass in and get back. */
import type { Article } from '../article.js'
import type { Filters, LocalDay, Query, Sort } from '../engine/query.js'
import type { ReadOptions } from '../engine/reading.js'
import type { ArticlePicture } from '../media/types.js'
import type { Revision } from '../store/types.js'
import type { DayRange } from '../text/dates.js'

/** A search as its URL states it; `page` counts from 1. */
export interface SearchParams {
  q: string
  from: LocalDay | null
  to: LocalDay | null
  /** Only articles without a date. */
  undated: boolean
  agencies: string[]
  provinces: string[]
  categories: string[]
  /** Newspapers and portals, each by its slug, name, host or code. */
  sources: string[]
  sort: Sort
  page: number
  size: number
}

/** The text of an article in parts, those that a search names marked. */
export interface MarkedArticle {
  title: Part[]
  lead: Part[]
  /** By paragraph. */
  body: Part[][]
}

/** A piece of text; `match` where it is what the user searched for. */
export interface Part {
  text: string
  match: boolean
}

/** A passage of an article as consecutive parts. */
export type Snippet = Part[]

export interface Hit {
  id: string
  title: string
  titleParts: Part[]
  kicker: string
  lead: string
  url: string | null
  source: string
  publishedAt: string | null
  datePrecision: Article['datePrecision']
  agencies: string[]
  province: string | null
  category: string | null
  /** Its first picture; null, or left out, when none is kept. */
  picture?: ArticlePicture | null
  score: number
  snippets: Snippet[]
  /** Whether it matches nearly: it lacks words, or has words apart that belong together. */
  isNear: boolean
  /** Words of the query that the article lacks, as typed. */
  missing: string[]
  /** Words that belong together and that the article has only apart, as typed. */
  apart: string[]
  explain: Record<string, number> | null
  /** Near-copies that the search found too, by date: the first of them when there are very many. */
  copies: ArticleSummary[]
  /** How many near-copies stand behind this hit. */
  copyCount: number
}

/** How many articles match nearly, and how many hits they make. */
export interface NearCounts {
  total: number
  totalHits: number
  /** Whether these are the nearest alone, as many as are ever kept: how many match nearly is then not known. */
  isCut: boolean
}

export interface FacetValue {
  /** What the URL holds: agency id, province or category name, or `2022`, `2022-11`, `2022-11-23`. */
  value: string
  /** What the page shows, in Vietnamese. */
  label: string
  count: number
  selected: boolean
}

/** An agency or province; choosing it includes the former ones that became it, and `count` is what that finds. */
export interface LineageFacetValue extends FacetValue {
  /** Last day on which it existed; null while it exists. */
  validTo: LocalDay | null
  /** The former ones that have articles or are selected, each with its own. Their counts may overlap. */
  children: LineageFacetValue[]
}

/** Of the values of a list facet, those that are listed, most articles first, and how many there are in all. */
export interface ListedValues<Value extends FacetValue> {
  values: Value[]
  total: number
}

/** A year holds months, a month holds days. */
export interface DateFacetValue extends FacetValue {
  children: DateFacetValue[]
}

export interface Facets {
  date: DateFacetValue[]
  undated: number
  /** The following: most articles first. Today's agencies and provinces; former ones are their children. */
  agency: LineageFacetValue[]
  province: LineageFacetValue[]
  category: FacetValue[]
  /** Newspapers and portals, by their slugs; sources of one name are one value. */
  source: FacetValue[]
  /** How many values each of these four has, of which the first may be all that are listed. */
  totals: Record<'agency' | 'province' | 'category' | 'source', number>
}

/** How the query was read, where that is not as typed: in Vietnamese, for the page. */
export interface Reading {
  /** The query that was searched. */
  text: string
  notes: string[]
}

/** A filter that some of the query's words suggest ("… tháng 11/2022"): what it would search instead. */
export interface FilterOffer {
  label: string
  params: SearchParams
}

/** Days that the query names. */
export interface DaysAnswer {
  kind: 'days'
  /** `Ngày 5/9/2016`, `Tuần trước (14–20/11/2022)` */
  label: string
  from: LocalDay
  to: LocalDay
  articles: number
  /** Whether the query names no year, and these are the latest such days that have articles. */
  isYearless: boolean
  /** Where these days have no articles: the nearest day that has some. */
  nearest: LocalDay | null
}

/** The newest articles of a search, or of the archive: the query ends in "mới nhất" or "hôm nay". */
export interface NewestAnswer {
  kind: 'newest'
  params: SearchParams
}

/** The document that the query asks for by its number. */
export interface DocumentAnswer {
  kind: 'document'
  document: CitedDocument
  /** How many articles cite it. */
  articles: number
}

/** The article whose address or whole title the query is. */
export interface ArticleAnswer {
  kind: 'article'
  by: 'address' | 'title'
  /** Null for an address that is not in the archive. */
  article: ArticleSummary | null
}

/** An agency, or a kind of agency in one province. */
export interface AgencyAnswer {
  kind: 'agency'
  agency: string
  province: string | null
  articles: number
}

export interface ProvinceAnswer {
  kind: 'province'
  province: string
  articles: number
}

/** A commune of one name in one province of today, as it is or was. */
export interface CommunePlace {
  province: string
  /** The commune of today that has this name; its former units are those it was made of. */
  today: { formerUnits: string[] } | null
  /** Communes of today that a former unit of this name became part of, with their kind: `Xã Đông Hưng`. */
  became: string[]
}

export interface CommuneAnswer {
  kind: 'commune'
  /** With its kind: `Phường Thái Bình`. */
  name: string
  /** By province; empty for one that the gazetteer does not have. */
  places: CommunePlace[]
  /** How many articles name it so. */
  articles: number
  /** The search for these articles. */
  params: SearchParams
}

/** A place of the level between province and commune, which there has not been since 1 July 2025. */
export interface DistrictAnswer {
  kind: 'district'
  name: string
  articles: number
  params: SearchParams
}

/** A person's name typed otherwise than articles write it. */
export interface PersonAnswer {
  kind: 'person'
  name: string
  params: SearchParams
}

/** What the query as a whole asks for besides a search; `articles` is of the whole archive. */
export type Answer =
  | DaysAnswer
  | NewestAnswer
  | DocumentAnswer
  | ArticleAnswer
  | AgencyAnswer
  | ProvinceAnswer
  | CommuneAnswer
  | DistrictAnswer
  | PersonAnswer

/** What the newsroom recommends for a query: an article, or a page of this or another site. */
export type BestBet =
  { title: string; article: ArticleSummary; href: null } | { title: string; article: null; href: string }

/** Synonyms that were searched too and brought articles. */
export interface SynonymsFound {
  /** As in the list. */
  words: string[]
  /** The query that searches just what was typed. */
  asTyped: string
}

/** The hit after which a page begins, wherever the archive's changes may have moved it since. */
export interface Place {
  /** How many hits there were up to it, itself among them. */
  seen: number
  /** Its id. */
  id: string
}

export interface SearchResult {
  query: string
  /** What the newsroom recommends for this query; on the first page only. */
  bestBets: BestBet[]
  reading: Reading
  /** Null where none were searched, or they brought nothing. */
  synonyms: SynonymsFound | null
  /** Whether part of the index cannot be searched at the moment, so that articles are missing. */
  isPartial: boolean
  /** Articles that match strictly, near-copies among them, as facets count them. */
  total: number
  /** How many hits they make: `total`, less the near-copies that stand behind another hit. */
  totalHits: number
  /** The same of those that match nearly, which come after them by relevance; 0 where they are not needed. */
  near: NearCounts
  page: number
  size: number
  pages: number
  tookMs: number
  /** How many hits stand before these. */
  before: number
  hits: Hit[]
  /** Of agencies, provinces, categories and sources the first ones, and those that are selected or hold a selected one. */
  facets: Facets
  /** "Có phải bạn muốn tìm…": another query that the archive knows better, or null. */
  didYouMean: string | null
  /** What the query as a whole asks for, mostly nothing or one thing; on the first page only. */
  answers: Answer[]
  /** Filters that parts of the query suggest. */
  offers: FilterOffer[]
}

/** An article as a link: what a list of articles shows. */
export interface ArticleSummary {
  id: string
  title: string
  kicker: string
  lead: string
  /** Address of the original. */
  url: string | null
  source: string
  publishedAt: string | null
  datePrecision: Article['datePrecision']
  province: string | null
  category: string | null
  /** Its first picture; null, or left out, when none is kept. */
  picture?: ArticlePicture | null
}

/** A document that articles cite by its number. */
export interface CitedDocument {
  /** Its number folded, parts joined by `-`: `60-nq-hdnd`. */
  slug: string
  /** As written: `60/NQ-HĐND`. */
  number: string
  /** With what it is, by its code: `Nghị quyết 60/NQ-HĐND`. */
  title: string
}

/** A page of the articles that cite a document. */
export interface DocumentView {
  document: CitedDocument
  total: number
  page: number
  pages: number
  /** Articles of each day that has some, in order. */
  days: DayCount[]
  undated: number
  /** Where the articles come from, most first: different places may number alike. */
  provinces: { value: string; count: number }[]
  /** Oldest first, undated ones last. */
  articles: ArticleSummary[]
}

export interface ArticleView {
  article: Article
  /** Those of its pictures that are kept, in the order of its media; left out when pictures are not asked for. */
  pictures?: ArticlePicture[]
  agencies: { id: string; name: string }[]
  /** "Tin cùng chuyên mục". */
  related: ArticleSummary[]
  /** Near-copies elsewhere in the archive, most alike first. */
  copies: ArticleSummary[]
  /** The articles of its event in time order, itself among them; alone when there are no others. */
  story: ArticleSummary[]
  /** Documents that it cites by number, in order. */
  documents: CitedDocument[]
  /** What it said before it was changed, latest first. */
  revisions: Revision[]
  /** Neighbours among the articles of the same day, by time; null at the ends or without a date. */
  previousOfDay: ArticleSummary | null
  nextOfDay: ArticleSummary | null
}

/** An article that was taken out of the archive, as visitors are told of it. */
export interface WithdrawnArticle {
  id: string
  /** ISO 8601 with +07:00. */
  at: string
  reason: string
}

/** An article of a list, whole. */
export interface ListedArticle {
  article: Article
  /** Of its near-copies that the search found too, the id of the first by date; null when that is the article itself. */
  copyOf: string | null
}

/** An article of a list before it is fetched. */
export type ListedHit = Omit<ListedArticle, 'article'> & { id: string }

/** An article of the log: enough to name its page and its last change. */
export interface LoggedSummary {
  /** Of its last change. */
  sequence: number
  id: string
  title: string
  /** When it was last changed, or else published: ISO 8601 with +07:00; null when neither is known. */
  changedAt: string | null
}

/** Articles of the log, in its order. */
export interface LoggedPage {
  articles: LoggedSummary[]
  /** Sequence number up to which the log was read; the next page follows it. */
  upTo: number
  /** Sequence number of the latest change of all. */
  last: number
}

/** The articles that a search finds, in its order, for somebody who takes them away. */
export interface Listing {
  reading: Reading
  /** How many articles the search finds. */
  total: number
  /** How many of them the list holds: all, or as many as were asked for. */
  listed: number
  /**
   * The articles, a few at a time; between two slices the event loop goes on, so that a long list holds up nobody. An
   * article that left the store after the search is left out.
   */
  slices: AsyncIterable<ListedArticle[]>
}

export interface DayCount {
  day: LocalDay
  count: number
}

/** An earlier day of the same date, with its latest articles. */
export interface EarlierDay extends DayCount {
  articles: ArticleSummary[]
}

/** A run of days without articles. */
export interface Gap {
  from: LocalDay
  to: LocalDay
  /** How many days it has. */
  days: number
  /** How many of them are days on which the source never publishes. */
  restDays: number
}

/** Where a source has no articles between its first and its last day. */
export interface SourceGaps {
  source: string
  articles: number
  undated: number
  first: LocalDay | null
  last: LocalDay | null
  /** Days of the weekend on which it never publishes; 0 is Sunday. */
  restsOn: number[]
  /** Days without articles, those of rest not counted. */
  missing: number
  /** Longest first; those that have nothing but days of rest are left out. */
  gaps: Gap[]
}

/** A newspaper, broadcaster or portal of the archive. */
export interface PaperSummary {
  slug: string
  name: string
  articles: number
  /** The province whose paper it is, where that is known. */
  province: string | null
  /** The first and last day on which it has articles. */
  first: LocalDay | null
  last: LocalDay | null
}

/** How many texts two papers have in common. */
export interface SharedTexts {
  /** The other paper. */
  paper: { slug: string; name: string }
  articles: number
}

/** What a paper shares with others, most first. A text counts once for each of them. */
export interface PaperReprints {
  /** Texts that the other carried before anybody else, and this one later. */
  of: SharedTexts[]
  /** Texts that this one carried before anybody else, and the other later. */
  by: SharedTexts[]
  /** Texts of which it is not known which paper had them first: several on the first day, or without a date. */
  unclear: SharedTexts[]
}

/** A paper with its days and gaps, and what it shares with others. */
export interface PaperView extends PaperSummary, Omit<SourceGaps, 'source'> {
  /** Days that have articles, in order. */
  days: DayCount[]
  /** Its categories, those with most articles first. */
  categories: { value: string; count: number }[]
  reprints: PaperReprints
}

export interface SuggestionView {
  kind: 'person' | 'agency' | 'place' | 'document' | 'day' | 'phrase' | 'title'
  /** What goes into the search box. */
  text: string
  /** The same with what was typed marked. */
  parts: Part[]
  /**
   * Where it leads: id of an agency or article, name of a province, key of a document, or a day; null where it is
   * searched for.
   */
  id: string | null
}

/** How a search is read at a moment: what tells for any article whether the search finds it. */
export interface StrictReading {
  /** Whether it searches at all. */
  isSearched: boolean
  /** As planned; null: whatever passes the filters. */
  query: Query | null
  filters: Filters
  /** Of the terms that decide how the query is read those that the archive lacks, by name. */
  absent: string[]
}

/** What can be asked of an archive: every answer is plain data, so that it may come from another thread. */
export interface SearchQuestions {
  /** @param options `after`: where the page begins, whatever its number */
  search(params: SearchParams, options?: ReadOptions & { explain?: boolean; after?: Place }): Promise<SearchResult>
  /** The facets of a search with every value, whatever its sort, page and size. */
  facets(params: SearchParams, options?: ReadOptions): Promise<Pick<SearchResult, 'query' | 'total' | 'facets'>>
  /** All that a search finds, whatever its page and size, up to `limit`. */
  hits(
    params: SearchParams,
    limit: number,
    options?: ReadOptions,
  ): Promise<{ reading: Reading; total: number; hits: ListedHit[] }>
  /** Articles of such hits; one that left the store after the search is left out. */
  listed(hits: readonly ListedHit[]): Promise<ListedArticle[]>
  /**
   * How searches are read now, each as it was typed.
   * @returns also the build that told so, and the position in the article log that it covers
   */
  readings(
    searches: readonly SearchParams[],
    options?: ReadOptions,
  ): Promise<{ sequence: number; generation: string | null; readings: StrictReading[] }>
  /**
   * The newest dated articles that have all words of a search, newest first, whatever its sort, page and size; of
   * near-copies only the first by date, so that a reprint is no news.
   */
  latest(params: SearchParams, limit: number, options?: ReadOptions): Promise<Article[]>
  article(id: string, options?: ReadOptions): Promise<ArticleView | null>
  /**
   * An article's text with the words of a search marked, as its hit shows them; null when there is no such article.
   * Which articles match does not matter.
   */
  marked(id: string, params: SearchParams, options?: ReadOptions): Promise<MarkedArticle | null>
  /** When and why an article was taken out of the archive; null when it was not. */
  withdrawn(id: string): Promise<WithdrawnArticle | null>
  /** The articles that were taken out last, latest first. */
  lastWithdrawn(limit: number): Promise<WithdrawnArticle[]>
  related(id: string, limit: number, options?: ReadOptions): Promise<ArticleSummary[] | null>
  /** Near-copies of an article, most alike first; null when there is no such article. */
  copies(id: string, limit: number, options?: ReadOptions): Promise<ArticleSummary[] | null>
  /** The articles of one event in time order, the article itself among them; null when there is no such article. */
  story(id: string, options?: ReadOptions): Promise<ArticleSummary[] | null>
  /** Articles that cite a document, oldest first; null when none does. @param slug as `CitedDocument` has it */
  document(slug: string, page: number, size: number, options?: ReadOptions): Promise<DocumentView | null>
  /** The documents that most articles cite, most cited first. */
  documents(limit: number, options?: ReadOptions): Promise<(CitedDocument & { articles: number })[]>
  suggest(text: string, limit: number, options?: ReadOptions): Promise<SuggestionView[]>
  /** The agencies named in the articles about these agencies and provinces, under the names they have there. */
  companions(
    of: Pick<SearchParams, 'agencies' | 'provinces'>,
    limit: number,
    options?: ReadOptions,
  ): Promise<FacetValue[]>
  /** Days that have news, in order. */
  calendar(options?: ReadOptions): Promise<{ days: DayCount[]; undated: number }>
  /** Whether each of these ranges of days has news: a page that asks no more need not be sent thousands of days. */
  haveNews(ranges: readonly DayRange[], options?: ReadOptions): Promise<boolean[]>
  /** The same day and month of earlier years, as far as they have articles, latest first. */
  onThisDay(day: LocalDay, limits: { years: number; articles: number }, options?: ReadOptions): Promise<EarlierDay[]>
  /**
   * A page of the articles that there are, by their last change: at most `limit` entries of the log after `sequence`. An
   * article that changes moves to the end, so that what was read before stays as it was.
   */
  logged(sequence: number, limit: number): Promise<LoggedPage>
  /** Where the sources have gaps; those with most articles first. The first call, and one after a change, takes a while. */
  gaps(): Promise<SourceGaps[]>
  /** The newspapers and portals of the archive, those with most articles first. */
  papers(options?: ReadOptions): Promise<PaperSummary[]>
  /** A paper, by its slug, name, host or code; null when the archive has none of it. */
  paper(name: string, options?: ReadOptions): Promise<PaperView | null>
  /** State of what is served; `generation` changes exactly when answers can. */
  status(options?: ReadOptions): Promise<{ generation: string | null; articles: number }>
}

export interface SearchService extends Omit<SearchQuestions, 'hits' | 'listed'> {
  /** All articles that a search finds, whatever its page and size, up to `limit`. */
  list(params: SearchParams, limit: number): Promise<Listing>
}
