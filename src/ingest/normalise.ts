import { plainLine, plainParagraphs } from './plain-text.js'
import type { RawArticle } from './raw-article.js'
import { RejectedRecord } from './rejection.js'

const linesOf = (texts: readonly string[]): string[] => texts.map(plainLine).filter((text) => text !== '')
const orNull = (text: string | null): string | null => plainLine(text ?? '') || null

/**
 * Cleans every string of an article for storage: NFC, without markup, entities, invisible characters and empty lines,
 * otherwise as published.
 * @throws RejectedRecord when no title is left
 */
export function normalise(raw: RawArticle): RawArticle {
  const title = plainLine(raw.title)
  if (title === '') throw new RejectedRecord('The title is empty. An article needs a title.', 'title')
  return {
    url: orNull(raw.url),
    source: orNull(raw.source),
    kicker: plainLine(raw.kicker),
    title,
    lead: plainLine(raw.lead),
    body: raw.body.flatMap(plainParagraphs),
    captions: linesOf(raw.captions),
    author: orNull(raw.author),
    date: raw.date,
    category: orNull(raw.category),
    keywords: [...new Set(linesOf(raw.keywords))],
    views: raw.views,
    media: raw.media.map(({ kind, url, caption }) => ({ kind, url: plainLine(url), caption: orNull(caption) })),
    relatedTitles: linesOf(raw.relatedTitles),
    notes: raw.notes,
  }
}
