import type { Intake } from '../ingest/intake.js'
import type { CalledBack, Numbered } from './messages.js'

/** A call of a method of `Intake`. */
export type WritingCall = {
  [Method in keyof Intake]: { method: Method; args: Parameters<Intake[Method]> }
}[keyof Intake]

export type ToWritingProcess = Numbered<WritingCall>
export type FromWritingProcess = { kind: 'ready' } | CalledBack
