import { isVisitClock, parseDateLine, type DateReading } from '../text/date-lines.js'
import { parseViews } from '../text/numbers.js'
import { furnitureOf, withoutNull } from './furniture.js'
import { authorOfLine } from './line-roles.js'

/** What is above the article's text on a page that was saved as text. */
export interface TextHeader {
  heading: string
  category: string | null
  author: string | null
  url: string | null
  reading: DateReading | null
  views: number | null
  /** Lines above the text that are none of these, such as a subtitle. */
  rest: string[]
  /** Index of the first line of the article's text. */
  end: number
}

/** Menus above an article have been seen with up to 40 entries; no heading is looked for beyond this many lines. */
const mostLines = 60
/** A line of this many characters, or a sentence of this many words, already belongs to the text. */
const textLength = 160
const sentenceWords = 12
/** Most words in a section's name; a heading has more. */
const sectionWords = 3

const wordCount = (line: string): number => line.split(' ').length
const isText = (line: string): boolean =>
  line.length >= textLength || (/[^.]\.(?:\/\.)?$/u.test(line) && wordCount(line) >= sentenceWords)
const isViews = (line: string): boolean => line.length < 60 && parseViews(line) !== null

const addressLine = /^(?:(?:đường (?:link|dẫn)|link|url|địa chỉ)\s*:?\s*)?(https?:\/\/\S+)$/iu
const crumbs = /^trang chủ\s*[>»›/|]\s*(?:.*[>»›/|]\s*)?(.+?)\s*$/iu

interface Marked {
  index: number
  line: string
}

/** The lines above the text, sorted by what they are. */
interface Zone {
  headings: Marked[]
  addresses: Marked[]
  dates: (Marked & { reading: DateReading })[]
  views: Marked[]
  category: string | null
}

function readZone(lines: readonly string[]): Zone {
  const zone: Zone = { headings: [], addresses: [], dates: [], views: [], category: null }
  for (const [index, raw] of lines.slice(0, mostLines).entries()) {
    const line = withoutNull(raw)
    const furniture = furnitureOf(line)
    const reading = furniture ? null : parseDateLine(line)
    const address = addressLine.exec(line)?.[1]
    const section = furniture?.kind === 'section' ? furniture.name : crumbs.exec(line)?.[1]
    if (reading) zone.dates.push({ index, line, reading })
    else if (isViews(line)) zone.views.push({ index, line })
    else if (address) zone.addresses.push({ index, line: address })
    else if (section) zone.category = section
    else if (isText(line)) break
    else if (!furniture && !isVisitClock(line)) zone.headings.push({ index, line })
  }
  return zone
}

/** Chooses the heading: a line printed twice, or next to the date line, or the first one longer than a menu entry. */
function chooseHeading({ headings, dates }: Zone): Marked | null {
  const repeated = headings.findLast(({ line }, at) => headings.findIndex((other) => other.line === line) < at)
  if (repeated) return repeated
  const long = ({ line }: Marked): boolean => wordCount(line) > sectionWords
  const date = dates[0]?.index
  if (date === undefined) return headings.find(long) ?? headings.at(-1) ?? null
  const before = headings.filter(({ index }) => index < date)
  return (
    before.findLast(long) ??
    headings.find((marked) => marked.index > date && long(marked)) ??
    before.at(-1) ??
    headings[0] ??
    null
  )
}

/**
 * Reads what is above the text: menu, section, heading, date line, view count.
 * @param lines cleaned lines, none empty
 * @returns `heading` is empty when there is none
 */
export function readTextHeader(lines: readonly string[]): TextHeader {
  const zone = readZone(lines)
  const heading = chooseHeading(zone)
  const date = zone.dates[0] ?? null
  const above = zone.headings.filter(({ index, line }) => heading && index < heading.index && line !== heading.line)
  const below = zone.headings.filter(({ index, line }) => heading && index > heading.index && line !== heading.line)
  const byline = below.find(({ index, line }) => date && index < date.index && authorOfLine(line) !== null)
  const views = zone.views[0] ?? null
  const end = Math.max(...[heading, date, views, zone.addresses[0]].map((marked) => marked?.index ?? -1)) + 1
  const isMenu = above.length > 2 || above.some(({ line }) => wordCount(line) > sectionWords + 1)
  return {
    heading: heading?.line ?? '',
    category: zone.category ?? (isMenu ? null : (above.at(-1)?.line ?? null)),
    author: byline ? authorOfLine(byline.line) : null,
    url: zone.addresses[0]?.line ?? null,
    reading: date?.reading ?? null,
    views: parseViews(views?.line ?? '') ?? parseViews(date?.line ?? ''),
    rest: below.filter((marked) => marked !== byline && marked.index < end).map(({ line }) => line),
    end,
  }
}
