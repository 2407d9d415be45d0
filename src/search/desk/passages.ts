import type { Part } from '../types.js'
import type { Piece } from './pieces.js'

/**
 * Syllables in a row that make a shared passage: longer than the name of any agency, so that texts about the same body
 * share nothing by that alone.
 */
const passageSyllables = 10
/** A whole paragraph of fewer syllables, such as a title, is shared when it is a whole paragraph there too. */
const fewestOfParagraph = 4

/** What the texts that are compared consist of. */
interface Shingles {
  rows: ReadonlySet<string>
  paragraphs: ReadonlySet<string>
}

const keysOf = ({ analysis }: Piece) => analysis.tokens.map((token) => token.folded)

function shinglesOf(pieces: readonly Piece[]): Shingles {
  const rows = new Set<string>()
  const paragraphs = new Set<string>()
  for (const keys of pieces.map(keysOf)) {
    for (let i = 0; i + passageSyllables <= keys.length; i++) rows.add(keys.slice(i, i + passageSyllables).join(' '))
    paragraphs.add(keys.join(' '))
  }
  return { rows, paragraphs }
}

/** For each syllable of a paragraph, whether it belongs to a shared passage. */
function sharedSyllables(piece: Piece, other: Shingles): boolean[] {
  const keys = keysOf(piece)
  const isWhole = keys.length >= fewestOfParagraph && other.paragraphs.has(keys.join(' '))
  const shared = keys.map(() => isWhole)
  for (let i = 0; i + passageSyllables <= keys.length; i++) {
    if (other.rows.has(keys.slice(i, i + passageSyllables).join(' '))) shared.fill(true, i, i + passageSyllables)
  }
  return shared
}

/** The paragraph as consecutive parts; rows of shared syllables, with what stands between them, are marked. */
function partsOf({ text, analysis: { tokens } }: Piece, shared: readonly boolean[]): Part[] {
  const parts: Part[] = []
  let end = 0
  const add = (until: number, match: boolean) => {
    if (until > end) parts.push({ text: text.slice(end, until), match })
    end = Math.max(end, until)
  }
  for (let first = 0; first < tokens.length; first++) {
    if (!shared[first]) continue
    let last = first
    while (last + 1 < tokens.length && shared[last + 1]) last++
    add(tokens[first].start, false)
    add(tokens[last].end, true)
    first = last
  }
  add(text.length, false)
  return parts
}

export interface SharedPassages {
  /** Share of the subject's syllables that stand in the other text too, 0 to 1. */
  share: number
  /** The paragraphs that share something; the texts of a paragraph's parts are together the paragraph. */
  passages: Part[][]
}

/** What a text shares with another: rows of at least ten syllables, and short paragraphs as a whole. */
export function sharedPassages(subject: readonly Piece[], other: readonly Piece[]): SharedPassages {
  const shingles = shinglesOf(other)
  const passages: Part[][] = []
  let syllables = 0
  let common = 0
  for (const piece of subject) {
    const shared = sharedSyllables(piece, shingles)
    const count = shared.filter(Boolean).length
    syllables += shared.length
    common += count
    if (count > 0) passages.push(partsOf(piece, shared))
  }
  return { share: syllables === 0 ? 0 : common / syllables, passages }
}
