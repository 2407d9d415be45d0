/**
 * A set of articles, one bit each: emptied and listed in a small part of the time that a byte for each takes. The loops
 * stand in functions of their own, which are called often enough to be compiled whole.
 */
export class ArticleBits {
  private readonly words: Int32Array

  /** @param size how many articles there are */
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
   * Writes the articles that are allowed, ascending.
   * @param allowed 1 for those that are
   * @param list with room for one more than there are
   * @returns how many they are
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
      // Written whether allowed or not, and counted only if it is: no branch to be guessed wrong.
      list[count] = article
      count += allowed[article]
    }
  }
  return count
}
