import type { FailureJson } from '../api/answers/failure.js'
import { apiPath } from '../urls/links.js'
import type { ErrorModel } from './error.js'

/** Where the page about the API explains a type of failure. */
export function problemAnchor(type: string): string {
  return `loi-${type}`
}

/** A failure as problem details (RFC 9457). */
export function presentFailure({ type, status, code, heading, message, problems }: ErrorModel): FailureJson {
  return {
    type: `${apiPath}#${problemAnchor(type)}`,
    title: heading,
    status,
    detail: problems.length === 0 ? message : problems.map((each) => `${each.parameter}: ${each.message}`).join(' '),
    field: problems.at(0)?.parameter ?? null,
    code,
    message,
    problems: problems.map(({ parameter, message: wrong, allowed }) => ({ parameter, message: wrong, allowed })),
  }
}
