/** Which syllables people write for each other because they sound alike where they live. */

import { remembered } from './remembered.js'
import { splitSyllable, TONE_MARKS, withoutTones, withTone, type SyllableParts } from './marks.js'

/** Onsets that are one sound in the north, in the centre or in the south, or are spelt for the vowel after them. */
const ONSETS = 's x|ch tr|d gi r|v d gi|l n|r g|c k q|g gh|ng ngh'

/** Final consonants that are one sound in the centre and south, or after some vowels everywhere. */
const CODAS = 'n ng|n nh|t c|t ch|c ch k'

/** Vowels (with glides) that are one sound somewhere, or look alike on a keyboard without care for marks. */
const VOWELS = `i y|o ô|o oo|ô ơ|ô uô|oi ôi|ơi ôi|ai ay|ay ây|ao au|au âu|a ă|ă â|a â|â ơ|e ê|ê i|i iê|iu iêu|iu ưu|iêu ươu|ưu ươu
u uô|ui uôi|ưi ươi|ư ươ|u ư|ươ ơ|uy ui|uy uê|oa ua|oai oay|oe ue|uâ u|uê ê|ia iê|ua uô|ưa ươ`

/** hỏi and ngã are one tone in the centre and south; ngã, or both, fall together with nặng in the north centre. */
const TONES = [
  [TONE_MARKS[2], TONE_MARKS[3]],
  [TONE_MARKS[3], TONE_MARKS[5]],
  [TONE_MARKS[2], TONE_MARKS[5]],
]

const groupsOf = (text: string) => text.split(/[|\n]/).map((group) => group.split(' '))

/** For each spelling those that sound like it. */
function alternatives(groups: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const group of groups)
    for (const one of group)
      for (const other of group) if (other !== one) found.set(one, (found.get(one) ?? new Set()).add(other))
  return new Map([...found].map(([one, others]) => [one, [...others]]))
}

const onsets = alternatives(groupsOf(ONSETS))
const codas = alternatives(groupsOf(CODAS))
const vowels = alternatives(groupsOf(VOWELS))
const tones = alternatives(TONES)

/** A syllable that sounds like another, and by how many differences. */
export interface SoundAlike {
  text: string
  slips: 1 | 2
}

interface Spelling extends SyllableParts {
  tone: string
}

const otherOnsets = (spelling: Spelling): Spelling[] =>
  (onsets.get(spelling.onset) ?? []).map((onset) => ({ ...spelling, onset }))
const otherVowels = (spelling: Spelling): Spelling[] =>
  (vowels.get(spelling.vowels) ?? []).map((other) => ({ ...spelling, vowels: other }))
const otherEnds = (spelling: Spelling): Spelling[] => [
  ...(codas.get(spelling.coda) ?? []).map((coda) => ({ ...spelling, coda })),
  ...(tones.get(spelling.tone) ?? []).map((tone) => ({ ...spelling, tone })),
]

const textOf = (spelling: Spelling) => withTone(spelling, spelling.tone)

/** As many syllables as queries have in a busy hour. */
const remembersMost = 2000

/**
 * Syllables that people write in place of one because they sound alike, with one or two differences, the fewest first;
 * not all of them are words. Works without diacritics, too. None for what has not the shape of a syllable.
 * @param exact lower case, NFC, tone in its canonical place (as `keysOf` returns)
 */
export const soundAlikes: (exact: string) => readonly SoundAlike[] = remembered(remembersMost, (exact) => {
  const { base, tones: marks } = withoutTones(exact)
  const parts = splitSyllable(base)
  if (parts === null || marks.length > 1) return []
  const own: Spelling = { ...parts, tone: marks }
  const found = new Map<string, SoundAlike>()
  const see = (spelling: Spelling, slips: 1 | 2) => {
    const text = textOf(spelling)
    if (text !== exact && !found.has(text)) found.set(text, { text, slips })
  }
  const [begun, ended] = [otherOnsets(own), otherEnds(own)]
  for (const spelling of [...begun, ...otherVowels(own), ...ended]) see(spelling, 1)
  // With two differences, vowels stay: else hardly anything does.
  for (const spelling of [...begun, ...ended]) for (const twice of otherEnds(spelling)) see(twice, 2)
  return [...found.values()]
})
