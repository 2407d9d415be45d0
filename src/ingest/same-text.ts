import { createHash } from 'node:crypto'
import type { Article } from '../article.js'

/** Words in a row that are compared. Two articles share few of four even when they are about the same. */
const shingleWords = 4
/** Share of the shorter text's shingles that must be in the longer one. A correction leaves most of a text as it was. */
const sameShare = 0.5

const textOf = ({ lead, body }: Article): string => [lead, ...body].join('\n')

function shingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const found = new Set<string>()
  for (let at = 0; at + shingleWords <= words.length; at++) found.add(words.slice(at, at + shingleWords).join(' '))
  if (found.size === 0 && words.length > 0) found.add(words.join(' '))
  return found
}

export function isSameText(one: Article, other: Article): boolean {
  return textOf(one) === textOf(other)
}

/**
 * Whether two texts under one title may be the same article, corrected or continued. An article without any text may be
 * each of those with its title.
 */
export function sharesText(one: Article, other: Article): boolean {
  const [fewer, more] = [shingles(textOf(one)), shingles(textOf(other))].sort((a, b) => a.size - b.size)
  if (fewer.size === 0) return true
  let shared = 0
  for (const shingle of fewer) if (more.has(shingle)) shared++
  return shared >= sameShare * fewer.size
}

/** Hexadecimal digits that tell the texts under one title apart. */
const digits = 12

/** The id of another article with the same source, title and date as the one whose id this is. */
export function idByText(id: string, article: Article): string {
  return `${id}-${createHash('sha256').update(textOf(article)).digest('hex').slice(0, digits)}`
}
