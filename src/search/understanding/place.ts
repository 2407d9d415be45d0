/** A place in a text. */
export interface Place {
  start: number
  end: number
}
