import type { Logger } from 'pino'
import type { Keys } from '../../keys/types.js'
import type { Intake } from '../../ingest/intake.js'

/** The parts that pushing needs. */
export interface PushParts {
  keys: Keys
  intake: Intake
  logger: Logger
}
