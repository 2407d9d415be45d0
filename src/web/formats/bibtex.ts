import type { LocalDay } from '../../engine/query.js'
import { localDay } from '../../text/dates.js'
import type { Entry } from '../presenters/entry.js'

/**
 * Characters with a meaning in BibTeX or LaTeX. Braces become commands, because BibTeX counts escaped braces as well,
 * and an unpaired one would swallow the entries after it.
 */
const commands: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
}

function escaped(text: string): string {
  return text.replace(/[\\{}~^$&#%_]/g, (character) => commands[character]).replace(/\s+/gu, ' ')
}

/** LaTeX takes characters in `url` literally; only those that would unbalance the braces are percent-encoded. */
function address(text: string): string {
  return text.replace(/[\\{}\s]/gu, (character) => encodeURIComponent(character))
}

/** An id may contain `~`, which a key may not; it is replaced by `+`, which no id contains. */
function keyOf(id: string): string {
  return id.replaceAll('~', '+')
}

/**
 * An article as a BibTeX entry, in UTF-8.
 * @param accessed the day on which it was read
 * @param copyOf id of the article that this one reprints, if known: BibLaTeX's related entry
 */
export function writeBibtex(entry: Entry, accessed: LocalDay, copyOf: string | null = null): string {
  const { publishedAt } = entry
  const [year, month, day] = publishedAt === null ? [] : localDay(publishedAt).split('-')
  const fields: [string, string | null][] = [
    // A second pair of braces keeps BibTeX from splitting Vietnamese names and from lowercasing titles.
    ['author', entry.author === null ? null : `{${escaped(entry.author)}}`],
    ['title', `{${escaped(entry.title)}}`],
    ['journal', escaped(entry.source)],
    ['year', year ?? null],
    ['month', month === undefined ? null : String(Number(month))],
    ['day', day === undefined ? null : String(Number(day))],
    ['url', address(entry.original ?? entry.href)],
    ['urldate', accessed],
    ['keywords', entry.keywords.length === 0 ? null : escaped(entry.keywords.join(', '))],
    ['abstract', entry.lead === '' ? null : escaped(entry.lead)],
    ['langid', 'vietnamese'],
    ['related', copyOf === null ? null : keyOf(copyOf)],
    ['relatedtype', copyOf === null ? null : 'reprintof'],
  ]
  const lines = fields.filter(([, value]) => value !== null).map(([name, value]) => `  ${name} = {${value}},\n`)
  return `@article{${keyOf(entry.id)},\n${lines.join('')}}\n`
}
