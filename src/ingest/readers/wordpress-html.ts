/** A tag, a comment, or an end of line between them; line ends inside tags do not count. */
const tagOrLineEnd = /<!--[^]*?-->|<[^>]*>|(\r?\n)+/gu
const caption = /\[caption[^\]]*\]([^]*?)\[\/caption\]/gu
const image = /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)\s*([^]*)$/u
const embed = /\[(embed|video|audio)\b[^\]]*\]\s*(https?:\/\/[^\s[\]]+)\s*\[\/\1\]/gu
const attribute = String.raw`\s+[\w-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s\]"']+)`
/** Shortcodes of galleries and page builders: with attributes, or closing ones. */
const shortcode = new RegExp(String.raw`\[[a-z][\w-]*(?:${attribute})+\s*/?\]|\[/[a-z][\w-]*\]`, 'giu')

/**
 * The text of a WordPress post as the site shows it: line ends of the classic editor are paragraphs, captions are
 * figures, and shortcodes disappear.
 */
export function wordPressHtml(content: string): string {
  const shown = content
    .replace(caption, (_, inside: string) => {
      const [, picture = '', words = inside] = image.exec(inside) ?? []
      return `<figure>${picture}<figcaption>${words}</figcaption></figure>`
    })
    .replace(embed, '<iframe src="$2"></iframe>')
    .replace(shortcode, '')
  // The block editor marks its paragraphs; there, line ends mean nothing.
  if (shown.includes('<!-- wp:')) return shown
  return shown.replace(tagOrLineEnd, (found, lineEnd: string | undefined) => (lineEnd === undefined ? found : '<br>'))
}
