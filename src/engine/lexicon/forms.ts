import { hashText } from '../../text/hash.js'
import { withoutTones } from '../../text/index.js'
import { remembered } from '../../text/remembered.js'
import type { Keys } from '../../text/types.js'
import type { FormChoice } from '../ranking/terms.js'
import type { WordTable } from './tables.js'

/** As many words as queries and their spellings have in a busy hour. */
const wordsRemembered = 20_000

/** A code that distinguishes the tone marks of words: 0 for none. */
export const toneCode: (exact: string) => number = remembered(wordsRemembered, (exact) => {
  const { tones } = withoutTones(exact)
  return tones === '' ? 0 : 1 + (hashText(tones) % 255)
})

/**
 * The forms of a word in a table, as places in its lexicon. A form is as written if it has the same letters and tone, with
 * final i or y.
 */
export function formsIn(
  table: Pick<WordTable, 'formsOf' | 'lexicon' | 'lexiconToneless' | 'lexiconTones'>,
  word: Keys,
  choice: FormChoice,
): number[] {
  const { from, to } = table.formsOf(word.folded)
  const chosen: number[] = []
  // Few words have forms to be told apart by their tone, which takes longest.
  let tones: number | null = null
  for (let entry = from; entry < to; entry++) {
    const isAsWritten =
      choice !== 'any' &&
      (table.lexicon[entry] === word.exact ||
        (table.lexiconToneless[entry] === word.toneless &&
          table.lexiconTones[entry] === (tones ??= toneCode(word.exact))))
    if (choice === 'any' || isAsWritten === (choice === 'as-written')) chosen.push(entry)
  }
  return chosen
}
