import { maxRecordBytes } from '../reading/bounds.js'
import type { Reader } from './input.js'
import { splitLines } from './lines.js'
import { emptyReason, isBlank, tooLong } from './pages.js'

/** Reads NDJSON: one record on each line. */
export const readNdjson: Reader = async function* (input) {
  let last = 0
  let records = 0
  for await (const line of splitLines(input.chunks(), maxRecordBytes)) {
    // What damaged data ends with is no whole line.
    if (input.damage !== null) break
    last = line.number
    if (!line.tooLong && isBlank(line.bytes)) continue
    records++
    if (line.tooLong) yield input.reject(`The line is ${tooLong}. Put one record on each line.`, line.number)
    else yield { ...input.place, line: line.number, content: { kind: 'line', bytes: line.bytes } }
  }
  if (records === 0 && input.damage === null) yield input.reject(emptyReason)
  return last + 1
}
