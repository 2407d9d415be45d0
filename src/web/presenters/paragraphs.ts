import type { Part } from '../../search/types.js'

/** Longest paragraph that is set as it is, in characters: about 15 lines of an article on a desktop, 30 on a phone. */
const longest = 1000
/** Least length of a paragraph that is cut off a longer one: about three sentences of news. */
const least = 350

/**
 * Ends of sentences: a mark, what closes it, and the beginning of another sentence after it. Not after a single capital or
 * a short form with a capital, as in `TP. Hồ Chí Minh` or `PGS. TS. An`, nor after a number, as in `1. Mở đầu`.
 */
const sentenceEnd = /(?<!(?:^|[\s("“.])(?:\p{Lu}\p{L}{0,2}|\d+))[.!?…]+["”’)\]]*(\s+)(?=["“‘(–-]?\s?[\p{Lu}\d])/gu

/** Where to cut a long paragraph: offsets at which a new one begins. */
function cutsOf(text: string): number[] {
  if (text.length <= longest) return []
  const cuts: number[] = []
  let start = 0
  for (const { index, 0: all } of text.matchAll(sentenceEnd)) {
    const end = index + all.length
    if (end - start < least || text.length - end < least / 2) continue
    cuts.push(end)
    start = end
  }
  return cuts
}

/**
 * Sets a paragraph of an article for reading: archives that keep a whole article as one paragraph are cut at ends of
 * sentences, all others stay as they are. Nothing of the text is lost or moved.
 */
export function inParagraphs(parts: readonly Part[]): Part[][] {
  const cuts = cutsOf(parts.map(({ text }) => text).join(''))
  const paragraphs: Part[][] = [[]]
  let at = 0
  for (const { text, match } of parts) {
    let from = 0
    for (const cut of cuts.filter((offset) => offset >= at && offset < at + text.length)) {
      if (cut > at) paragraphs.at(-1)!.push({ text: text.slice(from, cut - at), match })
      paragraphs.push([])
      from = cut - at
    }
    paragraphs.at(-1)!.push({ text: text.slice(from), match })
    at += text.length
  }
  return paragraphs
}
