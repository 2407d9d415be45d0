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
  /** Whether a separating mark or a paragraph's end comes between this token and the last; true for the first. */
  breakBefore: boolean
}

/**
 * A term that covers the tokens `first` to `last`, in addition to their own. Spans may overlap, and come in no order.
 * An abbreviation and its full form have the same term; a longer full form also has the terms of the shorter ones that
 * begin it.
 */
export interface SpanTerm {
  kind: 'compound' | 'number' | 'abbreviation'
  /**
   * Index term: compound `chuyen_doi`, document number `12/2024/nq-hdnd` or document cited by number `nghi_quyet_02`,
   * abbreviation `@ubnd`. A compound whose syllables are not those of its tokens comes from an abbreviation that the
   * text defines: `giam_sat` over `ĐGS`.
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
  /** Lower case, as in a dictionary: `nghị quyết`. */
  name: string
  /** Its codes in documents' numbers, in capitals: `NQ` in "60/NQ-HĐND". */
  codes: readonly string[]
  /** Whether its name and a bare number cite a document: "Nghị quyết số 02". */
  citedByNumber: boolean
}

/** The kinds of official documents, for lookup. */
export interface DocumentKinds {
  /** Codes in exact form: `nq`, `qđ`. */
  readonly codes: ReadonlySet<string>
  /** The kind of a document, from the first known code in its number: nghị quyết for "60/NQ-HĐND"; null if none is. */
  ofNumber(number: string): DocumentKind | null
  /** The name of a kind right before a number at `start`, with "số" and spaces as written; empty when there is none. */
  nameBeforeNumber(text: string, start: number): string
  /**
   * What comes before the last syllable in the names of kinds that are cited by a bare number: `nghi` before `quyet`,
   * and an empty string where the syllable is a whole name, such as `luat`.
   * @param last the last syllable, folded
   */
  syllablesBefore(last: string): ReadonlySet<string> | undefined
}

export interface Lexica {
  /** Folded pairs `chuyen_doi` that are compounds. */
  compounds: ReadonlySet<string>
  /** Full forms (`ủy ban nhân dân`) by abbreviation as written in capitals (`UBND`); only unambiguous ones. */
  abbreviations: ReadonlyMap<string, readonly string[]>
  /** Stopwords in exact form, e.g. `và`. */
  stopwords: ReadonlySet<string>
  documentKinds: readonly DocumentKind[]
}

export interface Analyzer {
  /** Changes whenever the same text could be analysed differently: covers the version of the rules and the lexica. */
  readonly fingerprint: string
  /** The kinds of documents whose numbers the analyzer reads. */
  readonly documentKinds: DocumentKinds
  analyze(text: string): Analysis
  isStopword(token: Token): boolean
}
