import type { Agency, History, Province } from '../../gazetteer/types.js'
import type {
  AgencyAnswer,
  Answer,
  ArticleAnswer,
  CommuneAnswer,
  CommunePlace,
  DaysAnswer,
  DocumentAnswer,
  ProvinceAnswer,
} from '../../search/types.js'
import { dateValueOf } from '../../text/dates.js'
import type { AnswerJson } from '../api/answers/search.js'
import type { Directory } from '../parts.js'
import { articleHref, dateHref, documentHref, onThisDayHref, provinceHref } from '../urls/links.js'
import { SearchUrl } from '../urls/search-url.js'
import { briefDate, shortDate } from './dates.js'
import { agencyLineage, provinceInSentence, provinceLineage, provinceTitle } from './lineage.js'
import { endOf } from './periods.js'
import { count, type Link } from './text.js'

/** An answer as the page shows it. */
export interface AnswerModel extends AnswerJson {
  /** `128 bài`, `12 bài nhắc đến`; null where no number is known. */
  count: string | null
}

/** The day on which the level between province and commune ended, and communes were merged. */
const reformOfCommunes = '1/7/2025'
/** Most places of one name that are told one by one. */
const placesTold = 3

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
const inWords = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} và ${items[items.length - 1]}`

function presentDays({ label, from, to, articles, isYearless, nearest }: DaysAnswer): AnswerJson {
  const value = dateValueOf({ from, to })
  const href = value === null ? SearchUrl.of({ from, to }).href : dateHref(value)
  const years = isYearless && from === to ? [{ label: 'Ngày này năm xưa', href: onThisDayHref(from) }] : []
  if (articles > 0) {
    return {
      kind: 'days',
      label: 'Theo ngày',
      text: `Xem tin ${lowerFirst(label)}`,
      href,
      articles,
      note: null,
      links: years,
    }
  }
  const near =
    nearest === null ? [] : [{ label: `Ngày gần nhất có tin: ${shortDate(nearest)}`, href: dateHref(nearest) }]
  const text = `${label} chưa có bài trong kho`
  return { kind: 'days', label: 'Theo ngày', text, href: null, articles, note: null, links: [...near, ...years] }
}

function presentDocumentAnswer({ document, articles }: DocumentAnswer): AnswerJson {
  const isCited = articles > 0
  return {
    kind: 'document',
    label: 'Văn bản',
    text: document.title,
    href: isCited ? documentHref(document) : null,
    articles,
    note: isCited ? null : 'Chưa có bài nào nhắc đến văn bản này.',
    links: [],
  }
}

function presentArticleAnswer({ by, article }: ArticleAnswer, { labels }: Directory): AnswerJson {
  const label = by === 'address' ? 'Bài ở địa chỉ này' : 'Bài có đúng tiêu đề này'
  if (article === null) {
    const text = 'Kho tin chưa có bài ở địa chỉ này'
    return { kind: 'article', label: 'Địa chỉ', text, href: null, articles: null, note: null, links: [] }
  }
  const note = [briefDate(article)?.text ?? 'Không rõ ngày', labels.source(article.source, article.url)]
    .filter(Boolean)
    .join(' · ')
  return { kind: 'article', label, text: article.title, href: articleHref(article), articles: null, note, links: [] }
}

/** What became of a province, or which others are now part of it; null where nothing changed. */
function provinceNote({ name, validTo, successor }: Province, gazetteer: Directory): string | null {
  if (validTo !== null && successor !== null) {
    const since = endOf(validTo, 'day')
    const today = gazetteer.province(successor)
    const isRenamed =
      today?.validFrom !== null && today?.validFrom !== undefined && shortDate(today.validFrom) === since
    if (isRenamed) return `${name} nay là ${provinceInSentence(today)}, từ ngày ${since}.`
    return `${name} đã hợp nhất vào ${today === null ? successor : provinceInSentence(today)} từ ngày ${since}.`
  }
  const former = gazetteer.provinceHistory.predecessors(name)
  return former.length === 0 ? null : `Gồm cả ${inWords(former)} trước đây.`
}

/** What became of an agency, or which others it includes; null where nothing changed. */
function agencyNote({ id, name, validTo }: Agency, gazetteer: Directory): string | null {
  const { history, precision } = agencyLineage(gazetteer)
  const today = history.successorsOf(id).at(-1)
  if (validTo !== null) {
    const since = `từ ${precision(id) === 'day' ? 'ngày' : 'khoảng tháng'} ${endOf(validTo, precision(id))}`
    if (today === undefined) return `${name} không còn ${since}.`
    return `${name} nay là ${gazetteer.agency(today)?.name ?? today}, ${since}.`
  }
  const former = history.predecessors(id).map((other) => gazetteer.agency(other)?.name ?? other)
  return former.length === 0 ? null : `Gồm cả ${inWords(former)} trước đây.`
}

/** What an agency or province is today, as a link. */
function todayOf(id: string, history: History, link: (id: string) => Link): Link[] {
  const today = history.successorsOf(id).at(-1)
  return today === undefined ? [] : [link(today)]
}

/** `Công an TP Hà Nội`, `Sở Y tế Hà Tĩnh` */
function nameInProvince(agency: string, province: Province): string {
  if (province.kind === 'tỉnh') return `${agency} ${province.name}`
  const name = agency.replace('Tỉnh ủy', 'Thành ủy').replace(/ (?:tỉnh|thành phố)$/, '')
  return `${name} ${provinceInSentence(province)}`
}

/** `Hưng Yên`, `TP Hồ Chí Minh`: after the name of a commune, where provinces need not be called such. */
function nameAsPlace(name: string, gazetteer: Directory): string {
  const province = gazetteer.province(name)
  return province?.kind === 'thành phố' ? provinceInSentence(province) : name
}

function presentAgencyAnswer({ agency: id, province: name, articles }: AgencyAnswer, gazetteer: Directory): AnswerJson {
  const agency = gazetteer.agency(id)
  const province = name === null ? null : gazetteer.province(name)
  const agencies = agencyLineage(gazetteer)
  const notes = [
    agency === null ? null : agencyNote(agency, gazetteer),
    province === null || province.validTo === null ? null : provinceNote(province, gazetteer),
  ].filter((note) => note !== null)
  const own = agencies.link(id)
  const answer = {
    kind: 'agency' as const,
    label: 'Cơ quan',
    articles,
    note: notes.length > 0 ? notes.join(' ') : null,
  }
  if (province === null)
    return { ...answer, text: own.label, href: own.href, links: todayOf(id, agencies.history, agencies.link) }
  const inProvince = SearchUrl.of({ agencies: [id], provinces: [province.name] })
  return {
    ...answer,
    text: nameInProvince(own.label, province),
    href: articles > 0 ? inProvince.href : null,
    links: [own, { label: provinceTitle(province), href: provinceHref(province.name) }],
  }
}

function presentProvinceAnswer({ province: name, articles }: ProvinceAnswer, gazetteer: Directory): AnswerJson {
  const province = gazetteer.province(name)
  const { history, link } = provinceLineage(gazetteer)
  return {
    kind: 'province',
    label: 'Tỉnh, thành phố',
    text: province === null ? name : provinceTitle(province),
    href: provinceHref(name),
    articles,
    note: province === null ? null : provinceNote(province, gazetteer),
    links: todayOf(name, history, link),
  }
}

/** What a commune is or became: `nay thuộc phường A và xã B`, `gồm xã C và xã D trước đây`. */
function fateOf({ today, became }: CommunePlace): string {
  const units = (today?.formerUnits ?? []).filter((unit) => unit !== 'giữ nguyên')
  const made = units.length === 0 ? [] : [`gồm ${inWords(units.map(lowerFirst))} trước đây`]
  const kept = today !== null && units.length === 0 ? ['giữ nguyên'] : []
  const part = today === null ? 'nay thuộc' : 'một phần nay thuộc'
  const joined = became.length === 0 ? [] : [`${part} ${inWords(became.map(lowerFirst))}`]
  return [...made, ...kept, ...joined].join('; ')
}

function communeNote(places: readonly CommunePlace[], gazetteer: Directory): string | null {
  if (places.length === 0) return null
  if (places.length === 1) return `Từ ngày ${reformOfCommunes}: ${fateOf(places[0])}.`
  const told = places
    .slice(0, placesTold)
    .map((place) => `${nameAsPlace(place.province, gazetteer)} (${fateOf(place)})`)
  const rest = places.length - told.length
  const list = rest === 0 ? inWords(told) : `${told.join(', ')} và ${rest} nơi khác`
  return `Có ở ${places.length} tỉnh, thành phố; từ ngày ${reformOfCommunes}: ${list}.`
}

function presentCommune({ name, places, articles, params }: CommuneAnswer, gazetteer: Directory): AnswerJson {
  return {
    kind: 'commune',
    label: 'Xã, phường',
    text: places.length === 1 ? `${name}, ${nameAsPlace(places[0].province, gazetteer)}` : name,
    href: articles > 0 ? SearchUrl.of(params).href : null,
    articles,
    note: communeNote(places, gazetteer),
    links: places.slice(0, placesTold).map(({ province }) => ({ label: province, href: provinceHref(province) })),
  }
}

function presentOne(answer: Answer, gazetteer: Directory): AnswerJson {
  switch (answer.kind) {
    case 'days':
      return presentDays(answer)
    case 'document':
      return presentDocumentAnswer(answer)
    case 'article':
      return presentArticleAnswer(answer, gazetteer)
    case 'agency':
      return presentAgencyAnswer(answer, gazetteer)
    case 'province':
      return presentProvinceAnswer(answer, gazetteer)
    case 'commune':
      return presentCommune(answer, gazetteer)
    case 'newest': {
      const { params } = answer
      const text = params.q === '' ? 'Xem tin mới nhất trong kho' : `Xem tin mới nhất: ${params.q}`
      const href = SearchUrl.of(params).href
      return { kind: 'newest', label: 'Mới nhất', text, href, articles: null, note: null, links: [] }
    }
    case 'district': {
      const { name, params, articles } = answer
      const note = `Cấp huyện không còn từ ngày ${reformOfCommunes}.`
      return {
        kind: 'district',
        label: 'Quận, huyện',
        text: name,
        href: SearchUrl.of(params).href,
        articles,
        note,
        links: [],
      }
    }
    case 'person': {
      const { name, params } = answer
      const text = `Chỉ bài nhắc đến ${name}`
      return {
        kind: 'person',
        label: 'Người',
        text,
        href: SearchUrl.of(params).href,
        articles: null,
        note: null,
        links: [],
      }
    }
  }
}

/** What the query as a whole asks for. */
export function presentAnswers(answers: readonly Answer[], gazetteer: Directory): AnswerJson[] {
  return answers.map((answer) => presentOne(answer, gazetteer))
}

/** The same for the page. */
export function presentAnswerBar(answers: readonly Answer[], gazetteer: Directory): AnswerModel[] {
  return presentAnswers(answers, gazetteer).map((answer) => {
    const { kind, articles } = answer
    const isCounted = articles !== null && articles > 0
    return { ...answer, count: isCounted ? `${count(articles)} bài${kind === 'document' ? ' nhắc đến' : ''}` : null }
  })
}
