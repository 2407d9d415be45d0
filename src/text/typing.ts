import { WORDS } from './chars.js'
import { splitSyllable, TONE_MARKS, withTone } from './marks.js'
import { isSyllable } from './syllables.js'

/** A syllable being typed: letters without tone, the tone, and what the keys did. */
interface Syllable {
  letters: string[]
  tone: string
  /** Whether any key was more than a letter. */
  changed: boolean
}

/** Applies a key; returns false when it is only a letter here. */
type Press = (syllable: Syllable, key: string) => boolean

const [, HUYEN, HOI, NGA, SAC, NANG] = TONE_MARKS
const TELEX_TONES: Readonly<Record<string, string>> = { s: SAC, f: HUYEN, r: HOI, x: NGA, j: NANG }
const VNI_TONES: Readonly<Record<string, string>> = { 1: SAC, 2: HUYEN, 3: HOI, 4: NGA, 5: NANG }
const CIRCUMFLEX: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' }
const HORN: Readonly<Record<string, string>> = { o: 'ơ', u: 'ư' }
const LETTER_AND_DIGIT = /^[a-z]\d$/i
const VOWEL = /[aăâeêioôơuưy]/

/**
 * Decodes raw Telex ("sowr thoong tin", "chuyeenr ddooir"): a tone key follows the vowels or ends the syllable.
 * @returns the text with its raw Telex words decoded, in NFC; null when there are none, or when at least as many words
 * have Telex keys but decode to no syllable (English)
 */
export function decodeTelex(text: string): string | null {
  return decode(text, /^[a-z]+$/i, pressTelex)
}

/**
 * Decodes raw VNI ("chuye63n d9o6i3 so61"); the digits follow their letter or end the syllable.
 * @returns as {@link decodeTelex}; a letter with a digit ("A4") is decoded only beside other raw VNI ("y1 kie61n")
 */
export function decodeVni(text: string): string | null {
  return decode(text, /^[a-z][a-z0-9]*$/i, pressVni)
}

function decode(text: string, raw: RegExp, press: Press): string | null {
  let decoded = 0
  let failed = 0
  const result = text.replace(WORDS, (word) => {
    if (!raw.test(word)) return word
    const syllable = typeWord(word, press)
    if (syllable === word) return word
    if (syllable === null) failed++
    else if (!LETTER_AND_DIGIT.test(word)) decoded++
    return syllable ?? word
  })
  return decoded > failed ? result : null
}

/** The result of pressing a word's keys: the word itself when they are letters only, null when it is not a syllable. */
function typeWord(word: string, press: Press): string | null {
  const syllable: Syllable = { letters: [], tone: '', changed: false }
  const isCapital: boolean[] = []
  for (const char of word) {
    const key = char.toLowerCase()
    if (press(syllable, key)) syllable.changed = true
    else {
      // After the tone key only a glide may follow ("mowsi"), or the rest of oa and oe whose o bears the tone ("hofa"):
      // in "visa" another syllable begins.
      if (syllable.tone !== '' && /[ae]/.test(key) && syllable.letters.at(-1) !== 'o') return null
      syllable.letters.push(key)
    }
    if (isCapital.length < syllable.letters.length) isCapital.push(char !== key)
  }
  if (!syllable.changed) return word
  const parts = splitSyllable(syllable.letters.join('').replace(/ươ$/, 'uơ'))
  const exact = parts && withTone(parts, syllable.tone)
  if (exact === null || !isSyllable(exact)) return null
  return [...exact].map((letter, i) => (isCapital[i] ? letter.toUpperCase() : letter)).join('')
}

const pressTelex: Press = (syllable, key) => {
  const { letters } = syllable
  const tone = TELEX_TONES[key]
  if (tone !== undefined) return setTone(syllable, tone)
  if (key === 'z') return clearTone(syllable)
  if (key === 'w') return horn(letters) || breve(letters) || (!letters.some(isVowel) && letters.push('ư') > 0)
  if (key === 'd') return bar(letters)
  return syllable.tone === '' && key in CIRCUMFLEX && doubled(letters, key)
}

const pressVni: Press = (syllable, key) => {
  const { letters } = syllable
  const tone = VNI_TONES[key]
  if (tone !== undefined) return setTone(syllable, tone)
  switch (key) {
    case '0':
      return clearTone(syllable)
    case '6':
      return markLast(letters, CIRCUMFLEX)
    case '7':
      return horn(letters)
    case '8':
      return breve(letters)
    case '9':
      return bar(letters)
    default:
      return false
  }
}

function isVowel(letter: string): boolean {
  return VOWEL.test(letter)
}

function setTone(syllable: Syllable, tone: string): boolean {
  if (syllable.tone !== '' || !syllable.letters.some(isVowel)) return false
  syllable.tone = tone
  return true
}

function clearTone(syllable: Syllable): boolean {
  const had = syllable.tone !== ''
  syllable.tone = ''
  return had
}

function bar(letters: string[]): boolean {
  if (letters[0] !== 'd') return false
  letters[0] = 'đ'
  return true
}

/** Telex's second vowel: aa, ee, oo, also with a vowel between (caya); a third removes the mark again (xooong). */
function doubled(letters: string[], key: string): boolean {
  const marked = CIRCUMFLEX[key]!
  if (letters[letters.length - 1] === marked) {
    letters[letters.length - 1] = key
    return false
  }
  for (let i = letters.length - 1; i >= 0 && isVowel(letters[i]!); i--) {
    if (letters[i] === key) {
      letters[i] = marked
      return true
    }
    // "ngoeo", "ngoao": these vowels do not occur after ô.
    if (key === 'o' && /[ae]/.test(letters[i]!)) return false
  }
  return false
}

/** Puts a mark on the last vowel that can bear it. */
function markLast(letters: string[], marks: Readonly<Record<string, string>>): boolean {
  for (let i = letters.length - 1; i >= 0; i--) {
    const marked = marks[letters[i]!]
    if (marked === undefined) continue
    letters[i] = marked
    return true
  }
  return false
}

/** The horn: both letters of uo, the u of ua and the first of uu, else the last o or u; not the u of qu. */
function horn(letters: string[]): boolean {
  const first = letters[0] === 'q' ? 2 : 0
  const at = letters.findIndex((letter, i) => i >= first && letter === 'u')
  const after = letters[at + 1]
  if (at !== -1 && (after === 'o' || after === 'ơ')) letters[at + 1] = 'ơ'
  else if (at === -1 || (after === 'a' && at + 2 < letters.length)) return hornWithoutU(letters, first)
  letters[at] = 'ư'
  return true
}

function hornWithoutU(letters: string[], first: number): boolean {
  // "oa" takes the breve: hoặc.
  if (letters.some((letter, i) => letter === 'o' && letters[i + 1] === 'a')) return false
  const at = letters.lastIndexOf('o')
  if (at < first) return false
  letters[at] = HORN.o!
  return true
}

function breve(letters: string[]): boolean {
  return markLast(letters, { a: 'ă' })
}
