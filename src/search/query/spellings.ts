import type { Leaf, QueryToken, Spelling } from '../../engine/query.js'

/** Words from `first` to `last` of a leaf. */
interface Stretch {
  first: number
  last: number
}

/** Most ways to write one run that are tried: of a name with two abbreviations all of them. */
const mostWays = 8

const covers = (one: Stretch, other: Stretch) => one.first <= other.first && one.last >= other.last
const overlap = (one: Stretch, other: Stretch) => one.first <= other.last && other.first <= one.last
const lengthOf = ({ first, last }: Stretch) => last - first + 1
const nameOf = (words: readonly QueryToken[]) => words.map(({ exact }) => exact).join(' ')

/** One way to write words. */
type Way = Pick<Spelling, 'kind' | 'words'>

/** Parts of which some may be written in another way; none overlap. */
type Part = Stretch & { ways: readonly Way[] }

/** The longest parts within a run that may be written in other ways, in the order of the run. */
function partsWithin(run: Stretch, spellings: readonly Spelling[]): Part[] {
  const inside = spellings
    .filter((spelling) => covers(run, spelling))
    .sort((a, b) => lengthOf(b) - lengthOf(a) || a.first - b.first)
  const parts: Part[] = []
  for (const { first, last } of inside) {
    if (parts.some((part) => overlap(part, { first, last }))) continue
    const ways = inside.filter((other) => other.first === first && other.last === last)
    parts.push({ first, last, ways })
  }
  return parts.sort((a, b) => a.first - b.first)
}

/**
 * The other ways to write a run of words: each part that has other spellings as typed or as one of these ("UBND tỉnh" also
 * as "Ủy ban nhân dân tỉnh"), at most eight. With a synonym in it, a way is a synonym.
 */
export function otherWays({ tokens }: Leaf, run: Stretch, spellings: readonly Spelling[]): Way[] {
  let ways: Way[] = [{ kind: 'name', words: [] }]
  let at = run.first
  for (const part of partsWithin(run, spellings)) {
    const before = tokens.slice(at, part.first)
    const typed = tokens.slice(part.first, part.last + 1)
    const written: Way[] = [{ kind: 'name', words: typed }, ...part.ways]
    ways = ways
      .flatMap((way) =>
        written.map(({ kind, words }): Way => {
          return { kind: kind === 'synonym' ? kind : way.kind, words: [...way.words, ...before, ...words] }
        }),
      )
      .slice(0, mostWays)
    at = part.last + 1
  }
  const rest = tokens.slice(at, run.last + 1)
  const typed = nameOf(tokens.slice(run.first, run.last + 1))
  const whole = ways
    .map(({ kind, words }): Way => ({ kind, words: [...words, ...rest] }))
    .filter(({ words }) => nameOf(words) !== typed)
  return [...new Map(whole.map((way) => [nameOf(way.words), way])).values()]
}
