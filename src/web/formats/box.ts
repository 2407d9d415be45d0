/** A "Tin cùng chuyên mục" box for an editor to paste elsewhere. */
export interface Box {
  heading: string
  items: BoxItem[]
}

export interface BoxItem {
  title: string
  /** Absolute, http or https. */
  url: string
  /** Publication date, as a `datetime` attribute and as text; null if the day is unknown. */
  date: { machine: string; text: string } | null
  source: string
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escapes text for an HTML element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => entities[mark])
}

/** The box as HTML without styles of its own. */
export function boxAsHtml({ heading, items }: Box): string {
  const lines = items.map(({ title, url, date }) => {
    const time = date === null ? '' : ` <time datetime="${escapeHtml(date.machine)}">${escapeHtml(date.text)}</time>`
    return `    <li><a href="${escapeHtml(url)}">${escapeHtml(title)}</a>${time}</li>`
  })
  return [
    '<aside class="tin-cung-chuyen-muc">',
    `  <h2>${escapeHtml(heading)}</h2>`,
    '  <ul>',
    ...lines,
    '  </ul>',
    '</aside>',
    '',
  ].join('\n')
}

/** Escapes text so that Markdown (CommonMark, GFM) takes it literally, on one line, even inside a link or bold text. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>&~|]/g, '\\$&')
}

/** A link's destination, with characters that would end it percent-encoded. */
function markdownUrl(url: string): string {
  return url
    .replaceAll('&', '&amp;')
    .replace(/[\\()<>\s`]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}

export function boxAsMarkdown({ heading, items }: Box): string {
  const lines = items.map(({ title, url, date }) => {
    const day = date === null ? '' : ` (${escapeMarkdown(date.text)})`
    return `- [${escapeMarkdown(title)}](${markdownUrl(url)})${day}`
  })
  return [`**${escapeMarkdown(heading)}**`, '', ...lines, ''].join('\n')
}

export function boxAsJson({ heading, items }: Box): string {
  const list = items.map(({ title, url, date, source }) => ({ title, url, source, publishedAt: date?.machine ?? null }))
  return JSON.stringify({ heading, items: list }, null, 2)
}
