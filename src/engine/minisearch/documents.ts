import type { Article } from '../../article.js'
import type { Analysis, Analyzer } from '../../text/types.js'

/** An article's text in the order of its token stream: title zone, lead zone, body zone, author zone. */
export interface AnalyzedDocument {
  title: Analysis[]
  lead: Analysis[]
  body: Analysis[]
  author: Analysis[]
}

/** The texts of an article by zone; captions and keywords belong to the body zone. */
export function analyzeArticle(article: Article, analyzer: Analyzer): AnalyzedDocument {
  const all = (texts: string[]) => texts.filter((text) => text !== '').map((text) => analyzer.analyze(text))
  return {
    title: all([article.kicker, article.title]),
    lead: all([article.lead]),
    body: all([joinParagraphs(article), ...article.keywords]),
    author: all([article.author ?? '']),
  }
}

/** One text, so that an abbreviation defined in one paragraph holds in the next. */
function joinParagraphs(article: Article): string {
  return [...article.body, ...article.captions].join('\n')
}

const minuteMs = 60_000
const localOffsetMs = 7 * 3_600_000

/** Minutes since 1970-01-01T00:00 in local time (+07:00), as the date column holds them. */
export function localMinute(publishedAt: string): number {
  return Math.floor((Date.parse(publishedAt) + localOffsetMs) / minuteMs)
}

/** Local day number (days since 1970-01-01) of a `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
}

/** `YYYY-MM-DD` of a local day number. */
export function dayText(dayNumber: number): string {
  return new Date(dayNumber * 86_400_000).toISOString().slice(0, 10)
}

/** FNV-1a, for the sketch's slots. */
export function hashTerm(term: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < term.length; i++) {
    hash ^= term.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}
