import { cleanParagraphs } from '../text/clean.js'
import { findDateline, isVisitClock, parseDateLine, type DateReading } from '../text/date-lines.js'
import { parseViews } from '../text/numbers.js'
import { furnitureOf, withoutNull, withoutPaperMark } from './furniture.js'
import { splitKicker } from './kicker.js'
import { repairLegacyText } from './legacy-text.js'
import { authorOfLine, mediumOfLine, readsLikeCaption } from './line-roles.js'
import { chooseDate } from './publication-date.js'
import type { RawArticle } from './raw-article.js'
import { RejectedRecord } from './rejection.js'

/** A page's heading stands among its first lines; a date line further down belongs to something else. */
const headerLines = 12

interface Header {
  heading: string
  category: string | null
  reading: DateReading | null
  views: number | null
  /** Index of the first line of the article's text. */
  end: number
}

function isViewsLine(line: string): boolean {
  return line.length < 60 && parseViews(line) !== null
}

/** Reads title, date line and count of views from the top of the page. */
function readHeader(lines: string[]): Header {
  const header: Header = { heading: '', category: null, reading: null, views: null, end: 0 }
  for (let index = 0; index < Math.min(lines.length, headerLines); index++) {
    const line = withoutNull(lines[index])
    const furniture = furnitureOf(line)
    const reading = furniture ? null : parseDateLine(line)
    if (furniture?.kind === 'section') header.category = furniture.name || header.category
    else if (furniture || isVisitClock(line)) continue
    else if (reading) {
      header.reading ??= reading
      header.views ??= parseViews(line)
    } else if (isViewsLine(line)) header.views ??= parseViews(line)
    else if (header.heading === '' || line === header.heading) header.heading = line
    else return { ...header, end: index }
  }
  return { ...header, end: Math.min(lines.length, headerLines) }
}

interface Tail {
  keywords: string[]
  relatedTitles: string[]
}

/** Reads the blocks after the article: keywords, and titles of other articles, each perhaps twice and with a teaser. */
function readTail(lines: string[]): Tail {
  const tail: Tail = { keywords: [], relatedTitles: [] }
  let block: 'keywords' | 'related' | 'other' = 'other'
  lines.forEach((line, index) => {
    const furniture = furnitureOf(line)
    if (furniture) {
      if (furniture.kind === 'keywords') tail.keywords.push(...splitKeywords(furniture.rest))
      if (furniture.kind === 'keywords' || furniture.kind === 'related' || furniture.kind === 'other')
        block = furniture.kind
      return
    }
    if (block === 'other' || parseDateLine(line)) return
    const repeated = lines[index + 1] === line || lines[index - 1] === line
    const teaser = /(?:\.\.\.|…)$/u.test(line)
    if (repeated) {
      block = 'related'
      if (!tail.relatedTitles.includes(line)) tail.relatedTitles.push(line)
    } else if (block === 'related' && !teaser) tail.relatedTitles.push(line)
    else if (block === 'keywords' && !teaser) tail.keywords.push(...splitKeywords(line))
  })
  return tail
}

function splitKeywords(text: string): string[] {
  return text
    .split(/[,;]/u)
    .map((keyword) => keyword.replace(/^[\s•·#-]+/u, '').trim())
    .filter((keyword) => keyword !== '')
}

/**
 * Reads a page of a news portal that was saved as text, one paragraph a line.
 * @param text decoded content of the file
 * @throws RejectedRecord when there is no article in it
 */
export function readTextPage(text: string): RawArticle {
  const { parts, note } = repairLegacyText([text])
  const lines = cleanParagraphs(parts[0])
  const header = readHeader(lines)
  if (header.heading === '') throw new RejectedRecord('It has no title. Save the whole page of one article as text.')
  const rest = lines.slice(header.end)
  const tailStart = rest.findIndex((line) => ['related', 'keywords', 'other'].includes(furnitureOf(line)?.kind ?? ''))
  const content = (tailStart < 0 ? rest : rest.slice(0, tailStart)).filter(
    (line) => !furnitureOf(line) && !isVisitClock(line),
  )
  const tail = readTail(tailStart < 0 ? [] : rest.slice(tailStart))

  const author = content.length > 1 ? authorOfLine(content[content.length - 1]) : null
  if (author !== null) content.pop()
  const notes: string[] = note === null ? [] : [note]
  const [lead = '', ...others] = content
  const date = chooseDate(
    [{ dateSource: 'page', reading: header.reading }],
    findDateline(withoutPaperMark(lead)),
    notes,
  )
  const media = others.map(mediumOfLine).filter((medium) => medium !== null)
  const paragraphs = others.filter((line) => mediumOfLine(line) === null)
  if (lead === '') throw new RejectedRecord('It has a title but no text. Save the whole page of one article as text.')
  return {
    siteId: null,
    url: null,
    source: null,
    ...splitKicker(header.heading),
    lead: withoutPaperMark(lead),
    body: paragraphs.filter((line) => !readsLikeCaption(line)),
    captions: paragraphs.filter(readsLikeCaption),
    author,
    date,
    category: header.category,
    keywords: tail.keywords,
    views: header.views,
    media,
    relatedTitles: tail.relatedTitles,
    notes,
  }
}
