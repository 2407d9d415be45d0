import { cleanParagraphs } from '../../text/clean.js'
import type { Draft } from './types.js'

/**
 * The desk reads this many characters from the beginning of a text: about 6,500 syllables, more than a newspaper page
 * holds. This limits the work, whatever is pasted.
 */
export const charactersRead = 30_000

/** A longer first line is a paragraph, not a title. */
const longestTitle = 250

/** What an editor pasted, unchanged. */
export interface PastedText {
  title: string
  lead: string
  body: string
}

/** The beginning of a text, without splitting a surrogate pair. */
function beginningOf(text: string, length: number): string {
  const end = Math.max(0, length)
  const isInPair = end < text.length && (text.codePointAt(end - 1) ?? 0) > 0xffff
  return text.slice(0, isInPair ? end - 1 : end)
}

/**
 * Turns a pasted text into a draft, limited to what the desk reads. If everything was pasted as the body, its first
 * line becomes the title unless it is too long.
 */
export function draftOf({ title, lead, body }: PastedText): Draft {
  const head = cleanParagraphs(beginningOf(title, charactersRead)).join(' ')
  const sapo = cleanParagraphs(beginningOf(lead, charactersRead - title.length)).join(' ')
  const paragraphs = cleanParagraphs(beginningOf(body, charactersRead - title.length - lead.length))
  const isTitled = head !== '' || sapo !== '' || paragraphs.length < 2 || paragraphs[0].length > longestTitle
  return isTitled
    ? { title: head, lead: sapo, body: paragraphs }
    : { title: paragraphs[0], lead: '', body: paragraphs.slice(1) }
}

/** The beginning of an article, as far as the desk reads it. */
export function beginningOfArticle({ title, lead, body }: Draft): Draft {
  let room = charactersRead - title.length - lead.length
  const read: string[] = []
  for (const paragraph of body) {
    if (room <= 0) break
    read.push(beginningOf(paragraph, room))
    room -= paragraph.length
  }
  return {
    title: beginningOf(title, charactersRead),
    lead: beginningOf(lead, charactersRead - title.length),
    body: read,
  }
}

export function lengthOf({ title, lead, body }: Draft): number {
  return body.reduce((sum, paragraph) => sum + paragraph.length, title.length + lead.length)
}
