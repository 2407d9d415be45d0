import type { Part } from '../types.js'
import type { Piece } from './pieces.js'

/**
 * Syllables in a row that make a shared passage: longer than the name of any agency, so that texts about the same body
 * share nothing by that alone.
 */
const passageSyllables = 10
/**
 * Syllables in a row that make a passage taken over. What two texts share by chance, such as the offices that somebody
 * holds or the name of a law, is shorter nearly always (docs/benchmarks.md).
 */
export const overlapSyllables = 25
/** A whole paragraph of fewer syllables, such as a title, is shared when it is a whole paragraph there too. */
const fewestOfParagraph = 4

/** A paragraph that shares something with another text. */
export interface SharedParagraph {
  /** The paragraph with what is shared marked; the texts of its parts are together the paragraph. */
  parts: Part[]
  /** Syllables of its longest shared row. */
  longestRow: number
}

export interface SharedText {
  /** Share of the subject's syllables that stand in the other text too, 0 to 1. */
  share: number
  paragraphs: SharedParagraph[]
}

const keysOf = ({ analysis }: Piece) => analysis.tokens.map((token) => token.folded)

/** Rows of `passageSyllables` syllables, each as one text. */
function* rowsOf(keys: readonly string[]): Generator<string> {
  for (let i = 0; i + passageSyllables <= keys.length; i++) yield keys.slice(i, i + passageSyllables).join(' ')
}

/** Numbers of the things in a list by their keys. */
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

/** A text that is compared with others, of which it shares rows of at least ten syllables and short paragraphs as a whole. */
export class ComparedText {
  private readonly syllables: number
  /** Where each paragraph's syllables begin among all, and where the last one's end. */
  private readonly starts: number[]
  /** Number of the first syllable of each row. */
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

  /** What it shares with another text; the work grows with the other's length alone. */
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
 * The paragraph as consecutive parts; rows of shared syllables, with what stands between them, are marked.
 * @returns none when it shares nothing
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
