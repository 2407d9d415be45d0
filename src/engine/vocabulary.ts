/** What an archive's words are: the part of the engine port that spelling and suggestions ask. */

/** A completion of what somebody types: a word or compound of the archive, or a title (then with its article's id). */
export interface Suggestion {
  kind: 'words' | 'title'
  text: string
  articles: number
  id: string | null
}

/** A written form of a word or of a pair of words, with the number of articles that have it. */
export interface Form {
  text: string
  articles: number
}
