import { foldMarks } from '../text/keys.js'

/**
 * A name without diacritics, in lower case, spaces and dashes of any kind as one space: for comparing names of
 * fields, agencies and provinces. Texts are compared by the analyzer's keys instead.
 */
export function foldName(name: string): string {
  return foldMarks(name.toLowerCase().replace(/[ðɖ]/g, 'đ'))
    .replace(/[\s\p{Pd}_]+/gu, ' ')
    .trim()
}
