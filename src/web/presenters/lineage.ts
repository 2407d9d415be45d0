import { say } from '../language/say.js'
import type { History, Province } from '../../gazetteer/types.js'
import type { FacetValue, LineageFacetValue } from '../../search/types.js'
import { monthOf } from '../../text/dates.js'
import type { Directory } from '../parts.js'
import { agencyHref, provinceHref } from '../urls/links.js'
import { shortDate } from './dates.js'
import { endOf, lifeInWords, type Life, type Precision } from './periods.js'
import { count, type Link } from './text.js'

/** Agencies or provinces as links with a history. */
export interface Lineage {
  history: History
  link(id: string): Link
  life(id: string): Life
  precision(id: string): Precision
  /** `cơ quan` or `tỉnh, thành phố` */
  noun: string
}

const unknownLife: Life = { validFrom: null, validTo: null }

/** Each province set up its own agencies over several weeks, so dates differ; national ones have exact days. */
export function agencyLineage(gazetteer: Directory): Lineage {
  return {
    history: gazetteer.agencyHistory,
    link: (id) => ({ label: gazetteer.agency(id)?.name ?? id, href: agencyHref(id) }),
    life: (id) => gazetteer.agency(id) ?? unknownLife,
    precision: (id) => (gazetteer.agency(id)?.level === 'trung-uong' ? 'day' : 'month'),
    noun: say('cơ quan'),
  }
}

export function provinceLineage(gazetteer: Directory): Lineage {
  return {
    history: gazetteer.provinceHistory,
    link: (name) => ({ label: name, href: provinceHref(name) }),
    life: (name) => gazetteer.province(name) ?? unknownLife,
    precision: () => 'day',
    noun: say('tỉnh, thành phố'),
  }
}

/** `Tỉnh Hưng Yên`, `Thành phố Hải Phòng` */
export function provinceTitle({ kind, name }: Province): string {
  return say('{0} {1}', kind === 'tỉnh' ? say('Tỉnh') : say('Thành phố'), name)
}

/** `tỉnh Hưng Yên`, `TP Hồ Chí Minh`: within a sentence, as newspapers write it. */
export function provinceInSentence({ kind, name }: Province): string {
  return say('{0} {1}', kind === 'tỉnh' ? say('tỉnh') : say('TP'), name)
}

/** A step in a history: a predecessor or successor, or the agency or province of the page. */
export interface TimelineEntry extends Link {
  relation: string | null
  current: boolean
  period: string | null
  /** Number of articles under its name and the names that it includes; null if there are none. */
  count: string | null
}

/** The values in the trees of a facet as one flat map, by id. */
export function flatCounts(values: readonly LineageFacetValue[]): Map<string, FacetValue> {
  const flat = (value: LineageFacetValue): FacetValue[] => [value, ...value.children.flatMap(flat)]
  return new Map(values.flatMap(flat).map((value) => [value.value, value]))
}

/**
 * The predecessors, earliest end first, then the agency or province itself, then its successors. Empty if it has no
 * history.
 * @param counts numbers of articles by id, in the whole archive
 */
export function presentTimeline(
  id: string,
  lineage: Lineage,
  counts: ReadonlyMap<string, FacetValue>,
): TimelineEntry[] {
  const { history } = lineage
  const entry = (other: string, relation: TimelineEntry['relation']): TimelineEntry => {
    const articles = counts.get(other)?.count ?? 0
    const period = lifeInWords(lineage.life(other), lineage.precision(other))
    const bai = articles === 0 ? null : say('{0} bài', count(articles))
    return { ...lineage.link(other), relation, current: other === id, period, count: bai }
  }
  const endOfLife = (other: string) => lineage.life(other).validTo ?? ''
  const before = history.predecessors(id).sort((a, b) => (endOfLife(a) < endOfLife(b) ? -1 : 1))
  const after = history.successorsOf(id)
  if (before.length + after.length === 0) return []
  return [
    ...before.map((other) => entry(other, say('Trước đây'))),
    entry(id, null),
    ...after.map((other, step) => entry(other, step === after.length - 1 ? say('Nay là') : say('Sau đó là'))),
  ]
}

function lastDay(day: string, precision: Precision): string {
  return precision === 'day' ? say('hết {0}', shortDate(day)) : say('khoảng {0}', shortDate(monthOf(day)))
}

/** A sentence with links, which are placed between its two texts. */
export interface LineageNotice {
  before: string
  links: Link[]
  after: string
}

/**
 * The notice at the top of a page: what became of the agency or province, or which former ones its articles include;
 * null if it has no history.
 */
export function presentLineageNotice(
  id: string,
  lineage: Lineage,
  counts: ReadonlyMap<string, FacetValue>,
): LineageNotice | null {
  const { history, link, life, precision, noun } = lineage
  const { validTo } = life(id)
  const today = history.successorsOf(id).at(-1)
  const name = link(id).label
  if (today !== undefined) {
    const until = validTo === null ? say('trước đây') : say('đến {0}', lastDay(validTo, precision(id)))
    return {
      before: say('{0} mang tên này {1}, nay là', name, until),
      links: [link(today)],
      after: say('. Trang này chỉ có tin dưới tên cũ.'),
    }
  }
  if (validTo !== null) {
    const since = `${precision(id) === 'day' ? '' : say('khoảng ')}${endOf(validTo, precision(id))}`
    return { before: say('{0} không còn từ {1}.', name, since), links: [], after: '' }
  }
  const included = history.predecessors(id).filter((other) => counts.has(other))
  if (included.length === 0) return null
  return { before: say('Trang này gồm cả tin của {0} trước đây:', noun), links: included.map(link), after: '.' }
}
