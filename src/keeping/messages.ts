import type { Config } from '../config.js'
import type { KeepingState } from '../readiness.js'

/** The one argument of the keeper's process, as JSON. */
export interface KeepingArguments {
  config: Config
}

/** What the keeper's process says whenever it changes. */
export interface FromKeeper {
  kind: 'state'
  state: KeepingState
}
