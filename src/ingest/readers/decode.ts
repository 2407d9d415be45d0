import { isUtf8 } from 'node:buffer'
import { RejectedRecord } from '../rejection.js'

/** Length of the UTF-8 sequence that starts at `at`, or 0 when none does (Unicode standard, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]
  if (lead < 0x80) return 1
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  return at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0
}

/** Offset of the first byte that is not UTF-8, or -1. */
export function firstInvalidByte(bytes: Uint8Array): number {
  if (isUtf8(bytes)) return -1
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at)
    if (length === 0) return at
    at += length
  }
  return -1
}

/**
 * Decodes UTF-8, with or without a byte order mark.
 * @throws RejectedRecord with the offset of the first byte that is not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): string {
  const bad = firstInvalidByte(bytes)
  if (bad >= 0) {
    throw new RejectedRecord(`It is not UTF-8: byte ${bad} (from 0) is 0x${bytes[bad].toString(16)}. Save it as UTF-8.`)
  }
  return new TextDecoder('utf-8').decode(bytes)
}
