import type { Token } from '../../text/types.js'

/** New words by the number of the token that they replace. */
export type Replacements = ReadonlyMap<number, string>

/** The text with some of its words replaced, a capital at their beginning kept; null when nothing changes. */
export function rewrite(text: string, tokens: readonly Token[], words: Replacements): string | null {
  let result = ''
  let done = 0
  tokens.forEach(({ start, end, exact }, at) => {
    const word = words.get(at)
    if (word === undefined || word === exact) return
    const isCapital = text[start] !== text[start].toLowerCase()
    result += text.slice(done, start) + (isCapital ? word[0].toUpperCase() + word.slice(1) : word)
    done = end
  })
  return done === 0 ? null : result + text.slice(done)
}
