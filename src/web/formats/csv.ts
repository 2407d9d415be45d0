/** First characters by which a spreadsheet takes a cell for a formula, also in full width and after blanks. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** One cell (RFC 4180), with an apostrophe before what a spreadsheet would run as a formula. */
function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Tells a spreadsheet that the file is UTF-8; without it Excel shows broken Vietnamese. */
export const byteOrderMark = '\ufeff'

/** One record, with its line end. */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}
