/** Edits between two words that are still taken for one typing mistake or two. */
const mostEdits = 3

/** How many letters must be inserted, left out or exchanged to make one word of the other (Levenshtein's distance). */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]
}

/**
 * The word that may have been meant by another one that is not known: whatever the case of the letters, at most three
 * edits away, and never more than half of the word.
 * @returns null when none is that near
 */
export function nearestWord(typed: string, known: readonly string[]): string | null {
  const sought = typed.slice(0, 100).toLowerCase()
  const [best] = known
    .map((word) => ({ word, edits: editsBetween(sought, word.toLowerCase()) }))
    .filter(({ word, edits }) => edits <= Math.min(mostEdits, word.length / 2))
    .sort((a, b) => a.edits - b.edits)
  return best?.word ?? null
}
