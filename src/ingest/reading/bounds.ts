/** What reading one page or record may cost at most; decision 22 says how the bounds were chosen. */

/** Longest record, in bytes; in a real archive of 94,000, the longest article has well under 1 MB. */
export const maxRecordBytes = 16 * 1024 * 1024

/** Seconds that one record may be read. The slowest real page takes a tenth of one. */
export const maxSeconds = 5

/** Megabytes of heap of a reading thread, of which the gazetteer takes 60; the process stays below 512 more. */
export const maxOldHeapMegabytes = 320
export const maxYoungHeapMegabytes = 48

/** Elements within each other. Browsers stop at 512; real pages were seen with fewer than 100. */
export const maxDepth = 1000

/** Attributes of one element. Parsers compare each with all before it. */
export const maxAttributes = 1000

/** Paragraphs and characters of one article. The longest real one has a few hundred paragraphs, and under a million. */
export const maxParagraphs = 20_000
export const maxCharacters = 4_000_000
