import { cleanParagraphs } from '../text/clean.js'
import { readBlocks } from './html/blocks.js'
import { loadPage } from './html/page.js'

/**
 * Names that are surely markup, closed behind what looks like attributes, or with a value for one; other words behind a
 * `<` are taken for text ("a <b và c> d" stays). Of script, style and frames the name alone is enough.
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
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/iu

/** Text that was escaped more than once is unpacked this often; nobody escapes it more. */
const depth = 3

/** Openings from which a parser reads on, without looking for markup, up to their end. */
const swallowing = /<(script|style|iframe|textarea|title|noscript|template|xmp)\b[^>]*>|<!--/giu

/** Takes out such openings where their end is missing, so that no text behind them is lost. */
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

/** Takes out what still is markup; each pass shortens the text, and what the pass puts together is seen by the next. */
function withoutMarkup(text: string): string {
  let rest = text
  while (markup.test(rest)) rest = rest.replace(markup, ' ')
  return rest
}

/** Text of a string that may hold markup or entities, as cleaned paragraphs; scripts and styles are no text. */
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
