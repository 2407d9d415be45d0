/**
 * Characters that nobody sees and that split or hide words: soft hyphen, grapheme joiner, zero-width space, joiners and
 * direction marks, word joiner and invisible operators, byte order mark, interlinear marks.
 */
const invisible = /\u034f|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu
/** Controls that are not white space, and surrogates that stand alone (with the u flag, paired ones do not match). */
const broken = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]|\p{Surrogate}/gu

/**
 * Gives the text as published, fit to store: NFC, without invisible characters, controls and lone surrogates, every run
 * of white space (also no-break and line ends) one space, none at the ends.
 * @param text with entities already decoded
 */
export function cleanText(text: string): string {
  return text
    .replace(broken, '')
    .replace(invisible, '')
    .normalize('NFC')
    .replace(/[\s\u0085]+/gu, ' ')
    .trim()
}

/** Lines of a text as cleaned paragraphs; empty ones are left out. */
export function cleanParagraphs(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
    .map(cleanText)
    .filter((paragraph) => paragraph !== '')
}
