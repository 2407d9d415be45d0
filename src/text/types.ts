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

/** A kind of official document. */
export interface DocumentKind {
  /** Lower case, as a dictionary has it: `nghị quyết`. */
  name: string
  /** What stands for it in documents' numbers, in capitals: `NQ` in "60/NQ-HĐND". */
  codes: readonly string[]
  /** Whether its name and a bare number cite a document: "Nghị quyết số 02". */
  citedByNumber: boolean
}

/** The kinds of official documents, for looking up. */
export interface DocumentKinds {
  /** Codes in exact form: `nq`, `qđ`. */
  readonly codes: ReadonlySet<string>
  /** The kind that a document's number tells by its first known code: nghị quyết of "60/NQ-HĐND"; null when it tells none. */
  ofNumber(number: string): DocumentKind | null
  /** The name of a kind that stands before a number at `start`, with "số" and spaces as written; empty when none does. */
  nameBeforeNumber(text: string, start: number): string
  /**
   * What comes before the last syllable of a kind that is cited by a bare number: `nghi` before `quyet`, and an empty
   * text where the syllable is a name of its own, such as `luat`.
   * @param last folded
   */
  syllablesBefore(last: string): ReadonlySet<string> | undefined
}

export interface Lexica {
  /** Folded pairs `chuyen_doi` that are compounds. */
  compounds: ReadonlySet<string>
  /** Abbreviation as written in capitals (`UBND`) to its full forms (`ủy ban nhân dân`); only unambiguous ones. */
  abbreviations: ReadonlyMap<string, readonly string[]>
  /** Stopwords in exact form, e.g. `và`. */
  stopwords: ReadonlySet<string>
  documentKinds: readonly DocumentKind[]
}

export interface Analyzer {
  /** Changes whenever the same text could come out otherwise: rules' version and lexica. */
  readonly fingerprint: string
  /** The kinds of documents whose numbers it reads. */
  readonly documentKinds: DocumentKinds
  analyze(text: string): Analysis
  isStopword(token: Token): boolean
}
