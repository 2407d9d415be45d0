import { isAccented, keysOf, wordsIn } from '../../text/index.js'
import type { Keys } from '../../text/types.js'
import { foldName } from '../fold.js'
import type { Place } from '../understanding/place.js'

/**
 * Whether a name may be what was typed: the same letters, and the same diacritics on each word that has any ("hà tĩnh" and
 * "ha tinh" may be "Hà Tĩnh", "hạ tinh" may not).
 */
export function mayBe(typed: string, name: string): boolean {
  const [words, meant] = [typed, name].map(wordsIn)
  return words.length === meant.length && words.every((word, at) => mayBeWord(keysOf(word), keysOf(meant[at])))
}

function mayBeWord(typed: Keys, meant: Keys): boolean {
  return isAccented(typed) ? typed.exact === meant.exact : foldName(typed.folded) === meant.folded
}

export const hasDiacritics = (text: string) => wordsIn(text).some((word) => isAccented(keysOf(word)))

const exactKeys = (text: string) =>
  wordsIn(text)
    .map((word) => keysOf(word).exact)
    .join(' ')

/**
 * Of things that a text may name, those whose name it ends in as written, where the text has diacritics and there are
 * such: in "xã Quảng Thanh", "Thanh" is not typed for "Thành".
 */
export function asWritten<T>(text: string, things: readonly T[], nameOf: (thing: T) => string): readonly T[] {
  if (!hasDiacritics(text)) return things
  const exact = things.filter((thing) => ` ${exactKeys(text)}`.endsWith(` ${exactKeys(nameOf(thing))}`))
  return exact.length > 0 ? exact : things
}

/** Words that may stand beside a name or date without meaning more. */
const fillers = ['tỉnh', 'thành phố', 'tp', 'của', 'ở', 'tại', 'thuộc', 'tin', 'tin tức', 'xem tin']

/** Whether a text has but fillers around a place in it. */
export function isAllOf(text: string, place: Place | null): boolean {
  return place !== null && isFiller(text.slice(0, place.start)) && isFiller(text.slice(place.end))
}

/** Whether a text has no words but such as may stand beside a name or date. */
export function isFiller(text: string): boolean {
  const words = wordsIn(text).join(' ')
  return words === '' || fillers.some((filler) => mayBe(words, filler))
}

/** The text without fillers at its beginning. */
export function withoutFillers(text: string): string {
  const words = text.split(/\s+/)
  for (let length = Math.min(2, words.length - 1); length > 0; length--) {
    if (isFiller(words.slice(0, length).join(' '))) return words.slice(length).join(' ')
  }
  return text
}
