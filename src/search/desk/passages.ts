import type { Part } from '../types.js'
import type { Piece } from './pieces.js'

/**
 * Fewest consecutive syllables of a shared passage: longer than any agency's name, so that two texts do not share a
 * passage just because they name the same agency.
 */
const passageSyllables = 10
/**
 * Fewest consecutive syllables of a passage that was copied. What two texts share by chance, such as somebody's titles
 * or the name of a law, is almost always shorter (docs/benchmarks.md).
 */
export const overlapSyllables = 25
/**
 * A short paragraph with at least this many syllables, such as a title, counts as shared if it is a whole paragraph of
 * the other text too.
 */
const fewestOfParagraph = 4

/** A paragraph that has something in common with another text. */
export interface SharedParagraph {
  /** The paragraph with shared passages marked; its parts together are the whole paragraph. */
  parts: Part[]
  /** Number of syllables in its longest shared run. */
  longestRow: number
}

export interface SharedText {
  /** Share of the subject's syllables that are also in the other text, 0 to 1. */
  share: number
  paragraphs: SharedParagraph[]
}

const keysOf = ({ analysis }: Piece) => analysis.tokens.map((token) => token.folded)

/** Runs of `passageSyllables` syllables, each joined into one string. */
function* rowsOf(keys: readonly string[]): Generator<string> {
  for (let i = 0; i + passageSyllables <= keys.length; i++) yield keys.slice(i, i + passageSyllables).join(' ')
}

/** Positions in a list by key. */
function placesOf(keys: Iterable<string>): Map<string, number[]> {
  const places = new Map<string, number[]>()
  let place = 0
  for (const key of keys) {
    const known = places.get(key)
    if (known === undefined) places.set(key, [place])
    else known.push(place)
    place++
  }
  return places
}

/** A text to compare with others. Runs of at least ten syllables count as shared, and short paragraphs as a whole. */
export class ComparedText {
  private readonly syllables: number
  /** Position of each paragraph's first syllable in the whole text, and the end of the last paragraph. */
  private readonly starts: number[]
  /** Position of the first syllable of each run. */
  private readonly rowStarts: number[] = []
  private readonly rows: ReadonlyMap<string, number[]>
  private readonly paragraphs: ReadonlyMap<string, number[]>

  constructor(private readonly pieces: readonly Piece[]) {
    const keys = pieces.map(keysOf)
    this.starts = [0]
    for (const { length } of keys) this.starts.push(this.starts.at(-1)! + length)
    this.syllables = this.starts.at(-1)!
    const rows = keys.flatMap((own, at) =>
      [...rowsOf(own)].map((row, first) => {
        this.rowStarts.push(this.starts[at] + first)
        return row
      }),
    )
    this.rows = placesOf(rows)
    this.paragraphs = placesOf(keys.map((own) => own.join(' ')))
  }

  /** What it shares with another text; takes time proportional to the other text's length. */
  sharedWith(other: readonly Piece[]): SharedText {
    const shared = new Uint8Array(this.syllables)
    for (const keys of other.map(keysOf)) {
      if (keys.length >= fewestOfParagraph) {
        for (const at of this.paragraphs.get(keys.join(' ')) ?? []) shared.fill(1, this.starts[at], this.starts[at + 1])
      }
      for (const row of rowsOf(keys)) {
        for (const at of this.rows.get(row) ?? [])
          shared.fill(1, this.rowStarts[at], this.rowStarts[at] + passageSyllables)
      }
    }
    const paragraphs = this.pieces.flatMap((piece, at) =>
      paragraphOf(piece, shared.subarray(this.starts[at], this.starts[at + 1])),
    )
    return { share: this.syllables === 0 ? 0 : shared.reduce((sum, one) => sum + one, 0) / this.syllables, paragraphs }
  }
}

/**
 * The paragraph as consecutive parts, with runs of shared syllables marked, including what is between the syllables.
 * @returns an empty list if nothing is shared
 */
function paragraphOf({ text, analysis: { tokens } }: Piece, shared: Uint8Array): SharedParagraph[] {
  const parts: Part[] = []
  let longestRow = 0
  let end = 0
  const add = (until: number, match: boolean) => {
    if (until > end) parts.push({ text: text.slice(end, until), match })
    end = Math.max(end, until)
  }
  for (let first = 0; first < tokens.length; first++) {
    if (shared[first] === 0) continue
    let last = first
    while (last + 1 < tokens.length && shared[last + 1] === 1) last++
    add(tokens[first].start, false)
    add(tokens[last].end, true)
    longestRow = Math.max(longestRow, last - first + 1)
    first = last
  }
  add(text.length, false)
  return longestRow === 0 ? [] : [{ parts, longestRow }]
}
