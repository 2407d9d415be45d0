import type { Place } from './source-record.js'

/** A file or record that yielded no article. */
export interface Rejection extends Place {
  /** What is wrong and what to do about it, in English. */
  reason: string
  /** Nothing was lost that belongs in the archive: a person should know it, as a notice, and it counts as no rejection. */
  isNotice?: true
}

export const isRejection = (value: object): value is Rejection => 'reason' in value

/** Thrown inside this room when a record cannot become an article; the readers turn it into a `Rejection`. */
export class RejectedRecord extends Error {
  /**
   * @param reason what is wrong and what to do about it, in English
   * @param field the field of a record that is meant; null when it is the record as a whole
   */
  constructor(
    readonly reason: string,
    readonly field: string | null = null,
  ) {
    super(reason)
    this.name = 'RejectedRecord'
  }
}
