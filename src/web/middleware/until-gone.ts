import type { Response } from 'express'

/** A signal that aborts when the visitor goes away before the answer is out: nobody waits for what it takes any more. */
export function untilGone(response: Response): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort()
  })
  return controller.signal
}
