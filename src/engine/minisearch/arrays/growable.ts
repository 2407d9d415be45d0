/** A Uint32Array that grows: the builder does not know how many postings there will be. */
export class GrowableUint32 {
  private items = new Uint32Array(1 << 14)
  length = 0

  push(value: number): void {
    if (this.length === this.items.length) {
      const bigger = new Uint32Array(this.items.length * 2)
      bigger.set(this.items)
      this.items = bigger
    }
    this.items[this.length++] = value
  }

  /** The values so far; valid until the next push. */
  view(): Uint32Array {
    return this.items.subarray(0, this.length)
  }
}
