/**
 * A set of articles, one bit each, which can be cleared and listed in a fraction of the time that a byte each would
 * take. The loops are in functions of their own, which are called often enough to be compiled as a whole.
 */
export class ArticleBits {
  private readonly words: Int32Array

  /** @param size number of articles */
  constructor(size: number) {
    this.words = new Int32Array((size + 31) >>> 5)
  }

  clear(): void {
    this.words.fill(0)
  }

  /** Adds articles of one segment. @param base number of its first article */
  add(documents: Uint16Array, base: number): void {
    setBits(this.words, documents, base)
  }

  /**
   * Writes the articles in the set that are allowed to a list, ascending.
   * @param allowed 1 for each allowed article
   * @param list has room for one more than the number of articles
   * @returns how many were written
   */
  list(allowed: Uint8Array, list: Uint32Array): number {
    return listBits(this.words, allowed, list)
  }
}

function setBits(words: Int32Array, documents: Uint16Array, base: number): void {
  for (let k = 0; k < documents.length; k++) {
    const article = base + documents[k]
    words[article >>> 5] |= 1 << (article & 31)
  }
}

function listBits(words: Int32Array, allowed: Uint8Array, list: Uint32Array): number {
  let count = 0
  for (let i = 0; i < words.length; i++) {
    for (let left = words[i]; left !== 0; left &= left - 1) {
      const article = (i << 5) + 31 - Math.clz32(left & -left)
      // Written whether allowed or not, but counted only if allowed: this avoids a branch that may be mispredicted.
      list[count] = article
      count += allowed[article]
    }
  }
  return count
}
