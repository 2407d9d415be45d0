/** The articles that have one term in one field, ascending, and how often each has it. */
export interface TermPostings {
  documents: Uint16Array
  frequencies: Uint8Array
}

/** Postings of a term that no article has. */
export const noPostings: TermPostings = { documents: new Uint16Array(0), frequencies: new Uint8Array(0) }
