import type { Range } from '../../arrays/sorted.js'
import type { WordChoice } from '../ranking/terms.js'
import { breakFlag, formMask } from '../token-stream.js'
import { formsIn } from './forms.js'
import type { WordTable } from './tables.js'

/** Entries of a table's lexicon: all or some of a range. */
export interface Entries extends Range {
  some: ReadonlySet<number> | null
}

/** The entries of a word's chosen forms. */
export function entriesOf(
  table: Pick<WordTable, 'formsOf' | 'lexicon' | 'lexiconToneless' | 'lexiconTones'>,
  { word, choice }: WordChoice,
): Entries {
  const forms = formsIn(table, word, choice)
  if (forms.length === 0) return { from: 0, to: 0, some: null }
  const [from, to] = [forms[0], forms[forms.length - 1] + 1]
  return { from, to, some: to - from === forms.length ? null : new Set(forms) }
}

export const isOneOf = (entry: number, { from, to, some }: Entries) =>
  entry >= from && entry < to && (some === null || some.has(entry))

/** Whether words are side by side in a stream, from a place on and with no break between them. */
export function isRun(stream: Uint32Array, place: number, words: readonly Entries[]): boolean {
  for (let i = 0; i < words.length; i++) {
    if (i > 0 && stream[place + i] >= breakFlag) return false
    if (!isOneOf(stream[place + i] & formMask, words[i])) return false
  }
  return true
}
