import type { MadePicture } from './making.js'
import type { Refusal } from './types.js'

/** What the process that makes pictures is given. */
export interface ToMaker {
  bytes: Uint8Array
}

/** What it answers. */
export type FromMaker = { made: MadePicture } | { refusal: Refusal; message: string }
