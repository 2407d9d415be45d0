import { TimtinError } from '../../errors.js'

/** A line of a list that an operator keeps. */
export interface Row {
  /** File and line, for messages. */
  where: string
  /** Cells without spaces around them; empty ones at the end, which spreadsheets add, are left out. */
  cells: string[]
}

/** The error for a line of a list. @param advice one sentence that says what to do */
export function malformedLine(what: string, { where }: Pick<Row, 'where'>, advice: string): TimtinError {
  return new TimtinError('environment', 'list-malformed', what, where, advice)
}

/**
 * Reads a tab-separated list: a header line, then one row on each line; empty lines are skipped. Line ends of any
 * system will do.
 * @param header the columns' names, of which the first line has the first, and more if it likes
 * @param file its path, for messages
 * @throws TimtinError `list-malformed` when the first line is no such header
 */
export function readRows(text: string, header: readonly string[], file: string): Row[] {
  const [first, ...lines] = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  if (cellsOf(first).at(0) !== header[0]) {
    const advice = `Let it begin with a line that says "${header.join('<tab>')}".`
    throw malformedLine('The list has no header line.', { where: `${file}:1` }, advice)
  }
  return lines
    .map((line, at) => ({ where: `${file}:${at + 2}`, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.length > 0)
}

function cellsOf(line: string): string[] {
  const cells = line.split('\t').map((cell) => cell.trim())
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
}
