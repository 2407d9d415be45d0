import { fold } from '../text/index.js'

/**
 * A name without diacritics, in lower case, spaces and dashes of any kind as one space: for comparing names of
 * fields, agencies and provinces. Texts are compared by the analyzer's keys instead.
 */
export function foldName(name: string): string {
  return fold(name)
    .replace(/[\s\p{Pd}_]+/gu, ' ')
    .trim()
}

/** A folded text that leads back to the text. */
export interface FoldedText {
  folded: string
  /** Offset into the text for each position of `folded`. */
  offsets: number[]
}

/** Folds as `foldName` does, but letter by letter, so that each place leads back to the text. */
export function foldWithOffsets(text: string): FoldedText {
  let folded = ''
  const offsets: number[] = []
  let at = 0
  for (const letter of text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    const plain = foldName(letter) || (/\s|\p{Pd}/u.test(letter) ? ' ' : '')
    // A run of spaces and dashes is one space, as in the folded name.
    if (plain !== ' ' || !folded.endsWith(' ')) {
      for (let i = 0; i < plain.length; i += 1) offsets.push(at)
      folded += plain
    }
    at += letter.length
  }
  offsets.push(text.length)
  return { folded, offsets }
}
