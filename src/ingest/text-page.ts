import { cleanParagraphs } from '../text/clean.js'
import { findDateline } from '../text/date-lines.js'
import { withoutPaperMark, withoutToolBar } from './furniture.js'
import { splitKicker } from './kicker.js'
import { repairLegacyText } from './legacy-text.js'
import { authorOfLine, mediumOfLine, readsLikeCaption } from './line-roles.js'
import { chooseDate } from './publication-date.js'
import type { RawArticle } from './raw-article.js'
import { RejectedRecord } from './rejection.js'
import { readTextBlocks } from './text-blocks.js'
import { readTextHeader } from './text-header.js'

/**
 * Reads a page of a news portal that was saved as text, one paragraph per line.
 * @param text decoded content of the file
 * @throws RejectedRecord when there is no article in it
 */
export function readTextPage(text: string): RawArticle {
  const { parts, note } = repairLegacyText([text])
  const lines = cleanParagraphs(parts[0])
    .map(withoutToolBar)
    .filter((line) => line !== '')
  const header = readTextHeader(lines)
  if (header.heading === '') throw new RejectedRecord('It has no title. Save the whole page of one article as text.')
  const { content, keywords, relatedTitles } = readTextBlocks([...header.rest, ...lines.slice(header.end)])
  const byline = content.length > 1 ? authorOfLine(content[content.length - 1]) : null
  if (byline !== null) content.pop()
  const lead = withoutPaperMark(content[0] ?? '')
  if (lead === '') throw new RejectedRecord('It has a title but no text. Save the whole page of one article as text.')
  const notes = note === null ? [] : [note]
  const paragraphs = content.slice(1).filter((line) => mediumOfLine(line) === null)
  return {
    url: header.url,
    source: null,
    ...splitKicker(header.heading),
    lead,
    body: paragraphs.filter((line) => !readsLikeCaption(line)),
    captions: paragraphs.filter(readsLikeCaption),
    author: header.author ?? byline,
    date: chooseDate([{ dateSource: 'page', reading: header.reading }], findDateline(lead), notes),
    modifiedAt: null,
    category: header.category,
    keywords,
    views: header.views,
    media: content.map(mediumOfLine).filter((medium) => medium !== null),
    relatedTitles,
    notes,
  }
}
