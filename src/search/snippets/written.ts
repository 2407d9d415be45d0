import { keysOf } from '../../text/keys.js'
import type { Keys } from '../../text/types.js'

const formsRemembered = 20_000
const remembered = new Map<string, Keys>()

/** Keys of a written form. Articles write the same words again and again, so those met lately are remembered. */
export function keysOfWritten(written: string): Keys {
  let keys = remembered.get(written)
  if (keys === undefined) {
    keys = keysOf(written)
    if (remembered.size >= formsRemembered) remembered.clear()
    remembered.set(written, keys)
  }
  return keys
}
