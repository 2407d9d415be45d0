/**
 * Days and runs of days as people write them: "23/11/2022", "tháng 11 năm ngoái", "quý I/2022", "6 tháng đầu năm 2022",
 * "tuần trước"; with or without diacritics. Weeks begin on Monday.
 */
import { addDays, daysInMonth, daysSinceMonday, pad, toDay, yearOf, type Day, type DayRange } from './dates.js'
import { fold, foldMarks, repairEth } from './steps.js'

/**
 * A text read as days. `wrong`: it is written like a day, month or year, but 1900–2100 has no such one. `isYearless`: the
 * text names no year, and the days are the latest such that have begun.
 */
export type RangeReading =
  | { range: DayRange; label: string; isYearless?: true }
  | { wrong: { year: number; month: number; day: number }; isYearless?: true }

/** Days that a text names, and where in the text. */
export interface RangeMention extends DayRange {
  start: number
  end: number
  /** The label of a filter by these days: `Tháng 11/2022`. */
  label: string
}

type Groups = Readonly<Record<string, string | undefined>>

/** How one kind of date is written, in folded text, and what it means. `YYYY` stands for a year in figures. */
interface Form {
  pattern: string
  /** Some forms need `today`: "tháng trước", "năm ngoái". */
  read(groups: Groups, today: Day | null): RangeReading | null
  /** Too short to be taken for a date within a longer text. */
  onlyAlone?: boolean
}

const romanQuarters = ['i', 'ii', 'iii', 'iv']
const numerals = ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi']
/** Names of the months, longer ones first. "Tháng giêng" and "tháng chạp" are lunar. */
const monthNames = ['muoi mot', 'muoi hai', 'tu', ...numerals]
const monthNumbers: Readonly<Record<string, number>> = { 'muoi mot': 11, 'muoi hai': 12, tu: 4 }

const numeral = (word: string): number => Number(word) || numerals.indexOf(word) + 1
const monthNumber = (word: string): number => monthNumbers[word] ?? numeral(word)

/** All days of the months `first` to `last` of a year. */
function months(year: number, first: number, last: number, label: string): RangeReading {
  const from = toDay(year, first, 1)
  if (from === null) return { wrong: { year, month: first, day: 1 } }
  return { range: { from, to: `${pad(year, 4)}-${pad(last)}-${daysInMonth(year, last)}` }, label }
}

function month(year: number, number: number): RangeReading {
  return months(year, number, number, `Tháng ${number}/${year}`)
}

function quarter(year: number, number: number): RangeReading {
  return months(year, number * 3 - 2, number * 3, `Quý ${romanQuarters[number - 1].toUpperCase()}/${year}`)
}

function year(number: number): RangeReading {
  return months(number, 1, 12, `Năm ${number}`)
}

/** Years of two figures are of this century up to this one, as POSIX reads them. */
const lastOfThisCentury = 69

/** The year of a form, in figures or as "năm nay", "năm ngoái"; this year when it names none. */
function namedYear({ y, yw }: Groups, today: Day | null): number | null {
  if (y !== undefined) return y.length === 2 ? Number(y) + (Number(y) > lastOfThisCentury ? 1900 : 2000) : Number(y)
  return today === null ? null : Number(yearOf(today)) - (yw === 'ngoai' ? 1 : 0)
}

const inYear =
  (read: (groups: Groups, year: number) => RangeReading | null): Form['read'] =>
  (groups, today) => {
    const named = namedYear(groups, today)
    return named === null ? null : read(groups, named)
  }

function day(y: number, m: number, d: number): RangeReading {
  const found = toDay(y, m, d)
  if (found === null) return { wrong: { year: y, month: m, day: d } }
  return { range: { from: found, to: found }, label: `Ngày ${d}/${m}/${y}` }
}

/** A leap year follows within eight years of any year. */
const untilLeapYear = 8

/** The latest of the days that a form names in every year, among those that have begun. */
const latest =
  (read: (groups: Groups, year: number) => RangeReading): Form['read'] =>
  (groups, today) => {
    if (today === null) return null
    const [thisYear, ...earlier] = Array.from({ length: untilLeapYear + 1 }, (_, back) =>
      read(groups, Number(yearOf(today)) - back),
    )
    const found = [thisYear, ...earlier].find((reading) => 'range' in reading && reading.range.from <= today)
    return { ...(found ?? thisYear), isYearless: true }
  }

const dayOf = (groups: Groups, y: number) => day(y, Number(groups.m), Number(groups.d))
const monthOf = ({ m = '' }: Groups, y: number) => month(y, monthNumber(m))
const quarterOf = ({ q = '' }: Groups, y: number) => quarter(y, romanQuarters.indexOf(q) + 1 || Number(q))
const days = inYear(dayOf)
const monthForm = inYear(monthOf)
const quarterForm = inYear(quarterOf)

const partOfYear = inYear(({ n, part }, y) => {
  const length = n === undefined ? 6 : numeral(n)
  if (length < 1 || length > 11) return null
  const name = n === undefined ? 'Nửa' : `${length} tháng`
  if (part === 'dau') return months(y, 1, length, `${name} đầu năm ${y}`)
  return months(y, 13 - length, 12, `${name} cuối năm ${y}`)
})

/** `14–20/11/2022` */
function span({ from, to }: DayRange): string {
  const [[y1, m1, d1], [y2, m2, d2]] = [from, to].map((day) => day.split('-').map(Number))
  if (from === to) return `${d2}/${m2}/${y2}`
  if (y1 !== y2) return `${d1}/${m1}/${y1}–${d2}/${m2}/${y2}`
  return m1 === m2 ? `${d1}–${d2}/${m2}/${y2}` : `${d1}/${m1}–${d2}/${m2}/${y2}`
}

function named(label: string, from: Day, to: Day): { range: DayRange; label: string } {
  return { range: { from, to }, label: `${label} (${span({ from, to })})` }
}

const partsOfDay: Readonly<Record<string, string>> = {
  sang: 'Sáng',
  trua: 'Trưa',
  chieu: 'Chiều',
  toi: 'Tối',
  dem: 'Đêm',
}

function relative(unit: string, which: 'this' | 'last', today: Day): RangeReading {
  const back = which === 'last' ? 1 : 0
  const [y, m] = today.split('-').map(Number)
  if (unit in partsOfDay) {
    const day = addDays(today, -back)
    return named(`${partsOfDay[unit]} ${back ? 'qua' : 'nay'}`, day, day)
  }
  if (unit === 'hom') {
    const day = addDays(today, -back)
    return named(back ? 'Hôm qua' : 'Hôm nay', day, day)
  }
  if (unit === 'tuan') {
    const monday = addDays(today, -daysSinceMonday(today) - 7 * back)
    return named(back ? 'Tuần trước' : 'Tuần này', monday, addDays(monday, 6))
  }
  if (unit === 'quy') {
    const before = Math.ceil(m / 3) - back
    return before === 0 ? quarter(y - 1, 4) : quarter(y, before)
  }
  if (unit === 'thang') return m - back === 0 ? month(y - 1, 12) : month(y, m - back)
  return year(y - back)
}

const fromToday: Form['read'] = ({ unit = '', which }, today) =>
  today === null ? null : relative(unit.replace('qui', 'quy'), which === 'nay' ? 'this' : 'last', today)

const dayBeforeYesterday: Form['read'] = (_, today) => {
  if (today === null) return null
  const day = addDays(today, -2)
  return named('Hôm kia', day, day)
}

const dayUnits: Readonly<Record<string, { name: string; days: number }>> = {
  ngay: { name: 'ngày', days: 1 },
  tuan: { name: 'tuần', days: 7 },
}

/** "7 ngày qua": so many days up to today. */
const lastDays: Form['read'] = ({ n = '', unit = '' }, today) => {
  const [length, { name, days: each }] = [numeral(n), dayUnits[unit]]
  return today === null || length < 1 ? null : named(`${length} ${name} qua`, addDays(today, 1 - length * each), today)
}

const yearWord = 'nam (?<yw>nay|ngoai)'
const ofYear = `(?:(?: nam | ?[/-] ?| )(?<y>YYYY)| ${yearWord})`

/** Longer forms come before the forms they contain. */
const forms: readonly Form[] = [
  {
    pattern: `(?:(?<n>\\d{1,2}|${numerals.join('|')}) thang|nua) (?<part>dau|cuoi) nam(?: (?<y>YYYY)| (?<yw>nay|ngoai))?`,
    read: partOfYear,
  },
  { pattern: '(?:ngay )?(?<d>\\d{1,2}) ?(?<sep>[/.-]) ?(?<m>\\d{1,2}) ?\\k<sep> ?(?<y>YYYY)', read: days },
  { pattern: '(?:ngay )?(?<y>\\d{4})-(?<m>\\d{1,2})-(?<d>\\d{1,2})', read: days },
  { pattern: `(?:ngay )?(?<d>\\d{1,2}) thang (?<m>\\d{1,2})(?:[ ,]+nam (?<y>YYYY)| ${yearWord})`, read: days },
  { pattern: `thang (?<m>\\d{1,2})${ofYear.replace('[/-]', '[/.-]')}`, read: monthForm },
  { pattern: 't?(?<m>\\d{1,2}) ?/ ?(?<y>\\d{4})', read: monthForm },
  { pattern: '(?<m>\\d{1,2}) ?- ?(?<y>\\d{4})', read: monthForm, onlyAlone: true },
  { pattern: '(?<y>\\d{4})-(?<m>\\d{1,2})', read: monthForm, onlyAlone: true },
  { pattern: `thang (?<m>${monthNames.join('|')}) (?:nam (?<y>YYYY)|${yearWord})`, read: monthForm },
  { pattern: `qu[yi] (?<q>i{1,3}|iv|[1-4])${ofYear}`, read: quarterForm },
  { pattern: '(?<unit>hom) (?<which>nay|qua)', read: fromToday },
  { pattern: '(?<unit>tuan|thang|qu[yi]) (?<which>nay|truoc|roi)', read: fromToday },
  { pattern: '(?<unit>nam) (?<which>nay|ngoai)', read: fromToday },
  { pattern: 'hom kia', read: dayBeforeYesterday },
  { pattern: '(?<unit>tuan|thang|nam) (?:vua )?(?<which>qua|truoc)', read: fromToday, onlyAlone: true },
  { pattern: '(?<unit>sang|trua|chieu|toi|dem) (?<which>nay|qua)', read: fromToday, onlyAlone: true },
  {
    pattern: `(?<n>\\d{1,3}|${numerals.join('|')}) (?<unit>ngay|tuan) (?:vua )?(?:qua|gan day)`,
    read: lastDays,
    onlyAlone: true,
  },
  { pattern: '(?:ngay )?(?<d>\\d{1,2}) ?[/-] ?(?<m>\\d{1,2})', read: latest(dayOf), onlyAlone: true },
  { pattern: '(?:ngay )?(?<d>\\d{1,2}) thang (?<m>\\d{1,2})', read: latest(dayOf), onlyAlone: true },
  { pattern: `thang (?<m>\\d{1,2}|${monthNames.join('|')})`, read: latest(monthOf), onlyAlone: true },
  { pattern: 'qu[yi] (?<q>i{1,3}|iv|[1-4])', read: latest(quarterOf), onlyAlone: true },
  { pattern: 'nam (?<y>YYYY)', read: (groups) => year(Number(groups.y)) },
  {
    pattern: '(?<y>(?:19|20)\\d{2})(?! (?:dong|usd|ha|km|nguoi|ho|ty|trieu|tan|m2)\\b)',
    read: (groups) => year(Number(groups.y)),
  },
  { pattern: '(?<y>\\d{1,4})', read: (groups) => year(Number(groups.y)), onlyAlone: true },
]

const alone = forms.map(({ pattern, read }) => ({
  read,
  regex: new RegExp(`^${pattern.replace('YYYY', '\\d{1,4}')}$`),
}))
/** A slash, point or letter on either side makes the figures part of something else, such as a document's number. */
const inside = forms
  .filter(({ onlyAlone }) => !onlyAlone)
  .map(({ pattern, read }) => ({
    read,
    regex: new RegExp(`(?<![a-z\\d/.,-])${pattern.replace('YYYY', '\\d{4}')}(?![a-z\\d/%-]|[.,]\\d)`, 'g'),
  }))

/**
 * The words of the forms, spelt correctly: a text typed with diacritics must have these words and no others ("nằm
 * ngoài" is not "năm ngoái").
 */
const spellings = new Set(
  (
    'ngày tháng năm quý quí nửa đầu cuối hôm tuần nay này trước rồi ngoái kia qua vừa gần đây sáng trưa chiều tối đêm ' +
    'một hai ba bốn tư sáu bảy tám chín mười từ đến'
  ).split(' '),
)

/** Whether the words could be those of the forms: words without diacritics could, others must be spelt correctly. */
function isSpeltRight(written: string): boolean {
  const words = repairEth(written.normalize('NFC').toLowerCase()).match(/\p{L}+/gu) ?? []
  return words.every((word) => foldMarks(word) === word || spellings.has(word))
}

/**
 * Reads a text that names days and nothing else.
 * @param today the day that "hôm nay" means; when null, days named relative to today are not read
 * @returns null when the text is not of that kind
 */
export function readDayRange(text: string, today: Day | null): RangeReading | null {
  if (!isSpeltRight(text)) return null
  const folded = fold(text).replace(/\s+/g, ' ').trim()
  return readAlone(folded, today) ?? readSpan(folded, today)
}

function readAlone(folded: string, today: Day | null): RangeReading | null {
  for (const { regex, read } of alone) {
    const match = regex.exec(folded)
    if (match) return read(match.groups ?? {}, today)
  }
  return null
}

const spanForm = /^(?:tu )?(?<first>.+?)(?: den | ?[-–] ?)(?<last>[^-–]+)$/

/** "từ 1/4 đến 15/4/2021": the first may leave out the year of the last. */
function readSpan(folded: string, today: Day | null): RangeReading | null {
  const { first = '', last = '' } = spanForm.exec(folded)?.groups ?? {}
  const end = last === '' ? null : readAlone(last, today)
  if (end === null || !('range' in end) || end.isYearless) return null
  const begin = readAlone(first, end.range.to)
  if (begin === null || !('range' in begin) || begin.range.from > end.range.to) return null
  const range = { from: begin.range.from, to: end.range.to }
  return { range, label: span(range) }
}

/** Reads a text as {@link readDayRange} does; null also when its days do not exist. */
export function parseDayRange(text: string, today: Day | null): DayRange | null {
  const reading = readDayRange(text, today)
  return reading !== null && 'range' in reading ? reading.range : null
}

/**
 * Finds the days that a text names, longer forms first. No mention overlaps another.
 * @param text as typed
 * @param folded the same, folded to a-z with single spaces
 * @param offsets for each place in `folded`, and for its end, the place in `text`
 */
export function findDayRanges(text: string, folded: string, offsets: readonly number[], today: Day): RangeMention[] {
  const found: RangeMention[] = []
  for (const { regex, read } of inside) {
    for (const match of folded.matchAll(regex)) {
      const [start, end] = [offsets[match.index], offsets[match.index + match[0].length]]
      if (found.some((other) => start < other.end && end > other.start) || !isSpeltRight(text.slice(start, end)))
        continue
      const reading = read(match.groups ?? {}, today)
      if (reading !== null && 'range' in reading) found.push({ start, end, label: reading.label, ...reading.range })
    }
  }
  return found
}

/** Days back from today, as Vietnamese news sites offer them beside a search; 24 hours may begin yesterday. */
const usual: readonly [label: string, days: number][] = [
  ['24 giờ qua', 1],
  ['Tuần qua', 6],
  ['Tháng qua', 29],
  ['Năm qua', 364],
]

/** The day ranges that people ask for most, by name, up to today, the nearest first. */
export function usualRanges(today: Day): { label: string; range: DayRange }[] {
  return usual.map(([label, days]) => ({ label, range: { from: addDays(today, -days), to: today } }))
}
