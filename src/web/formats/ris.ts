import type { LocalDay } from '../../engine/query.js'
import { localDay, yearOf } from '../../text/dates.js'
import type { Entry } from '../presenters/entry.js'

/** Writes one line. Line breaks in the value are removed, since the next line could look like a tag. */
function line(tag: string, value: string): string {
  return `${tag}  - ${value.replace(/\s+/gu, ' ').trim()}\r\n`
}

/**
 * An article as a RIS record, a newspaper article in UTF-8.
 * @param database name of this site
 * @param accessed the day on which it was read
 * @param copyOf id of the article that this one reprints, if known
 */
export function writeRis(entry: Entry, database: string, accessed: LocalDay, copyOf: string | null = null): string {
  const day = entry.publishedAt && localDay(entry.publishedAt)
  const fields: [string, string | null][] = [
    ['TY', 'NEWS'],
    ['ID', entry.id],
    ['AU', entry.author],
    ['TI', entry.title],
    ['T2', entry.source],
    ['PY', day && yearOf(day)],
    ['DA', day === null ? null : `${day.replaceAll('-', '/')}/`],
    ['AB', entry.lead === '' ? null : entry.lead],
    ...entry.keywords.map((keyword): [string, string] => ['KW', keyword]),
    ['N1', copyOf === null ? null : `Bản đăng lại của: ${copyOf}`],
    ['LA', 'vi'],
    ['DB', database],
    ['UR', entry.original ?? entry.href],
    ['Y2', `${accessed.replaceAll('-', '/')}/`],
  ]
  const lines = fields.flatMap(([tag, value]) => (value === null ? [] : line(tag, value)))
  return `${lines.join('')}ER  - \r\n`
}
