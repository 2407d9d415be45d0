/** The kind of a failure, which decides the exit code and the HTTP status. */
export type ErrorKind = 'usage' | 'input' | 'not-found' | 'environment' | 'index' | 'read' | 'internal'

const exitCodes: Record<ErrorKind, number> = {
  usage: 64,
  input: 65,
  'not-found': 66,
  environment: 69,
  index: 74,
  read: 75,
  internal: 70,
}

/**
 * Every error that a user can meet: what happened, where, and what to do about it, in English for the command line.
 * Pages show their own Vietnamese text, chosen by `code`.
 */
export class TimtinError extends Error {
  /**
   * @param code stable name of the error, e.g. `port-in-use`
   * @param what one sentence that says what happened
   * @param where file, line, address or parameter; empty when there is none
   * @param advice one sentence that says what to do
   */
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly what: string,
    readonly where: string,
    readonly advice: string,
    options?: { cause?: unknown },
  ) {
    super(`${where ? `${where}: ` : ''}${what} ${advice}`.trim(), options)
    this.name = 'TimtinError'
  }

  /** Exit code for the command line (sysexits.h). */
  get exitCode(): number {
    return exitCodes[this.kind]
  }
}

/** The error for a question that its caller has cancelled. */
export function readCancelled(): TimtinError {
  return new TimtinError('read', 'read-cancelled', 'The question was given up before it was answered.', '', '')
}

/** The error for a question whose deadline has passed. */
export function readTimedOut(): TimtinError {
  return new TimtinError('read', 'read-timed-out', 'The archive did not answer in time.', '', 'Ask again later.')
}
