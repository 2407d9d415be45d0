import { foldWithOffsets } from '../fold.js'
import type { Hit } from '../types.js'

const capital = /^\p{Lu}/u

/**
 * A name as most of the hits write it, every word with a capital; null where none writes it so.
 * @param folded the name without diacritics, in lower case
 * @param kind what stands before it, in the same form: "huyen"
 */
export function nameInHits(hits: readonly Hit[], folded: string, kind = ''): string | null {
  const sought = kind === '' ? folded : `${kind} ${folded}`
  const counts = new Map<string, number>()
  for (const { titleParts, snippets } of hits) {
    for (const parts of [titleParts, ...snippets]) {
      const text = parts.map((part) => part.text).join('')
      const { folded: whole, offsets } = foldWithOffsets(text)
      const padded = ` ${whole.replace(/[^a-z0-9]/g, ' ')} `
      for (let at = padded.indexOf(` ${sought} `); at >= 0; at = padded.indexOf(` ${sought} `, at + 1)) {
        const start = at + sought.length - folded.length
        const name = text.slice(offsets[start], offsets[at + sought.length])
        if (name.split(' ').every((word) => capital.test(word))) counts.set(name, (counts.get(name) ?? 0) + 1)
      }
    }
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most?.[0] ?? null
}
