import { keysOf } from '../../text/keys.js'
import { remembered } from '../../text/remembered.js'

const formsRemembered = 20_000

/** Keys of a written form. Articles repeat the same words, so recent results are remembered. */
export const keysOfWritten = remembered(formsRemembered, keysOf)
