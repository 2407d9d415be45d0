/** Numbers from 0 up to but not including 1, the same for the same seed: mulberry32. */
export type Random = () => number

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A whole number from 0 up to but not including `below`. */
export function randomBelow(random: Random, below: number): number {
  return Math.floor(random() * below)
}

/** `count` different items, or all when there are fewer, in random order. */
export function sample<T>(items: readonly T[], count: number, random: Random): T[] {
  const pool = [...items]
  const taken = Math.min(count, pool.length)
  for (let at = 0; at < taken; at += 1) {
    const other = at + randomBelow(random, pool.length - at)
    ;[pool[at], pool[other]] = [pool[other], pool[at]]
  }
  return pool.slice(0, taken)
}

/** 32-bit FNV-1a of the text's code units: splits names into fixed halves. */
export function fixedHash(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
