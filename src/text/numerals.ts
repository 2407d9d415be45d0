/** Numerals as Vietnamese news writes them: "12.000", "46,3%", "2,892", "4.0". */

/**
 * A numeral with separators, from its first digit: groups of thousands, or one decimal part. It must not be part of a
 * longer row ("23.11.2022" and "1.2.3" are rows of integers).
 */
const SEPARATED = /(?<!\d[.,])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+[.,]\d+)(?![.,]?\d)/y
const NUMERAL = /^(\d+(?:[.,]\d+)*)[%‰]?$/
const THOUSANDS = /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?:[.,]\d+)?$/

/**
 * Where a numeral with separators that begins at `start` ends, or -1 when there is none.
 * @param start index of an ASCII digit
 */
export function separatedNumeralEnd(text: string, start: number): number {
  SEPARATED.lastIndex = start
  return SEPARATED.test(text) ? SEPARATED.lastIndex : -1
}

/**
 * Reduces the ways to write a number to one form: no thousands separators, a decimal point, no percent sign ("12.000"
 * and "12,000" to `12000`, "46,3%" to `46.3`). Returns what is not a numeral unchanged.
 */
export function foldNumeral(word: string): string {
  const first = word.charCodeAt(0)
  if (!(first >= 48 && first <= 57)) return word
  const digits = NUMERAL.exec(word)?.[1]
  if (digits === undefined) return word
  const separator = THOUSANDS.exec(digits)?.[1]
  const joined = separator === undefined ? digits : digits.replaceAll(separator, '')
  return joined.replace(',', '.')
}
