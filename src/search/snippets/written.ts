import { keysOf } from '../../text/keys.js'
import type { Keys } from '../../text/types.js'

/** Keys of the written forms met in one request: articles write the same words again and again. */
export class WrittenForms {
  private readonly keys = new Map<string, Keys>()

  keysOf(written: string): Keys {
    let keys = this.keys.get(written)
    if (keys === undefined) {
      keys = keysOf(written)
      this.keys.set(written, keys)
    }
    return keys
  }
}
