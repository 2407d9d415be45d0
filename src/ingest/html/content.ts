import type { Medium } from '../../article.js'
import { furnitureOf, withoutPaperMark, withoutToolBar } from '../furniture.js'
import { authorOfLine, authorOfLabelled, hasPhotoCredit, mediumOfLine, readsLikeCaption } from '../line-roles.js'
import type { Block, TextBlock } from './blocks.js'

export interface Content {
  lead: string
  body: string[]
  captions: string[]
  author: string | null
  media: Medium[]
  keywords: string[]
  relatedTitles: string[]
}

const bareAddress = /^https?:\/\/\S+$/iu
/** Share of a line that must be links after an opening like "Xem thêm:". */
const pointerShare = 0.6
const pointer = /^(?:xem thêm|đọc thêm|tin liên quan|mời (?:quý vị|bạn) (?:xem|đọc)|>+|»)\s*[:>»]*\s*/iu

/** Whether a block is a caption: marked as one, or styled like one and placed under a picture or credited. */
function isCaption(block: TextBlock, afterPicture: boolean): boolean {
  if (block.caption) return true
  if (block.text.length > 400) return false
  if (block.em && block.centred) return true
  if (!afterPicture) return hasPhotoCredit(block.text)
  return block.em || block.centred || readsLikeCaption(block.text)
}

/** Removes the byline from the end: right-aligned lines, or a last line that reads like one. */
function takeByline(blocks: Block[]): string | null {
  const authors: string[] = []
  let last = blocks.at(-1)
  while (last?.kind === 'text' && last.right && last.text.length <= 80) {
    authors.unshift(authorOfLabelled(last.text))
    blocks.pop()
    last = blocks.at(-1)
  }
  if (authors.length > 0) return authors.filter(Boolean).join(', ') || null
  if (last?.kind !== 'text' || last.caption || blocks.filter((block) => block.kind === 'text').length < 2) return null
  const author = authorOfLine(last.text)
  if (author !== null) blocks.pop()
  return author
}

/** Whether a line only points to another article: a link in a list of related articles, or after "Xem thêm:". */
function isPointer(block: TextBlock, inRelated: boolean): boolean {
  return inRelated ? block.linked === 1 : block.linked >= pointerShare && pointer.test(block.text)
}

/** Splits off what pages add inside the article's container: tools, keywords, titles of other articles. */
function takeFurniture(blocks: readonly Block[]): { own: Block[]; keywords: string[]; relatedTitles: string[] } {
  const own: Block[] = []
  const keywords: string[] = []
  const relatedTitles: string[] = []
  let inRelated = false
  for (const block of blocks) {
    if (block.kind === 'medium') {
      if (!inRelated) own.push(block)
      continue
    }
    const text = withoutToolBar(block.text)
    const furniture = furnitureOf(text)
    if (furniture?.kind === 'keywords') keywords.push(...furniture.rest.split(/[,;]/u).map((word) => word.trim()))
    if (furniture) inRelated = furniture.kind === 'related' || (inRelated && furniture.kind === 'tool')
    else if (isPointer(block, inRelated)) relatedTitles.push(text.replace(pointer, ''))
    else if (!(block.linked === 1 && bareAddress.test(text))) {
      inRelated = false
      own.push({ ...block, text })
    }
  }
  return { own, keywords: keywords.filter(Boolean), relatedTitles }
}

/**
 * Sorts an article's blocks into lead, body, captions, byline and media.
 * @param lead the lead, if the page marks it; if empty, the first paragraph serves
 */
export function readContent(blocks: readonly Block[], lead: string): Content {
  const { own, keywords, relatedTitles } = takeFurniture(blocks)
  const author = takeByline(own)
  const paragraphs: string[] = []
  const captions: string[] = []
  const media: Medium[] = []
  let picture: Medium | null = null
  for (const block of own) {
    if (block.kind === 'medium') {
      media.push({ ...block.medium })
      picture = block.medium.kind === 'image' ? media[media.length - 1] : null
      continue
    }
    const named = mediumOfLine(block.text)
    if (named) media.push(named)
    else if (isCaption(block, picture !== null)) {
      captions.push(block.text)
      if (picture) picture.caption = block.text
    } else paragraphs.push(block.text)
    picture = null
  }
  const marked = withoutPaperMark(lead)
  if (marked === '') {
    const [first = '', ...rest] = paragraphs
    return { lead: withoutPaperMark(first), body: rest, captions, author, media, keywords, relatedTitles }
  }
  const body = withoutPaperMark(paragraphs[0] ?? '') === marked ? paragraphs.slice(1) : paragraphs
  return { lead: marked, body, captions, author, media, keywords, relatedTitles }
}
