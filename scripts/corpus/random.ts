/** Deterministic random numbers: the same seed makes the same corpus on every machine. */

/** Mixes two 32-bit numbers into one (the finalizer of MurmurHash3). */
export function mix(a: number, b: number): number {
  let h = (a ^ Math.imul(b, 0x9e3779b1)) >>> 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Mulberry32, Tommy Ettinger's generator in the public domain: 32 bits of state are enough for one article. */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let t = this.state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000
  }

  /** Whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]
  }

  /** A number from a log-normal distribution with this median. */
  logNormal(median: number, sigma: number): number {
    const gauss = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
    return median * Math.exp(sigma * gauss)
  }
}

/** Draws from a weighted list in constant time (Walker's alias method). */
export class WeightedList<T> {
  private readonly share: Float64Array
  private readonly alias: Uint32Array

  constructor(
    private readonly items: readonly T[],
    weights: readonly number[],
  ) {
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    this.share = Float64Array.from(weights, (weight) => (weight * weights.length) / total)
    this.alias = Uint32Array.from(weights, (_, index) => index)
    const small: number[] = []
    const large: number[] = []
    this.share.forEach((share, index) => (share < 1 ? small : large).push(index))
    while (small.length > 0 && large.length > 0) {
      const low = small.pop() as number
      const high = large[large.length - 1]
      this.alias[low] = high
      this.share[high] -= 1 - this.share[low]
      if (this.share[high] < 1) small.push(large.pop() as number)
    }
  }

  draw(random: Random): T {
    const place = random.next() * this.items.length
    const index = Math.floor(place)
    return this.items[place - index < this.share[index] ? index : this.alias[index]]
  }
}
