import { isVisitClock, parseDateLine } from '../text/date-lines.js'
import { furnitureOf, withoutDay } from './furniture.js'

/** What is below the header of a page that was saved as text. */
export interface TextBlocks {
  /** Lines of the article. */
  content: string[]
  keywords: string[]
  /** Titles of other articles. */
  relatedTitles: string[]
}

type Block = 'article' | 'keywords' | 'teasers' | 'related' | 'other'

/** A whole sentence of this length in a list of titles continues the article: pages print such lists inside it. */
const paragraphLength = 160
const resumesArticle = (line: string): boolean => line.length >= paragraphLength && /[^.…]\.(?:\/\.)?$/u.test(line)
const isTeaser = (line: string): boolean => /(?:\.\.\.|…)$/u.test(line)

export function splitKeywords(text: string): string[] {
  return text
    .split(/[,;]/u)
    .map((keyword) => keyword.replace(/^[\s•·#-]+/u, '').trim())
    .filter((keyword) => keyword !== '')
}

/** Which block a line belongs to, given the block before it. A title printed twice opens a list of teasers. */
function nextBlock(block: Block, lines: readonly string[], index: number): Block {
  const line = lines[index]
  if (block === 'article' || block === 'other') return block
  if (line === lines[index + 1] || line === lines[index - 1]) return 'teasers'
  return block === 'related' && resumesArticle(line) ? 'article' : block
}

/**
 * Sorts the lines below the header into the article's own lines, keywords, and titles of other articles, which may be
 * printed twice and followed by a teaser.
 */
export function readTextBlocks(lines: readonly string[]): TextBlocks {
  const blocks: TextBlocks = { content: [], keywords: [], relatedTitles: [] }
  let block: Block = 'article'
  for (const [index, line] of lines.entries()) {
    const furniture = furnitureOf(line)
    if (furniture) {
      if (furniture.kind === 'keywords') blocks.keywords.push(...splitKeywords(furniture.rest))
      if (furniture.kind !== 'tool' && furniture.kind !== 'section') block = furniture.kind
      continue
    }
    block = nextBlock(block, lines, index)
    if (isVisitClock(line)) continue
    if (block === 'article') blocks.content.push(line)
    else if (isTeaser(line) || parseDateLine(line)) continue
    else if (block === 'keywords') blocks.keywords.push(...splitKeywords(line))
    else if (block === 'related' || (block === 'teasers' && line === lines[index + 1])) {
      blocks.relatedTitles.push(withoutDay(line))
    }
  }
  return blocks
}
