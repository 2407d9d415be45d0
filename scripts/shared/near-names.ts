/** Number of letters to change, add or leave out to make one word of another. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[other.length]
}

const fold = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').toLowerCase()

/** The names that a mistyped one may mean, nearest first, regardless of marks and case. @param most how many */
export function nearNames(typed: string, names: readonly string[], most: number): string[] {
  const wanted = fold(typed)
  return names
    .map((name) => ({ name, far: distance(wanted, fold(name)) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ name }) => name)
}
