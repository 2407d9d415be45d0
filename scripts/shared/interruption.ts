/**
 * A signal to end a run after what has been done so far; a second Ctrl-C finds no listener and ends the process at
 * once.
 */
export function interruption(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
  return controller.signal
}
