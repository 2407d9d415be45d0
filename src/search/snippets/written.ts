import { keysOf } from '../../text/keys.js'
import { remembered } from '../../text/remembered.js'

const formsRemembered = 20_000

/** Keys of a written form. Articles write the same words again and again, so those met lately are remembered. */
export const keysOfWritten = remembered(formsRemembered, keysOf)
