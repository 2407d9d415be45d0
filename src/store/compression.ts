/**
 * LMDB compresses long values with LZ4, and what it cannot decompress it prints byte by byte to the standard error of
 * the process. So a value's blocks are walked through first; this reads lengths only, and copies nothing.
 */

/** Values that begin with a byte from here on are compressed (lmdb-js, misc.cpp: getVersionAndUncompress). */
const firstMark = 250
/** Marks before a length of 3 bytes and one of 4 (compression.cpp: Compression::decompress), and where the blocks begin. */
const shortMark = 254
const longMark = 255
const shortHeader = 4
const longHeader = 8
/** Bytes of lmdb-js's dictionary (dict/dict.txt), to which the first matches may refer. */
const dictionaryBytes = 5480
/** The LZ4 block format: an extended length goes on after a byte of 255; matches have 4 bytes more than their length says. */
const extended = 15
const goesOn = 255
const leastMatch = 4
/** The format lets a block end with literals only, at least 5 bytes of them after a match. */
const lastLiterals = 5

/** Whether a value as it is stored is not compressed, or can be decompressed to exactly the length that it states. */
export function canBeDecompressed(value: Buffer): boolean {
  if (value.length === 0 || value[0] < firstMark) return true
  if (value.length < longHeader) return false
  if (value[0] === shortMark) return isBlock(value, shortHeader, value.readUIntBE(1, 3))
  return value[0] === longMark && isBlock(value, longHeader, value.readUInt32BE(4))
}

/** @param length bytes that the sequences of the block from `start` on must make */
function isBlock(value: Buffer, start: number, length: number): boolean {
  const end = value.length
  let at = start
  let made = 0
  const extendedBy = () => {
    let sum = 0
    for (let more = goesOn; more === goesOn && at < end; sum += more) more = value[at++]
    return sum
  }
  while (at < end) {
    const token = value[at++]
    const literals = (token >> 4) + (token >> 4 === extended ? extendedBy() : 0)
    at += literals
    made += literals
    if (at >= end) return at === end && made === length
    if (at + 2 > end) return false
    const offset = value.readUInt16LE(at)
    at += 2
    if (offset === 0 || offset > made + dictionaryBytes) return false
    made += leastMatch + (token & extended) + ((token & extended) === extended ? extendedBy() : 0)
    if (made + lastLiterals > length) return false
  }
  return false
}
