declare module 'vietnamese-stopwords' {
  /** Stopwords as published: accented, one or more syllables. */
  const words: string[]
  export default words
}
