import type { Gap, SourceGaps } from '../../search/types.js'
import type { GapsJson } from '../api/answers/calendar.js'
import { dateHref, gapsHref } from '../urls/links.js'
import type { Directory } from '../parts.js'
import type { Labels } from './labels.js'
import { shortDate } from './dates.js'
import { presentPagination, type Pagination } from './pagination.js'
import { count, type Link } from './text.js'

const sourcesPerPage = 20
/** How many gaps of a source are shown: beside other sources, and on its own. */
const gapsBesideOthers = 5
const gapsPerPage = 100
const weekdays: Record<number, string> = { 6: 'Thứ Bảy', 0: 'Chủ nhật' }

export interface GapModel {
  from: Link
  to: Link
  days: string
  note: string
}

/** A source with its longest gaps. */
export interface SourceGapsModel {
  source: string
  summary: string
  rest: string | null
  gaps: GapModel[]
  /** Whether any of the gaps has a note. */
  hasNotes: boolean
  /** Link to all gaps of the source, if not all are shown. */
  all: Link | null
}

/** What `/bien-tap/khoang-trong` shows. */
export interface GapsModel {
  heading: string
  total: string
  /** Whether only one source is shown. */
  alone: boolean
  sources: SourceGapsModel[]
  pagination: Pagination | null
}

const dayLink = (day: string): Link => ({ label: shortDate(day), href: dateHref(day) })

/** A run of days without articles. */
export function presentGap({ from, to, days, restDays }: Gap): GapModel {
  const note = restDays === 0 ? '' : `trong đó ${count(restDays)} ngày nghỉ cuối tuần`
  return { from: dayLink(from), to: dayLink(to), days: count(days), note }
}

/** On which days of the weekend a source never publishes; null where there are none. */
export function restsInWords(restsOn: readonly number[]): string | null {
  const names = restsOn.map((day) => weekdays[day]).join(' và ')
  return names === '' ? null : `Nguồn này không bao giờ đăng bài vào ${names}; những ngày ấy không tính là trống.`
}

function summary({ articles, undated, first, last, missing, gaps }: SourceGaps): string {
  const parts = [`${count(articles)} bài`]
  if (undated > 0) parts.push(`${count(undated)} bài không rõ ngày`)
  if (first === null || last === null) return parts.join('; ')
  parts.push(first === last ? `chỉ có ngày ${shortDate(first)}` : `từ ${shortDate(first)} đến ${shortDate(last)}`)
  parts.push(
    gaps.length === 0
      ? 'không ngày nào trống'
      : `${count(missing)} ngày không có bài, trong ${count(gaps.length)} khoảng trống`,
  )
  return parts.join('; ')
}

function presentSource(source: SourceGaps, gaps: readonly Gap[], href: string, labels: Labels): SourceGapsModel {
  const name = labels.source(source.source) || source.source
  const all = { label: `Tất cả ${count(source.gaps.length)} khoảng trống của ${name}`, href }
  return {
    source: name,
    summary: summary(source),
    rest: restsInWords(source.restsOn),
    gaps: gaps.map(presentGap),
    hasNotes: gaps.some(({ restDays }) => restDays > 0),
    all: gaps.length < source.gaps.length ? all : null,
  }
}

/** Sources with their longest gaps. @param page from 1 */
export function presentGaps(
  sources: readonly SourceGaps[],
  page: number,
  { labels }: Pick<Directory, 'labels'>,
): GapsModel {
  const shown = sources.slice((page - 1) * sourcesPerPage, page * sourcesPerPage)
  return {
    heading: 'Khoảng trống của kho tin',
    total: `${count(sources.length)} nguồn`,
    alone: false,
    sources: shown.map((source) =>
      presentSource(source, source.gaps.slice(0, gapsBesideOthers), gapsHref(source.source), labels),
    ),
    pagination: presentPagination(page, Math.ceil(sources.length / sourcesPerPage), (other) => gapsHref(null, other)),
  }
}

/** All gaps of one source. @param page from 1 */
export function presentGapsOf(source: SourceGaps, page: number, { labels }: Pick<Directory, 'labels'>): GapsModel {
  const shown = source.gaps.slice((page - 1) * gapsPerPage, page * gapsPerPage)
  return {
    heading: `Khoảng trống: ${labels.source(source.source) || source.source}`,
    total: `${count(source.gaps.length)} khoảng trống`,
    alone: true,
    sources: [{ ...presentSource(source, shown, '', labels), all: null }],
    pagination: presentPagination(page, Math.ceil(source.gaps.length / gapsPerPage), (other) =>
      gapsHref(source.source, other),
    ),
  }
}

/** The answer of `/api/v1/gaps`: all gaps of one source, or the longest ones of several. */
export function presentGapsJson(sources: readonly SourceGaps[]): GapsJson {
  const most = sources.length === 1 ? Infinity : gapsBesideOthers
  return {
    sources: sources.map((source) => {
      return { ...source, gapCount: source.gaps.length, gaps: source.gaps.slice(0, most) }
    }),
  }
}
