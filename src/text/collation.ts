import { TONE_MARKS } from './marks.js'

/** The alphabet, with f, j, w and z where dictionaries put them. */
const ALPHABET = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
/** Code units for sorting: other characters below digits, digits below letters, letters of other scripts last. */
const DIGITS = 0x2000
const LETTERS = 0x3000
const OTHER_LETTERS = 0x4000
const LONGEST_NUMBER = 15

interface SortKey {
  letters: string
  tones: string
}

/**
 * Compares for A-Z lists as Vietnamese dictionaries sort: a ă â … d đ …, tones only where the letters agree, in the
 * order ngang, huyền, hỏi, ngã, sắc, nặng; numbers by value; capitals only at last. The same on every build of Node,
 * also on one whose ICU lacks Vietnamese.
 * @returns negative, zero or positive, as `Array.prototype.sort` wants it
 */
export function compareVietnamese(a: string, b: string): number {
  const [left, right] = [sortKey(a), sortKey(b)]
  return order(left.letters, right.letters) || order(left.tones, right.tones) || -order(a, b)
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function sortKey(text: string): SortKey {
  const key: SortKey = { letters: '', tones: '' }
  for (const [char] of text
    .normalize('NFC')
    .toLowerCase()
    .matchAll(/\d+|[^\d]/gu)) {
    const { letter, tone } = withoutTone(char)
    key.letters += /^\d/.test(char) ? weightOfNumber(char) : weightOf(letter)
    key.tones += String(tone)
  }
  return key
}

function weightOfNumber(digits: string): string {
  const value = digits.replace(/^0+(?=\d)/, '').padStart(LONGEST_NUMBER, '0')
  return [...value].map((digit) => String.fromCharCode(DIGITS + Number(digit))).join('')
}

function weightOf(letter: string): string {
  const rank = ALPHABET.indexOf(letter)
  if (rank !== -1) return String.fromCharCode(LETTERS + rank)
  return /\p{L}/u.test(letter) ? String.fromCharCode(OTHER_LETTERS) + letter : letter
}

/** A letter without its tone, and the tone's place in {@link TONE_MARKS}. */
function withoutTone(char: string): { letter: string; tone: number } {
  const parts = [...char.normalize('NFD')]
  const tone = parts.findIndex((part) => (TONE_MARKS as readonly string[]).includes(part))
  if (tone === -1) return { letter: char, tone: 0 }
  const letter = parts
    .filter((_, i) => i !== tone)
    .join('')
    .normalize('NFC')
  return { letter, tone: (TONE_MARKS as readonly string[]).indexOf(parts[tone]!) }
}
