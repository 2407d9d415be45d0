/** FNV-1a in 32 bits, over UTF-16 units (Fowler, Noll and Vo: http://www.isthe.com/chongo/tech/comp/fnv/). */

/** The hash of the empty string. */
export const hashSeed = 0x811c9dc5 | 0
const PRIME = 0x01000193

/** Adds one UTF-16 unit to a hash. @returns a signed 32-bit integer */
export function hashOn(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME)
}

/** The hash of a string, as an unsigned 32-bit integer. */
export function hashText(text: string): number {
  let hash = hashSeed
  for (let i = 0; i < text.length; i++) hash = hashOn(hash, text.charCodeAt(i))
  return hash >>> 0
}
