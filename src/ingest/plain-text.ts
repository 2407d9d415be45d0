import { cleanParagraphs } from '../text/clean.js'
import { readBlocks } from './html/blocks.js'
import { loadPage } from './html/page.js'

/**
 * Names that are certainly markup in a whole tag, with or without attributes, or before an attribute that has a value;
 * other words after a `<` are taken for text ("a <b và c> d" stays). For script, style and frames the name alone is
 * enough.
 */
const names =
  'a|abbr|article|audio|b|big|blockquote|body|br|button|center|code|div|em|embed|figcaption|figure|font|form|h[1-6]|head|hr|html|i|img|input|ins|link|li|marquee|meta|noscript|object|ol|option|p|param|picture|pre|section|select|small|source|span|strike|strong|sub|sup|svg|table|tbody|td|template|textarea|th|thead|title|tr|u|ul|video|o:p'
const attribute = String.raw`\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?`
const markup = new RegExp(
  [
    String.raw`<!--|<!\[cdata\[|</?(?:script|style|iframe)\b[^>]*>?`,
    String.raw`</?(?:${names})(?:${attribute})*\s*/?>`,
    String.raw`<(?:${names})\s+[\w:-]+\s*=[^<>]*>?`,
  ].join('|'),
  'iu',
)
/** As a browser reads them: the oldest names need no semicolon at the end. */
const entity = /&(?:(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});|(?:nbsp|quot|amp|lt|gt)(?![a-z\d=]))/iu

/** How many times text that was escaped repeatedly is unescaped; nobody escapes it more often. */
const depth = 3

/** Opening tags after which a parser takes everything, even markup, as content up to the closing tag. */
const swallowing = /<(script|style|iframe|textarea|title|noscript|template|xmp)\b[^>]*>|<!--/giu

/** Removes such opening tags when their end is missing, so that no text after them is lost. */
function withoutUnclosed(html: string): string {
  const lower = html.toLowerCase()
  const lastEnds = new Map<string, number>()
  const lastEnd = (end: string): number => {
    const known = lastEnds.get(end) ?? lower.lastIndexOf(end)
    lastEnds.set(end, known)
    return known
  }
  return html.replace(swallowing, (opening: string, tag: string | undefined, at: number) =>
    lastEnd(tag ? `</${tag.toLowerCase()}` : '-->') > at ? opening : ' ',
  )
}

/** Removes what is still markup. Each pass shortens the text; the next one removes markup that it joined together. */
function withoutMarkup(text: string): string {
  let rest = text
  while (markup.test(rest)) rest = rest.replace(markup, ' ')
  return rest
}

/** Text of a string that may contain markup or entities, as cleaned paragraphs, without scripts and styles. */
export function plainParagraphs(text: string): string[] {
  let paragraphs = cleanParagraphs(text)
  for (let round = 0; round < depth; round++) {
    if (!paragraphs.some((paragraph) => markup.test(paragraph) || entity.test(paragraph))) return paragraphs
    const page = loadPage(`<body>${withoutUnclosed(paragraphs.join('<br>'))}</body>`)
    paragraphs = readBlocks(page, page.$('body'), 'iframe').flatMap((block) =>
      block.kind === 'text' ? [block.text] : [],
    )
  }
  return paragraphs.flatMap((paragraph) => cleanParagraphs(withoutMarkup(paragraph)))
}

/** The same as one line. */
export function plainLine(text: string): string {
  return plainParagraphs(text).join(' ')
}
