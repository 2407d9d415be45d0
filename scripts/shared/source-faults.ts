import type { TimtinError } from '../../src/errors.js'

/** Says on standard error which files of sources are left out, and why; the command goes on with the others. */
export function warnOfSources(faults: ReadonlyMap<string, TimtinError>): void {
  for (const { message } of faults.values()) process.stderr.write(`timtin: left out: ${message}\n`)
}
