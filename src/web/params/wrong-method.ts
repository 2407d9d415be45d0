import { TimtinError } from '../../errors.js'

/** A page is there, but not to be asked for in this way. */
export class WrongMethodError extends TimtinError {
  /** @param allowed the methods that it can be asked for with */
  constructor(
    method: string,
    readonly allowed: readonly string[],
  ) {
    super('usage', 'method-not-allowed', `${method} is not allowed here.`, '', `Use ${allowed.join(' or ')}.`)
  }
}
