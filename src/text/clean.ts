import { INVISIBLES } from './chars.js'

/** Controls that are not white space, and lone surrogates (with the u flag, paired ones do not match). */
const broken = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]|\p{Surrogate}/gu

/**
 * Any character that may need cleaning, or a superfluous space. Most published text has neither: it consists of
 * precomposed Latin letters, which are NFC already, and skips the passes below.
 */
const doubtful = /[^ -~\u00a1-\u00ac\u00ae-\u024f\u1ea0-\u1ef9\u2013-\u2026\u20ab]| {2}|^ | $/u

/**
 * Cleans published text for storage: NFC; no invisible characters, controls or lone surrogates; every run of white
 * space (including no-break spaces and line ends) becomes one space; trimmed.
 * @param text with entities already decoded
 */
export function cleanText(text: string): string {
  if (!doubtful.test(text)) return text
  return text
    .replace(broken, '')
    .replace(INVISIBLES, '')
    .normalize('NFC')
    .replace(/[\s\u0085]+/gu, ' ')
    .trim()
}

const lineEnd = /\r\n|[\n\r\u0085\u2028\u2029]/u

/** The lines of a text as cleaned paragraphs; empty ones are left out. */
export function cleanParagraphs(text: string): string[] {
  if (!lineEnd.test(text)) {
    const only = cleanText(text)
    return only === '' ? [] : [only]
  }
  return text
    .split(lineEnd)
    .map(cleanText)
    .filter((paragraph) => paragraph !== '')
}
