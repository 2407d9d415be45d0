import type { AgencyMatch } from './levels.js'
import type { ProvinceMatch } from './places.js'
import type { Reading } from './reader.js'
import { Gap, type Scan } from './scan.js'
import { lastSpanFrom } from './spans.js'
import type { Province } from './types.js'

/** How much one mention in a part tells; a title may count once, the lead once, the text up to a limit. */
const weight = { title: 6, lead: 4, text: 1, mostFromText: 8 }
/** What changes the weight of a mention; measured on real articles, where people's origins were the most usual mistake. */
const factor = {
  /** "tỉnh Thái Bình" */
  introduced: 2,
  /** After a body: "Công an huyện Tiền Hải, Thái Bình" */
  jurisdiction: 2,
  /** "xã Vũ Lạc, Thái Bình", "Vũ Thư (Thái Bình)": the place of what is told */
  located: 2,
  /** "trú tại xã An Ninh, Thái Bình", "xe biển Thái Bình", "từ Thái Bình": where someone or something comes from */
  origin: 0.2,
  /** One of a row or range: "Thái Bình, Nam Định, Hà Nam và Ninh Bình", "từ Nghệ An đến Quảng Trị" */
  enumerated: 0.25,
  /** "Thái Bình: …" at the beginning of a title */
  dateline: 2,
}
/** What the source's own province has before a word is read: one passing mention of another does not outweigh it. */
const SOURCE_WEIGHT = 4
/** Less than this is a passing mention: no article is about that. */
const LEAST = 2
/** Words back to a body or a word of origin that a mention still belongs to. */
const REACH = 14
/** So many provinces in a row are an enumeration. */
const ROW = 3

const originWords = new Set(['quê', 'trú', 'ngụ', 'biển', 'từ'])
/** What may stand between a word of origin and the province, besides names and numbers. */
const addressWords = new Set(
  'ở tại quán tạm thường khẩu hộ số đường phố thôn ấp bản làng xóm khu tổ dân xã phường thị trấn huyện quận thành tp tỉnh'.split(
    ' ',
  ),
)

/**
 * The province that the texts are about: by weight of its mentions, the first named of equals. Without a clear mention
 * it is the source's.
 * @param readings of each part, kicker and title first
 * @param lead number of the part that serves as lead
 */
export function mainProvince(
  readings: readonly Pick<Reading, 'scan' | 'agencies' | 'provinces'>[],
  lead: number,
  source: Province | null,
): Province | null {
  const weights = new Map<Province, { named: number; fromText: number }>()
  const sumOf = (province: Province) => {
    const sum = weights.get(province) ?? { named: 0, fromText: 0 }
    weights.set(province, sum)
    return sum
  }
  readings.forEach(({ scan, agencies, provinces }, part) => {
    provinces.forEach((match, index) => {
      const sum = sumOf(match.province)
      const tells =
        factorOf(scan, agencies, provinces, index) * (part < 2 && isDateline(scan, match) ? factor.dateline : 1)
      if (part < 2) sum.named = Math.max(sum.named, weight.title * tells)
      else if (part === lead) sum.named = Math.max(sum.named, weight.lead * tells)
      else sum.fromText = Math.min(weight.mostFromText, sum.fromText + weight.text * tells)
    })
  })
  if (source !== null) sumOf(source).named += SOURCE_WEIGHT
  // The sort is stable and the map keeps the order of first mention.
  const [first] = [...weights]
    .map(([province, { named, fromText }]) => ({ province, total: named + fromText }))
    .sort((a, b) => b.total - a.total)
  return first !== undefined && first.total >= LEAST ? first.province : null
}

function factorOf(
  scan: Scan,
  agencies: readonly AgencyMatch[],
  provinces: readonly ProvinceMatch[],
  index: number,
): number {
  if (rowLength(scan, provinces, index) > ROW || endsRange(scan, provinces, index)) return factor.enumerated
  const { first, introduced } = provinces[index]
  const start = clauseStart(scan, first)
  if (comesFrom(scan, start, first)) return factor.origin
  const named = introduced ? factor.introduced : isLocated(scan, provinces, index) ? factor.located : 1
  const body = lastSpanFrom(agencies, first)
  return body !== undefined && body.last >= start ? named * factor.jurisdiction : named
}

function isDateline({ gaps }: Scan, { first, last }: ProvinceMatch): boolean {
  return first === 0 && gaps[last + 1] === Gap.colon
}

/** "từ Nghệ An đến Quảng Trị": the second of two. */
function endsRange({ words, gaps }: Scan, provinces: readonly ProvinceMatch[], index: number): boolean {
  const { first } = provinces[index]
  const before = provinces[index - 1]
  if (before === undefined || first - before.last !== 2 || gaps[first] !== Gap.space) return false
  return words[first - 1].exact === 'đến' && words[before.first - 1]?.exact === 'từ'
}

/** "xã Vũ Lạc, Thái Bình": a smaller place stands before the province. */
function isLocated({ words, gaps }: Scan, provinces: readonly ProvinceMatch[], index: number): boolean {
  const { first } = provinces[index]
  if (first === 0 || (gaps[first] !== Gap.comma && gaps[first] !== Gap.bracket)) return false
  return words[first - 1].capital && provinces[index - 1]?.last !== first - 1
}

/** How many provinces stand in one row with this one; counted no further than an enumeration needs. */
function rowLength({ words, gaps }: Scan, provinces: readonly ProvinceMatch[], index: number): number {
  const isRow = (before: ProvinceMatch, after: ProvinceMatch) => {
    const between = after.first - before.last - 1
    return between === 0 ? gaps[after.first] <= Gap.semicolon : between === 1 && words[after.first - 1].exact === 'và'
  }
  let from = index
  let to = index
  while (from > 0 && to - from <= ROW && isRow(provinces[from - 1], provinces[from])) from--
  while (to + 1 < provinces.length && to - from <= ROW && isRow(provinces[to], provinces[to + 1])) to++
  return to - from + 1
}

/** Number of the first word of the clause before a mention, at most `REACH` back. */
function clauseStart({ gaps }: Scan, first: number): number {
  let index = first
  while (index > 0 && first - index < REACH && gaps[index] < Gap.stop) index--
  return index
}

/** Whether an address, and nothing else, leads back to a word of origin. */
function comesFrom({ words }: Scan, start: number, first: number): boolean {
  for (let index = first - 1; index >= start; index--) {
    const { exact, capital } = words[index]
    if (originWords.has(exact)) return true
    if (!capital && !addressWords.has(exact) && !/^\d/.test(exact)) return false
  }
  return false
}
