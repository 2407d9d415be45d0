import { hashText } from '../../../text/hash.js'
import { withoutTones } from '../../../text/index.js'
import type { Keys } from '../../../text/types.js'
import { type Segment } from '../format/segment.js'

/**
 * Which written forms stand for a word of a query. `as-written`: its letters and tone, whether final i or y; `other`:
 * those that only fold alike; `any`: both.
 */
export type FormChoice = 'as-written' | 'other' | 'any'

/** Tells the tone marks of one word from those of another: 0 for none. */
export function toneCode(exact: string): number {
  const { tones } = withoutTones(exact)
  return tones === '' ? 0 : 1 + (hashText(tones) % 255)
}

/** The forms of a word that a segment has, as places in its lexicon. */
export function formsIn(segment: Segment, word: Keys, choice: FormChoice): number[] {
  const { from, to } = segment.formsOf(word.folded)
  const all = Array.from({ length: to - from }, (_, i) => from + i)
  if (choice === 'any') return all
  const tones = toneCode(word.exact)
  return all.filter((entry) => {
    const form = segment.lexicon[entry]
    const isAsWritten =
      form === word.exact || (segment.lexiconToneless[entry] === word.toneless && segment.lexiconTones[entry] === tones)
    return isAsWritten === (choice === 'as-written')
  })
}
