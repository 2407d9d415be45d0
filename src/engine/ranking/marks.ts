import type { Keys } from '../../text/types.js'

/** How close a form of an article is to a word of the query; `mistake`: the word may be a typing mistake for it. */
export const levels = { mistake: 0, folded: 1, toneless: 2, exact: 3 } as const

/** Bits of a mark that tell the level; the number of the word stands above them. */
export const levelBits = 2
export const levelMask = (1 << levelBits) - 1

/** By form: 0, or 1 + (the number of the word of the query that it is, above its level). */
export type Marks = Uint8Array

function levelOf(word: Keys, exact: string, toneless: string): number {
  if (exact === word.exact) return levels.exact
  return toneless === word.toneless ? levels.toneless : levels.folded
}

/** Marks a form for which a word may be a mistake, unless it is a word of the query itself. */
export function markMistake(marks: Marks, form: number, number: number): void {
  if (marks[form] === 0) marks[form] = 1 + (number << levelBits) + levels.mistake
}

/** Marks a form that folds like a word. Of two words that fold alike, the closer one has it. */
export function markForm(
  marks: Marks,
  form: number,
  number: number,
  word: Keys,
  exact: string,
  toneless: string,
): void {
  const level = levelOf(word, exact, toneless)
  if (marks[form] === 0 || level > ((marks[form] - 1) & levelMask)) marks[form] = 1 + (number << levelBits) + level
}
