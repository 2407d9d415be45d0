/** The shapes of text analysis. */

/** The keys of a syllable or other word, from strict to loose. */
export interface Keys {
  /** Lower case, NFC, Eth repaired, tone mark in its canonical place: `hoà` and `hòa` agree. */
  exact: string
  /** Tone removed, ă â ê ô ơ ư đ kept. */
  toneless: string
  /** All folded to a-z and digits. */
  folded: string
}

export interface Token extends Keys {
  /** Offsets into the original text: `text.slice(start, end)` normalises to `exact`. */
  start: number
  end: number
  /** Whether a separating mark or a paragraph's end stands between this token and the one before it; true for the first. */
  breakBefore: boolean
}

/**
 * A term that covers the tokens `first` to `last`, beside their own. Spans overlap, and come in no order. An abbreviation
 * and its full form have the same term; a longer full form has also those of the shorter ones that begin with it.
 */
export interface SpanTerm {
  kind: 'compound' | 'number' | 'abbreviation'
  /**
   * Index term: compound `chuyen_doi`, document number `12/2024/nq-hdnd` or document cited by number `nghi_quyet_02`,
   * abbreviation `@ubnd`. A compound whose syllables are not its tokens stands for an abbreviation that the text
   * defines: `giam_sat` over `ĐGS`.
   */
  term: string
  first: number
  last: number
}

export interface Analysis {
  tokens: Token[]
  spans: SpanTerm[]
}

export interface Lexica {
  /** Folded pairs `chuyen_doi` that are compounds. */
  compounds: ReadonlySet<string>
  /** Abbreviation as written in capitals (`UBND`) to its full forms (`ủy ban nhân dân`); only unambiguous ones. */
  abbreviations: ReadonlyMap<string, readonly string[]>
  /** Stopwords in exact form, e.g. `và`. */
  stopwords: ReadonlySet<string>
}

export interface Analyzer {
  /** Changes whenever the same text could come out otherwise: rules' version and lexica. */
  readonly fingerprint: string
  analyze(text: string): Analysis
  isStopword(token: Token): boolean
}
