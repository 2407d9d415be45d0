/** What a file holds, by its name. `xml` is looked at more closely when it is opened. */
export type Format = 'text' | 'html' | 'ndjson' | 'xml' | 'sql' | 'csv' | 'xlsx' | 'zip' | 'tar' | 'warc'

export interface NamedFormat {
  format: Format
  gzipped: boolean
}

const endings: readonly [RegExp, Format][] = [
  [/\.txt$/iu, 'text'],
  [/\.x?html?$/iu, 'html'],
  [/\.ndjson$/iu, 'ndjson'],
  [/\.(?:xml|wxr|rss|atom)$/iu, 'xml'],
  [/\.sql$/iu, 'sql'],
  [/\.[ct]sv$/iu, 'csv'],
  [/\.xlsx$/iu, 'xlsx'],
  [/\.(?:zip|wacz)$/iu, 'zip'],
  [/\.(?:tar|tgz)$/iu, 'tar'],
  [/\.warc$/iu, 'warc'],
]

/** For messages: the endings of all kinds of files that can be read. */
export const readableEndings =
  '.html .htm .txt .ndjson .xml .rss .atom .wxr .sql .csv .tsv .xlsx .warc, each also with .gz, .zip .tar .tar.gz .tgz .wacz'

/** What a file's name says that it holds; null when it says nothing. */
export function formatOf(name: string): NamedFormat | null {
  const gzipped = /\.(?:gz|tgz)$/iu.test(name)
  const inner = name.replace(/\.gz$/iu, '')
  const format = endings.find(([ending]) => ending.test(inner))?.[1]
  return format === undefined ? null : { format, gzipped }
}

/** Names under which servers send pages, and programs that mirror a site save them. */
const pageName = /\.(?:php|aspx?|jsp|do|cms|shtml)$|[?@]|^[^.]+$/iu

/** Whether a file whose name says nothing may be a page of a mirrored site. */
export function mayBePage(name: string): boolean {
  return pageName.test(name)
}

/** Whether the beginning of a file is that of a page. */
export function looksLikePage(head: Buffer): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html)\b/iu.test(head.toString('latin1'))
}

/** Files that mirrors contain beside the pages. */
const notContent = new Set(['robots.txt', 'hts-log.txt', 'hts-cache', '__MACOSX'])

/** Whether a name in a folder or archive is passed over: hidden files, and what mirroring programs leave. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || notContent.has(name)
}
