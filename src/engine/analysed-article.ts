import type { Article } from '../article.js'
import type { Analysis, Analyzer } from '../text/types.js'

/** A text to find articles for: a draft, or a passage of one. */
export interface AnalysedText {
  title: Analysis
  /** Lead and body as one text, so that an abbreviation defined in one paragraph applies in the next. */
  text: Analysis
}

/** An article's text in the order of its token stream: title zone, lead zone, body zone, author zone. */
export interface AnalysedArticle {
  title: Analysis[]
  lead: Analysis[]
  body: Analysis[]
  author: Analysis[]
}

/** The texts of an article by zone; captions and keywords belong to the body zone. */
export function analyseArticle(article: Article, analyzer: Analyzer): AnalysedArticle {
  const all = (texts: string[]) => texts.filter((text) => text !== '').map((text) => analyzer.analyze(text))
  return {
    title: all([article.kicker, article.title]),
    lead: all([article.lead]),
    body: all([joinParagraphs(article), ...article.keywords]),
    author: all([article.author ?? '']),
  }
}

/** One text, so that an abbreviation defined in one paragraph applies in the next. */
function joinParagraphs(article: Article): string {
  return [...article.body, ...article.captions].join('\n')
}

/** Analyses a text to find articles for. */
export function analyseText(
  { title, lead, body }: { title: string; lead: string; body: readonly string[] },
  analyzer: Analyzer,
): AnalysedText {
  return { title: analyzer.analyze(title), text: analyzer.analyze([lead, ...body].join('\n')) }
}
