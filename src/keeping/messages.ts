import type { Config } from '../config.js'
import type { KeepingState } from '../readiness.js'

/** The one argument of the keeper's process, as JSON. */
export interface KeepingArguments {
  config: Config
  /** The archive that the keeper's predecessor kept; null for whichever is there. */
  archiveId: string | null
}

/** What the keeper's process says whenever it changes. */
export interface FromKeeper {
  kind: 'state'
  state: KeepingState
  /** Id of the archive that it keeps; null when it is not known. */
  archiveId: string | null
}
