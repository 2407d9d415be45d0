import { comesFrom, isPlaceKind } from './origins.js'
import type { ProvinceMatch } from './places.js'
import type { Reading } from './reader.js'
import { Gap, type Scan } from './scan.js'
import { lastSpanFrom } from './spans.js'

/** The parts of a reading that are weighed. */
export type WeighedText = Pick<Reading, 'scan' | 'agencies' | 'provinces'>

/** Factors on a mention's weight, measured on real articles, where people's origins were the most common mistake. */
const factor = {
  /** "tỉnh Thái Bình" */
  introduced: 2,
  /** After a body: "Công an huyện Tiền Hải, Thái Bình" */
  jurisdiction: 2,
  /** "xã Vũ Lạc, Thái Bình", "Vũ Thư (Thái Bình)": where the story happens */
  located: 2,
  /** "trú tại xã An Ninh, Thái Bình", "(45 tuổi, Thái Bình)", "từ Thái Bình": where someone or something comes from */
  origin: 0.2,
  /** One of a list or range: "Thái Bình, Nam Định, Hà Nam và Ninh Bình", "từ Nghệ An đến Quảng Trị" */
  enumerated: 0.25,
  /** "ra Đà Nẵng khám bệnh": where someone goes */
  towards: 0.4,
  /** ", tại Hà Nội, Bộ Y tế …": the city where national bodies, and no local ones, meet */
  venue: 0.2,
  /** "ông Tạo (Đoàn luật sư TP Hà Nội)": where someone belongs */
  affiliation: 0.2,
}
/** How many words back a body or a word of origin can be and still affect a mention. */
const REACH = 14
/** This many provinces in one list are an enumeration. */
const ROW = 3

/** What may come between two provinces of a list, besides marks. */
const rowWords = new Set('và với từ đến tới cùng hoặc hay tỉnh tp thành phố'.split(' '))
const towardsWords = new Set('ra sang vào lên xuống tới'.split(' '))

/**
 * How strongly a mention suggests that its text is about the province, relative to a bare name (1).
 * @param seats smaller places that bodies belong to, by `seatsOf`
 */
export function tellingOf(text: WeighedText, index: number, seats: ReadonlySet<string>): number {
  const { scan, agencies, provinces } = text
  if (rowLength(scan, provinces, index) >= ROW || endsRange(scan, provinces, index)) return factor.enumerated
  const match = provinces[index]
  const { first, introduced } = match
  const start = clauseStart(scan, first)
  const body = lastSpanFrom(agencies, first)
  const isOfBody = body !== undefined && body.last >= start
  if (isOfBody && scan.gaps[body.first] === Gap.bracket) return factor.affiliation
  if (comesFrom(scan, start, first, isOfBody ? body : undefined, seats)) return factor.origin
  if (!namesLocalBody(text) && isVenue(scan, match)) return factor.venue
  const named = introduced ? factor.introduced : isLocated(scan, provinces, index) ? factor.located : 1
  if (isOfBody) return named * factor.jurisdiction
  return towardsWords.has(scan.words[beforeKind(scan, first)]?.exact) ? named * factor.towards : named
}

/** Whether a text names a body certainly below the national level: "Sở Y tế", "Thuế tỉnh", not just "Hội Nông dân". */
export function namesLocalBody({ scan, agencies, provinces }: WeighedText): boolean {
  return agencies.some(({ patterns, last }) => {
    if (patterns.some(({ agency }) => agency.level === 'trung-uong')) return false
    const next = scan.words[last + 1]
    const hasPlace = next !== undefined && (next.exact === 'tỉnh' || isPlaceKind(next))
    return (
      hasPlace || patterns.some(({ needsPlace }) => !needsPlace) || provinces.some(({ first }) => first === last + 1)
    )
  })
}

/** "từ Nghệ An đến Quảng Trị": the second of two. */
function endsRange({ words, gaps }: Scan, provinces: readonly ProvinceMatch[], index: number): boolean {
  const { first } = provinces[index]
  const before = provinces[index - 1]
  if (before === undefined || first - before.last !== 2 || gaps[first] !== Gap.space) return false
  return words[first - 1].exact === 'đến' && words[before.first - 1]?.exact === 'từ'
}

/** "xã Vũ Lạc, Thái Bình": a smaller place before the province, but not in a list, "Nha Trang, Đà Nẵng, Đà Lạt". */
function isLocated({ words, gaps }: Scan, provinces: readonly ProvinceMatch[], index: number): boolean {
  const { first, last } = provinces[index]
  const before = provinces[index - 1]
  if (first === 0 || (gaps[first] !== Gap.comma && gaps[first] !== Gap.bracket)) return false
  if (!words[first - 1].capital || before?.last === first - 1) return false
  if (gaps[first] === Gap.bracket) return true
  let place = first - 1
  while (place > 0 && gaps[place] === Gap.space && words[place - 1].capital) place--
  if (place > 0 && isPlaceKind(words[place - 1])) return true
  const goesOn = gaps[last + 1] === Gap.comma && words[last + 1].capital
  return !goesOn && !(gaps[place] === Gap.comma && before?.last === place - 1)
}

/** How many provinces are in one list with this one; stops counting at the size of an enumeration. */
function rowLength({ words, gaps }: Scan, provinces: readonly ProvinceMatch[], index: number): number {
  const isRow = (before: ProvinceMatch, after: ProvinceMatch) => {
    for (let word = before.last + 1; word <= after.first; word++) {
      if (gaps[word] > Gap.semicolon || (word < after.first && !rowWords.has(words[word].exact))) return false
    }
    return true
  }
  let from = index
  let to = index
  while (from > 0 && to - from < ROW && isRow(provinces[from - 1], provinces[from])) from--
  while (to + 1 < provinces.length && to - from < ROW && isRow(provinces[to], provinces[to + 1])) to++
  return to - from + 1
}

/** Number of the first word of the clause that leads to a mention, at most `REACH` words back. */
function clauseStart({ gaps }: Scan, first: number): number {
  let index = first
  while (index > 0 && first - index < REACH && gaps[index] < Gap.stop) index--
  return index
}

/** "Ngày 5/6, tại Hà Nội, …", "tối 5/6 tại Hà Nội.": a city by itself, between a date or mark and a mark. */
function isVenue(scan: Scan, { province, first, last }: ProvinceMatch): boolean {
  const { words, gaps } = scan
  const before = beforeKind(scan, first)
  if (province.kind !== 'thành phố' || words[before]?.exact !== 'tại') return false
  const isSetOff = gaps[before] >= Gap.comma || /^\d/.test(words[before - 1]?.exact ?? '')
  return isSetOff && (last + 1 === words.length || gaps[last + 1] >= Gap.comma)
}

/** Whether a mention says nothing about where the story happens: a venue, an origin, an affiliation. */
export function isPassing(telling: number): boolean {
  return telling <= factor.origin
}

/** Number of the word before a province and its "tỉnh" or "thành phố"; only spaces lie between them. */
function beforeKind({ words, gaps }: Scan, first: number): number {
  let index = first
  while (index > 0 && gaps[index] === Gap.space && /^(?:tỉnh|tp|thành|phố)$/.test(words[index - 1].exact)) index--
  return index > 0 && gaps[index] === Gap.space ? index - 1 : -1
}
