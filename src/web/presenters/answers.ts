import { language } from '../language/language.js'
import { say } from '../language/say.js'
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
import { briefDate, periodInWords, shortDate } from './dates.js'
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
  items.length < 2 ? items.join('') : say('{0} và {1}', items.slice(0, -1).join(', '), items[items.length - 1])

function presentDays({ label: typed, from, to, articles, isYearless, nearest }: DaysAnswer): AnswerJson {
  const value = dateValueOf({ from, to })
  const label = language() === 'vi' ? typed : periodInWords(from, to)
  const href = value === null ? SearchUrl.of({ from, to }).href : dateHref(value)
  const years = isYearless && from === to ? [{ label: say('Ngày này năm xưa'), href: onThisDayHref(from) }] : []
  if (articles > 0) {
    return {
      kind: 'days',
      label: say('Theo ngày'),
      text: say('Xem tin {0}', language() === 'vi' ? lowerFirst(label) : label),
      href,
      articles,
      note: null,
      links: years,
    }
  }
  const near =
    nearest === null ? [] : [{ label: say('Ngày gần nhất có tin: {0}', shortDate(nearest)), href: dateHref(nearest) }]
  const text = say('{0} chưa có bài trong kho', label)
  return { kind: 'days', label: say('Theo ngày'), text, href: null, articles, note: null, links: [...near, ...years] }
}

function presentDocumentAnswer({ document, articles }: DocumentAnswer): AnswerJson {
  const isCited = articles > 0
  return {
    kind: 'document',
    label: say('Văn bản'),
    text: document.title,
    href: isCited ? documentHref(document) : null,
    articles,
    note: isCited ? null : say('Chưa có bài nào nhắc đến văn bản này.'),
    links: [],
  }
}

function presentArticleAnswer({ by, article }: ArticleAnswer, { labels }: Directory): AnswerJson {
  const label = by === 'address' ? say('Bài ở địa chỉ này') : say('Bài có đúng tiêu đề này')
  if (article === null) {
    const text = say('Kho tin chưa có bài ở địa chỉ này')
    return { kind: 'article', label: say('Địa chỉ'), text, href: null, articles: null, note: null, links: [] }
  }
  const note = [briefDate(article)?.text ?? say('Không rõ ngày'), labels.source(article.source, article.url)]
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
      today?.validFrom !== null &&
      today?.validFrom !== undefined &&
      endOf(validTo, 'day') === shortDate(today.validFrom)
    if (isRenamed) return say('{0} nay là {1}, từ ngày {2}.', name, provinceInSentence(today), since)
    return say(
      '{0} đã hợp nhất vào {1} từ ngày {2}.',
      name,
      today === null ? successor : provinceInSentence(today),
      since,
    )
  }
  const former = gazetteer.provinceHistory.predecessors(name)
  return former.length === 0 ? null : say('Gồm cả {0} trước đây.', inWords(former))
}

/** What became of an agency, or which others it includes; null where nothing changed. */
function agencyNote({ id, name, validTo }: Agency, gazetteer: Directory): string | null {
  const { history, precision } = agencyLineage(gazetteer)
  const today = history.successorsOf(id).at(-1)
  if (validTo !== null) {
    const since = say(
      'từ {0} {1}',
      precision(id) === 'day' ? say('ngày') : say('khoảng tháng'),
      endOf(validTo, precision(id)),
    )
    if (today === undefined) return say('{0} không còn {1}.', name, since)
    return say('{0} nay là {1}, {2}.', name, gazetteer.agency(today)?.name ?? today, since)
  }
  const former = history.predecessors(id).map((other) => gazetteer.agency(other)?.name ?? other)
  return former.length === 0 ? null : say('Gồm cả {0} trước đây.', inWords(former))
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
    label: say('Cơ quan'),
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
    label: say('Tỉnh, thành phố'),
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
  const made = units.length === 0 ? [] : [say('gồm {0} trước đây', inWords(units.map(lowerFirst)))]
  const kept = today !== null && units.length === 0 ? [say('giữ nguyên')] : []
  const part = today === null ? say('nay thuộc') : say('một phần nay thuộc')
  const joined = became.length === 0 ? [] : [`${part} ${inWords(became.map(lowerFirst))}`]
  return [...made, ...kept, ...joined].join('; ')
}

function communeNote(places: readonly CommunePlace[], gazetteer: Directory): string | null {
  if (places.length === 0) return null
  if (places.length === 1) return say('Từ ngày {0}: {1}.', reformOfCommunes, fateOf(places[0]))
  const told = places
    .slice(0, placesTold)
    .map((place) => `${nameAsPlace(place.province, gazetteer)} (${fateOf(place)})`)
  const rest = places.length - told.length
  const list = rest === 0 ? inWords(told) : say('{0} và {1} nơi khác', told.join(', '), rest)
  return say('Có ở {0} tỉnh, thành phố; từ ngày {1}: {2}.', places.length, reformOfCommunes, list)
}

function presentCommune({ name, places, articles, params }: CommuneAnswer, gazetteer: Directory): AnswerJson {
  return {
    kind: 'commune',
    label: say('Xã, phường'),
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
      const text = params.q === '' ? say('Xem tin mới nhất trong kho') : say('Xem tin mới nhất: {0}', params.q)
      const href = SearchUrl.of(params).href
      return { kind: 'newest', label: say('Mới nhất'), text, href, articles: null, note: null, links: [] }
    }
    case 'district': {
      const { name, params, articles } = answer
      const note = say('Cấp huyện không còn từ ngày {0}.', reformOfCommunes)
      return {
        kind: 'district',
        label: say('Quận, huyện'),
        text: name,
        href: SearchUrl.of(params).href,
        articles,
        note,
        links: [],
      }
    }
    case 'person': {
      const { name, params } = answer
      const text = say('Chỉ bài nhắc đến {0}', name)
      return {
        kind: 'person',
        label: say('Người'),
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
    return {
      ...answer,
      count: isCounted ? say('{0} bài{1}', count(articles), kind === 'document' ? say(' nhắc đến') : '') : null,
    }
  })
}
