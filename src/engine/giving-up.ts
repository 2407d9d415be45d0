import { readCancelled, readTimedOut } from '../errors.js'
import type { ReadOptions } from './reading.js'

/**
 * Throws when the caller no longer waits for the answer. Engines that compute in the calling thread call it before each
 * part of the work.
 * @throws TimtinError `read-cancelled`, `read-timed-out`
 */
export function throwIfGivenUp({ signal, deadline }: ReadOptions = {}): void {
  if (signal?.aborted === true) throw readCancelled()
  if (deadline !== undefined && performance.now() > deadline) throw readTimedOut()
}
