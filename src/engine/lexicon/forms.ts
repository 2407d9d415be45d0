import { hashText } from '../../text/hash.js'
import { withoutTones } from '../../text/index.js'
import type { Keys } from '../../text/types.js'
import type { FormChoice } from '../ranking/terms.js'
import type { WordTable } from './tables.js'

/** A code that distinguishes the tone marks of words: 0 for none. */
export function toneCode(exact: string): number {
  const { tones } = withoutTones(exact)
  return tones === '' ? 0 : 1 + (hashText(tones) % 255)
}

/** Whether a form with the same folded key matches a word as written: same letters and tone, with final i or y. */
function isAsWritten(word: Keys, tones: number, exact: string, toneless: string, ownTones: number): boolean {
  return exact === word.exact || (toneless === word.toneless && ownTones === tones)
}

/** The forms of a word in a table, as places in its lexicon. */
export function formsIn(
  table: Pick<WordTable, 'formsOf' | 'lexicon' | 'lexiconToneless' | 'lexiconTones'>,
  word: Keys,
  choice: FormChoice,
): number[] {
  const { from, to } = table.formsOf(word.folded)
  const all = Array.from({ length: to - from }, (_, i) => from + i)
  if (choice === 'any') return all
  const tones = toneCode(word.exact)
  const { lexicon, lexiconToneless, lexiconTones } = table
  return all.filter(
    (entry) =>
      isAsWritten(word, tones, lexicon[entry], lexiconToneless[entry], lexiconTones[entry]) ===
      (choice === 'as-written'),
  )
}
