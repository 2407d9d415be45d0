import type { Response } from 'express'

/**
 * A signal that aborts when the visitor disconnects before the response is sent, since nobody needs the answer then.
 */
export function untilGone(response: Response): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort()
  })
  return controller.signal
}
