import { maxAttributes, maxDepth } from '../reading/bounds.js'
import { RejectedRecord } from '../rejection.js'

/** Elements that have no end tag, and those whose end tag is optional: the next one ends them, so they do not nest. */
const unnested = new Set(
  'area base br col embed hr img input link meta param source track wbr html head body p li dt dd tr td th thead tbody tfoot colgroup option optgroup'.split(
    ' ',
  ),
)
/** Elements whose content is no markup, with what ends it. */
const rawText = new Map(
  ['script', 'style', 'textarea', 'title', 'xmp', 'noembed', 'noframes'].map((name) => [
    name,
    new RegExp(`</${name}`, 'giu'),
  ]),
)

const tagName = /[a-z][^\s/>]*/iuy
/** One attribute, or a slash, or the end of the tag. */
const nextInTag = /[\s/]*(?:(>)|[^\s/>=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?|=)/uy

const tooDeep = `It has more than ${maxDepth.toLocaleString('en')} elements within each other, which no article has.`

/** @returns the offset after the tag's end @throws RejectedRecord */
function endOfTag(html: string, at: number): number {
  nextInTag.lastIndex = at
  for (let attributes = 0; ; attributes++) {
    if (attributes > maxAttributes) {
      throw new RejectedRecord(
        `An element has more than ${maxAttributes.toLocaleString('en')} attributes, which no article has. Save the page again.`,
      )
    }
    const found = nextInTag.exec(html)
    if (found === null || found[1] !== undefined) return found === null ? html.length : nextInTag.lastIndex
  }
}

/**
 * Refuses markup on which a parser, or what walks through its tree, would compute for minutes: reads the tags alone,
 * in one pass.
 * @throws RejectedRecord when elements are nested too deeply or have too many attributes
 */
export function checkMarkup(html: string): void {
  const open: string[] = []
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4)
      if (end < 0) return
      at = end + 3
      continue
    }
    const closing = html.charCodeAt(at + 1) === 0x2f
    tagName.lastIndex = at + (closing ? 2 : 1)
    const name = tagName.exec(html)?.[0].toLowerCase()
    if (name === undefined) {
      at++
      continue
    }
    const nameEnd = tagName.lastIndex
    at = endOfTag(html, nameEnd)
    if (unnested.has(name)) continue
    if (closing) {
      const last = open.lastIndexOf(name)
      if (last >= 0) open.length = last
      continue
    }
    const rawEnd = rawText.get(name)
    if (rawEnd !== undefined) {
      rawEnd.lastIndex = at
      const end = rawEnd.exec(html)
      if (end === null) return
      at = end.index
    } else if (open.push(name) > maxDepth) throw new RejectedRecord(`${tooDeep} Save the page again.`)
  }
}
