import { stringify, type Options } from 'csv-stringify/sync'

/**
 * First characters by which a spreadsheet takes a cell for a formula, also in full width and after blanks; the library's
 * own `escape_formulas` sees them at the very beginning only.
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

/** One record, with its line end; an apostrophe stands before what a spreadsheet would run as a formula. */
export function csvRecord(cells: readonly string[]): string {
  return stringify([cells], options)
}
