import { say } from '../language/say.js'
import type { Gap, PaperReprints, PaperSummary, PaperView, SearchResult, SharedTexts } from '../../search/types.js'
import { rangeOfDateValue } from '../../text/dates.js'
import type { Directory } from '../parts.js'
import { dateHref, paperHref, provinceHref } from '../urls/links.js'
import { SearchUrl } from '../urls/search-url.js'
import { Calendar, type MonthModel } from './calendar.js'
import { yearOf } from '../../text/dates.js'
import { periodInWords } from './dates.js'
import { presentGap, restsInWords, type GapModel } from './gaps.js'
import { countsOfDays, presentHistogram, type HistogramModel } from './histogram.js'
import { presentPagination, type Pagination } from './pagination.js'
import type { SearchBoxModel } from './search.js'
import type { CountedLink } from './subject.js'
import { presentHits, type HitModel } from './summary.js'
import { articleCount, count, type Link } from './text.js'

/** Gaps of a paper on its page. */
const gapsShown = 10
/** Other papers in each list of reprints. */
const sharedShown = 15

interface PaperRow extends Link {
  count: string
  /** The years of its first and last article; empty for one without dated articles. */
  years: string
  province: Link | null
}

/** What `/bao` shows. */
export interface PapersModel {
  heading: string
  total: string
  papers: PaperRow[]
}

/** A list of other papers and how many texts they share with this one. */
interface SharedModel {
  title: string
  note: string
  papers: CountedLink[]
}

/** What the page of a paper shows. */
export interface PaperModel {
  name: string
  heading: string
  total: string
  province: Link | null
  period: string
  undated: string | null
  rest: string | null
  /** The months of the chosen year. */
  months: MonthModel[]
  year: string | null
  years: (CountedLink & { current: boolean })[]
  missing: string | null
  gaps: GapModel[]
  hasNotes: boolean
  moreGaps: string | null
  categories: CountedLink[]
  reprints: SharedModel[]
  histogram: HistogramModel | null
  box: SearchBoxModel
  within: string
  hits: HitModel[]
  pagination: Pagination | null
  searchHref: string
}

const periodOf = ({ first, last }: Pick<PaperSummary, 'first' | 'last'>) =>
  first === null ? '' : periodInWords(first, last)

/** `2019–2021`: a whole period would take four lines of a table on a phone. */
function yearsOf({ first, last }: Pick<PaperSummary, 'first' | 'last'>): string {
  if (first === null || last === null) return ''
  const [from, to] = [yearOf(first), yearOf(last)]
  return from === to ? from : `${from}–${to}`
}

const provinceLink = (name: string | null): Link | null =>
  name === null ? null : { label: name, href: provinceHref(name) }

/** The list of papers, those with most articles first. */
export function presentPapers(papers: readonly PaperSummary[]): PapersModel {
  return {
    heading: say('Báo, đài, cổng thông tin có trong kho'),
    total: say('{0} báo, đài, cổng thông tin', count(papers.length)),
    papers: papers.map((paper) => ({
      label: paper.name,
      href: paperHref(paper.slug),
      count: count(paper.articles),
      years: yearsOf(paper),
      province: provinceLink(paper.province),
    })),
  }
}

function presentReprints({ of, by, unclear }: PaperReprints): SharedModel[] {
  const list = (title: string, note: string, shared: readonly SharedTexts[]): SharedModel => ({
    title,
    note,
    papers: shared.slice(0, sharedShown).map(({ paper, articles }) => ({
      label: paper.name,
      href: paperHref(paper.slug),
      count: count(articles),
    })),
  })
  return [
    list(say('Đăng lại của'), say('Nơi kia đăng trước tiên'), of),
    list(say('Được đăng lại ở'), say('Nơi này đăng trước tiên'), by),
    list(say('Cùng đăng'), say('Không rõ nơi nào đăng trước'), unclear),
  ].filter(({ papers }) => papers.length > 0)
}

/** Address of a year, month or day among a paper's articles. */
function dateHrefOf(slug: string): (date: string) => string {
  const url = SearchUrl.of({ sources: [slug] })
  return (date) => (date.length === 4 ? paperYearHref(slug, date) : `${dateHref(date)}?${url.query}`)
}

const paperYearHref = (slug: string, year: string) => `${paperHref(slug)}?nam=${year}#lich`

/**
 * The page of a paper.
 * @param result a page of its articles, newest first
 * @param wanted the year whose calendar is shown; its last one when null, or one in which it has nothing
 */
export function presentPaper(
  paper: PaperView,
  result: SearchResult,
  wanted: string | null,
  gazetteer: Directory,
): PaperModel {
  const { slug, name } = paper
  const calendar = new Calendar(paper.days, dateHrefOf(slug))
  const years = calendar.years()
  const year = years.find((one) => one.year === wanted)?.year ?? years.at(0)?.year ?? null
  const url = SearchUrl.of({ sources: [slug] })
  const gaps = paper.gaps.slice(0, gapsShown)
  const hrefOfBar = (date: string) => {
    const { from, to } = rangeOfDateValue(date)
    return url.withDays(from, to).href
  }
  return {
    name,
    heading: name,
    total: articleCount(result.total, result.totalHits),
    province: provinceLink(paper.province),
    period: periodOf(paper),
    undated: paper.undated === 0 ? null : say('{0} bài không rõ ngày', count(paper.undated)),
    rest: restsInWords(paper.restsOn),
    months: year === null ? [] : calendar.year(year).filter(({ href }) => href !== null),
    year,
    years: years.map((one) => ({
      label: one.year,
      href: paperYearHref(slug, one.year),
      count: count(one.articles),
      current: one.year === year,
    })),
    missing:
      paper.gaps.length === 0
        ? null
        : say('{0} ngày không có bài, trong {1} khoảng trống', count(paper.missing), count(paper.gaps.length)),
    gaps: gaps.map((gap: Gap) => presentGap(gap)),
    hasNotes: gaps.some(({ restDays }) => restDays > 0),
    moreGaps: paper.gaps.length > gaps.length ? say('{0} khoảng dài nhất', count(gaps.length)) : null,
    categories: paper.categories.map(({ value, count: articles }) => ({
      label: gazetteer.labels.category(value),
      href: url.with({ categories: [value] }).href,
      count: count(articles),
    })),
    reprints: presentReprints(paper.reprints),
    histogram: presentHistogram(countsOfDays(paper.days), { from: null, to: null }, hrefOfBar),
    box: { q: '', hidden: url.entries },
    within: say('Tìm trong {0}', name),
    hits: presentHits(result.hits, gazetteer),
    pagination: presentPagination(result.page, result.pages, (page) => paperHref(slug, page)),
    searchHref: url.href,
  }
}
