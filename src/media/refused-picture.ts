import type { Refusal } from './types.js'

/** A picture that is not kept. */
export class RefusedPicture extends Error {
  constructor(
    readonly refusal: Refusal,
    detail: string = refusal,
  ) {
    super(detail)
    this.name = 'RefusedPicture'
  }
}
