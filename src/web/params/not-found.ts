import { TimtinError } from '../../errors.js'
import type { Link } from '../presenters/text.js'

/** The address names something that the archive does not have. */
export class NotFoundError extends TimtinError {
  /** @param nearest what may have been meant */
  constructor(
    what: 'article' | 'agency' | 'province' | 'paper' | 'document' | 'page',
    name: string,
    readonly nearest: readonly Link[] = [],
  ) {
    super('not-found', `no-such-${what}`, `There is no such ${what}.`, name, 'Check the address.')
  }
}

export function notFound(...args: ConstructorParameters<typeof NotFoundError>): NotFoundError {
  return new NotFoundError(...args)
}
