import { maxRecordBytes } from '../reading/bounds.js'
import type { Reader } from './input.js'
import { readWhole } from './open.js'

export const emptyReason = 'The file is empty. Save it again, or leave it out.'

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`
export const tooLong = `longer than ${megabytes(maxRecordBytes)}, which no article is`

export const isBlank = (bytes: Uint8Array): boolean =>
  bytes.length < 1024 && Buffer.from(bytes).toString('latin1').trim() === ''

/** A reader for files that are one page each. */
export function pageReader(kind: 'text' | 'html'): Reader {
  return async function* (input) {
    const bytes = await readWhole(input.chunks(), maxRecordBytes)
    if (bytes === null) yield input.reject(`The file is ${tooLong}. Save one article per file.`)
    else if (input.damage !== null) return null
    else if (isBlank(bytes)) yield input.reject(emptyReason)
    else yield { ...input.place, line: null, content: { kind, bytes }, savedAs: input.address }
    return null
  }
}
