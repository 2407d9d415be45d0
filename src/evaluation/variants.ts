/** The ways in which people type the same title, computed independently of the text analysis under evaluation. */
import { randomBelow, type Random } from './random.js'

const syllable = /[\p{L}\p{M}]+/gu
const toneMarks = '\u0301\u0300\u0309\u0303\u0323'

/** Removes diacritics; đ becomes d, case is kept. */
export function withoutDiacritics(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')
}

const bareSyllables = new Map<string, string>()

/** The same for one syllable of many, of which archives have few different ones. */
export function bareSyllable(written: string): string {
  let bare = bareSyllables.get(written)
  if (bare === undefined) bareSyllables.set(written, (bare = withoutDiacritics(written)))
  return bare
}

/** The text up to the end of its first `count` words; a lone dash or bracket is not a word. */
export function firstWords(text: string, count: number): string {
  const words = [...text.matchAll(/\S*[\p{L}\p{N}]\S*/gu)]
  const last = words[count - 1]
  return last === undefined ? text.trim() : text.slice(0, last.index + last[0].length).trim()
}

/** Two to four neighbouring words with diacritics and no mark between them; null if the place drawn has none. */
export function phraseOf(text: string, random: Random): string | null {
  const words = [...text.matchAll(syllable)]
  const length = 2 + randomBelow(random, 3)
  if (words.length < length) return null
  const first = randomBelow(random, words.length - length + 1)
  const last = words[first + length - 1]
  const phrase = text.slice(words[first].index, last.index + last[0].length)
  return /^[\p{L}\p{M} ]+$/u.test(phrase) && withoutDiacritics(phrase) !== phrase.normalize('NFD') ? phrase : null
}

/** Switches the tone placement of open syllables in oa, oe and uy: hòa to hoà, thuỷ to thủy. "qu" is a consonant. */
export function otherToneStyle(text: string): string {
  return text.normalize('NFC').replace(syllable, (word) => {
    const split = word.normalize('NFD')
    const open = new RegExp(`^([^aeiouy]*?)(o|u)([${toneMarks}]?)([aey])([${toneMarks}]?)$`, 'iu').exec(split)
    if (open === null) return word
    const [, onset, first, early, second, late] = open
    const glides = /^(oa|oe|uy)$/i.test(first + second) && !/q$/i.test(onset)
    if (!glides || early.length + late.length !== 1) return word
    return (onset + first + late + second + early).normalize('NFC')
  })
}

interface TypingKeys {
  /** Key of each tone mark. */
  tones: Record<string, string>
  circumflex: (letter: string) => string
  horn: string
  breve: string
  stroke: (letter: string) => string
}

const telex: TypingKeys = {
  tones: { '\u0301': 's', '\u0300': 'f', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' },
  circumflex: (letter) => letter,
  horn: 'w',
  breve: 'w',
  stroke: (letter) => letter,
}

const vni: TypingKeys = {
  tones: { '\u0301': '1', '\u0300': '2', '\u0309': '3', '\u0303': '4', '\u0323': '5' },
  circumflex: () => '6',
  horn: '7',
  breve: '8',
  stroke: () => '9',
}

function typed(word: string, keys: TypingKeys, toneAtEnd: boolean): string {
  let letters = ''
  let tone = ''
  const bases = word.normalize('NFD').replace(/đ/g, 'd\u0335').replace(/Đ/g, 'D\u0335')
  for (const [group] of bases.matchAll(/\P{M}\p{M}*/gu)) {
    const [letter, ...marks] = group
    letters += letter
    let ownTone = ''
    for (const mark of marks) {
      if (mark === '\u0302') letters += keys.circumflex(letter)
      else if (mark === '\u031b') letters += keys.horn
      else if (mark === '\u0306') letters += keys.breve
      else if (mark === '\u0335') letters += keys.stroke(letter)
      else ownTone = keys.tones[mark] ?? ''
    }
    if (toneAtEnd) tone += ownTone
    else letters += ownTone
  }
  return letters + tone
}

/** The text as typed in Telex with the input method off; each word's tone key is after its vowel or at the end. */
export function rawTelex(text: string, random: Random): string {
  return text.replace(syllable, (word) => typed(word, telex, random() < 0.5))
}

/** The same for VNI. */
export function rawVni(text: string, random: Random): string {
  return text.replace(syllable, (word) => typed(word, vni, random() < 0.5))
}

const letters = 'abcdefghiklmnopqrstuvxy'

type Mistake = (characters: string[], at: number, random: Random) => void

const leftOut: Mistake = (characters, at) => void characters.splice(at, 1)
const doubled: Mistake = (characters, at) => void characters.splice(at, 0, characters[at])
const replaced: Mistake = (characters, at, random) => {
  characters[at] = letters[randomBelow(random, letters.length)]
}
const swapped: Mistake = (characters, at) => {
  const first = Math.min(at, characters.length - 2)
  characters.splice(first, 2, characters[first + 1], characters[first])
}

const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** The letter of a key beside the right one. */
const besideIt: Mistake = (characters, at, random) => {
  const base = withoutDiacritics(characters[at]).toLowerCase()
  const row = keyboard.find((keys) => keys.includes(base))
  if (row === undefined) return
  const key = row.indexOf(base)
  const beside = [row[key - 1], row[key + 1]].filter((one) => one !== undefined)
  characters[at] = beside[randomBelow(random, beside.length)]
}

/** Another tone mark, or none, on the letter that has one; otherwise some mark on the last vowel. */
const wrongTone: Mistake = (characters, _, random) => {
  const parts = characters.map((character) => character.normalize('NFD'))
  const toned = parts.findIndex((part) => [...toneMarks].some((mark) => part.includes(mark)))
  const at = toned < 0 ? parts.findLastIndex((part) => /^[aeiouy]/i.test(part)) : toned
  if (at < 0) return
  const bare = parts[at].replace(new RegExp(`[${toneMarks}]`, 'gu'), '')
  const marks = ['', ...toneMarks]
  characters[at] = (bare + marks[randomBelow(random, marks.length)]).normalize('NFC')
}

/** A word with one mistake of a random kind; the same word if no other came out of it. */
function withMistake(word: string, kinds: readonly Mistake[], random: Random): string {
  const characters = [...word.normalize('NFC')]
  const at = randomBelow(random, characters.length)
  kinds[randomBelow(random, kinds.length)](characters, at, random)
  return characters.join('')
}

function otherThan(word: string, kinds: readonly Mistake[], random: Random): string {
  let wrong = word
  while (wrong.toLowerCase() === word.toLowerCase()) wrong = withMistake(word, kinds, random)
  return wrong
}

/**
 * A word of at least two letters with one typing mistake: a letter left out, doubled, swapped with the next or struck on
 * the key beside it, or, if the word has diacritics, a wrong tone.
 */
export function mistyped(word: string, random: Random): string {
  const kinds = [leftOut, doubled, swapped, besideIt]
  return otherThan(word, withoutDiacritics(word) === word ? kinds : [...kinds, wrongTone], random)
}

/** The title with one typing mistake in a word of at least three letters; unchanged if it has no such word. */
export function misspelt(text: string, random: Random): string {
  const words = [...text.normalize('NFC').matchAll(syllable)].filter(([word]) => [...word].length >= 3)
  if (words.length === 0) return text
  const chosen = words[randomBelow(random, words.length)]
  const [word] = chosen
  const wrong = otherThan(word, [leftOut, doubled, replaced, swapped], random)
  const composed = text.normalize('NFC')
  return composed.slice(0, chosen.index) + wrong + composed.slice(chosen.index + word.length)
}
