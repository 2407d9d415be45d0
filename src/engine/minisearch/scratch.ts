/** Arrays of one entry for each article, used again by every query on a snapshot: a search is synchronous. */
export class Scratch {
  readonly touched: Uint32Array
  readonly scores: Float32Array
  readonly masks: Uint32Array
  readonly mass: Float32Array

  constructor(size: number) {
    this.touched = new Uint32Array(size)
    this.scores = new Float32Array(size)
    this.masks = new Uint32Array(size)
    this.mass = new Float32Array(size)
  }

  clear(): void {
    this.scores.fill(0)
    this.masks.fill(0)
    this.mass.fill(0)
  }
}
