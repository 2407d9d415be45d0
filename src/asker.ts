import { AsyncLocalStorage } from 'node:async_hooks'

/** Who waits for answers, and what answering has cost so far. */
export interface Asker {
  /** Aborts when nobody waits any more. */
  signal: AbortSignal
  /** When the asker gives up, by `performance.now()`, in milliseconds. */
  deadline: number
  /** Milliseconds of the archive's time that its questions have taken. */
  spent: number
}

const askers = new AsyncLocalStorage<Asker>()

/**
 * Runs something on behalf of an asker: every question that it asks of an archive, at whatever depth, is given up with the
 * asker and counted as its cost. So no caller in between can forget to pass this on.
 */
export function askingFor<Result>(asker: Asker, run: () => Result): Result {
  return askers.run(asker, run)
}

/** On whose behalf this code runs; undefined when on nobody's in particular. */
export function currentAsker(): Asker | undefined {
  return askers.getStore()
}
