import { TimtinError } from '../../errors.js'

/** What is wrong with one parameter of a URL, or one field of a record, in Vietnamese. */
export interface Problem {
  /** Name of the parameter as the URL has it, e.g. `trang`, or of the field. */
  parameter: string
  /** What is wrong with the value given. */
  message: string
  /** What would be right. */
  allowed: string
}

/** A URL that cannot be answered, or a record that cannot be taken, with all its problems. */
export class ParamsError extends TimtinError {
  /**
   * @param problems at least one
   * @param repairedHref the same address without the bad parameters, or null when nothing useful is left
   * @param code `bad-record` when they are problems of a record's fields
   */
  constructor(
    readonly problems: readonly Problem[],
    readonly repairedHref: string | null,
    code: 'bad-parameters' | 'bad-record' = 'bad-parameters',
  ) {
    super(
      'input',
      code,
      `These are wrong: ${problems.map((problem) => problem.parameter).join(', ')}.`,
      code === 'bad-record' ? 'record' : 'URL',
      'Correct them.',
    )
  }
}

/** Shortens a value for quoting in a message, which need not repeat a visitor's 10 KB. */
export function quoted(value: string): string {
  const characters = [...value]
  return characters.length > 60 ? `“${characters.slice(0, 60).join('')}…”` : `“${value}”`
}
