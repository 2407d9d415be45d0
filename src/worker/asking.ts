import { currentAsker } from '../asker.js'
import { readCancelled, readTimedOut, TimtinError } from '../errors.js'
import { restored } from './carried-error.js'
import type { CalledBack, Numbered, Patience } from './messages.js'

/** A call whose worker ended before it had answered. */
export class WorkerEnded extends Error {
  constructor() {
    super('The archive worker ended during this call.')
  }
}

/** How many calls may be unanswered at once, and how long each may take, in milliseconds. */
export interface CallLimits {
  calls: number
  milliseconds: number
}

/**
 * A search takes a few milliseconds, so this many visitors at once wait a few seconds; more had better come back later.
 * Half a minute is longer than the longest question takes, and shorter than a proxy waits (nginx: one minute).
 */
export const callLimits: CallLimits = { calls: 512, milliseconds: 30_000 }

interface Waiting {
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
  /** Charges the asker. */
  charge: (milliseconds: number) => void
}

function overloaded({ calls }: CallLimits): TimtinError {
  const what = `${calls} questions wait for an answer already.`
  return new TimtinError('environment', 'overloaded', what, 'archive', 'Ask again in a few seconds.')
}

/** The calls that wait for an answer from a worker. @template Call what is asked of it */
export class Asking<Call extends object> {
  private readonly waiting = new Map<number, Waiting>()
  private calls = 0

  constructor(private readonly limits: CallLimits) {}

  /**
   * Sends a call, unless too many are waiting already; gives up at the deadline or when the signal aborts, and tells
   * the worker so.
   * @param post sends a message to the worker
   * @throws TimtinError `overloaded`, `read-timed-out`, `read-cancelled`; whatever the call throws
   */
  ask(call: Call, patience: Partial<Patience>, post: (message: Numbered<Call>) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const { signal, deadline = Infinity } = patience
      const asker = currentAsker()
      const milliseconds = Math.min(this.limits.milliseconds, deadline - performance.now())
      if (signal?.aborted === true) throw readCancelled()
      if (milliseconds <= 0) throw readTimedOut()
      if (this.waiting.size >= this.limits.calls) throw overloaded(this.limits)
      const id = this.calls++
      post({ kind: 'ask', call: id, milliseconds, ...call })
      const giveUp = (reason: TimtinError) => {
        post({ kind: 'cancel', call: id })
        this.waiting.get(id)?.reject(reason)
      }
      const abort = () => giveUp(readCancelled())
      const timer = setTimeout(() => giveUp(readTimedOut()), milliseconds).unref()
      const settled = () => {
        this.waiting.delete(id)
        clearTimeout(timer)
        signal?.removeEventListener('abort', abort)
      }
      this.waiting.set(id, {
        resolve: (value) => {
          settled()
          resolve(value)
        },
        reject: (error) => {
          settled()
          reject(error)
        },
        charge: (spent) => {
          if (asker !== undefined) asker.spent += spent
        },
      })
      signal?.addEventListener('abort', abort)
    })
  }

  /** Passes an answer or error from the worker to its caller; after a cancellation there is none. */
  settle(message: CalledBack): void {
    if (message.call === null) return
    const waiting = this.waiting.get(message.call)
    waiting?.charge(message.spent ?? 0)
    if (message.kind === 'answer') waiting?.resolve(message.value)
    else waiting?.reject(restored(message.error))
  }

  /** Rejects every waiting call. */
  fail(error: Error): void {
    for (const { reject } of [...this.waiting.values()]) reject(error)
  }
}
