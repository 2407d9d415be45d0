import { stringify, type Options } from 'csv-stringify/sync'

/**
 * Cells that a spreadsheet takes for a formula, by their first character, which may be full-width or follow white
 * space. The library's own `escape_formulas` only checks the very first character.
 */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** RFC 4180. */
const options: Options = {
  record_delimiter: 'windows',
  quote_record_delimiter: true,
  cast: { string: (text) => (formula.test(text) ? `'${text}` : text) },
}

/** Tells a spreadsheet that the file is UTF-8; without it Excel shows broken Vietnamese. */
export const byteOrderMark = '\ufeff'

/** Writes one record with its line end; cells that a spreadsheet would run as a formula get an apostrophe in front. */
export function csvRecord(cells: readonly string[]): string {
  return stringify([cells], options)
}
