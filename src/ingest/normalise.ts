import { plainLine, plainParagraphs } from './plain-text.js'
import type { RawArticle } from './raw-article.js'
import { maxCharacters, maxParagraphs } from './reading/bounds.js'
import { RejectedRecord } from './rejection.js'

const linesOf = (texts: readonly string[]): string[] => texts.map(plainLine).filter((text) => text !== '')
const orNull = (text: string | null): string | null => plainLine(text ?? '') || null

/** Number of lines in texts, counted no further than needed. */
function countLines(texts: readonly string[]): number {
  let lines = texts.length
  for (const text of texts) {
    for (let at = text.indexOf('\n'); at >= 0 && lines <= maxParagraphs; at = text.indexOf('\n', at + 1)) lines++
  }
  return lines
}

/** Refuses what is longer than any article before it is taken apart. */
function checkLength({ title, lead, body, captions }: RawArticle): void {
  const characters = [title, lead, ...captions].join('').length + body.reduce((sum, text) => sum + text.length, 0)
  if (characters > maxCharacters) {
    throw new RejectedRecord(`It has ${characters.toLocaleString('en')} characters, as no article has. Leave it out.`)
  }
  if (countLines(body) > maxParagraphs) {
    throw new RejectedRecord(
      `It has more than ${maxParagraphs.toLocaleString('en')} paragraphs, as no article has. Leave it out.`,
    )
  }
}

/**
 * Cleans every string of an article for storage: NFC, without markup, entities, invisible characters and empty lines,
 * otherwise as published.
 * @throws RejectedRecord when no title is left, or when it is longer than any article
 */
export function normalise(raw: RawArticle): RawArticle {
  checkLength(raw)
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
    modifiedAt: raw.modifiedAt,
    category: orNull(raw.category),
    keywords: [...new Set(linesOf(raw.keywords))],
    views: raw.views,
    media: raw.media.map(({ kind, url, caption }) => ({ kind, url: plainLine(url), caption: orNull(caption) })),
    relatedTitles: linesOf(raw.relatedTitles),
    notes: raw.notes,
  }
}
