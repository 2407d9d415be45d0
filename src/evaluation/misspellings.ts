/**
 * How people misspell Vietnamese by ear, in the three regions, and by a slip of the finger: rules on the letters of a
 * syllable, independent of the text analysis under evaluation.
 */
import { randomBelow, type Random } from './random.js'

/** A syllable taken apart: `sốt` is s, ôt and sắc. */
interface Parts {
  onset: string
  rime: string
  tone: string
}

/** Spellings that people write for each other, and where in a syllable. */
interface Rule {
  part: keyof Parts
  spellings: readonly string[]
}

const hook = '\u0309'
const tilde = '\u0303'
const dot = '\u0323'

/** Onsets that sound alike in the north (the first line) or in the centre and south. */
const onsets = `s x|ch tr|d gi|r d|r gi|l n
v d|v gi`

/** Rimes that sound alike somewhere: final consonants, then vowels. */
const rimes = `an ang|ăn ăng|ân âng|on ong|ôn ông|un ung|ươn ương|iên iêng|uôn uông|ưn ưng|oan oang
at ac|ăt ăc|ât âc|ot oc|ôt ôc|ut uc|ươt ươc|iêt iêc|uôt uôc|ưt ưc
in inh|ên ênh|it ich|êt êch
oi ôi|om ôm|o ô|ô ơ|ai ay|ao au|au âu|ăm âm|ăp âp|ăn ân|ay ây|im iêm|ip iêp|iu ưu|iêu ươu|ui uôi|ưi ươi|ưu ươu|en ên|e ê`

const pairsIn = (text: string) => text.split(/[|\n]/).map((pair) => pair.split(' '))

const rules: readonly Rule[] = [
  ...pairsIn(onsets).map((spellings): Rule => ({ part: 'onset', spellings })),
  { part: 'tone', spellings: [hook, tilde] },
  { part: 'tone', spellings: [tilde, dot] },
  ...pairsIn(rimes).map((spellings): Rule => ({ part: 'rime', spellings })),
]

const shape = /^(ngh|ng|gh|gi(?=[aăâeêoôơuưy])|kh|ch|nh|ph|qu|th|tr|[bcdđghklmnprstvx])?([aăâeêioôơuưy].*)$/u
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

function partsOf(syllable: string): Parts | null {
  const letters = syllable.toLowerCase().normalize('NFD')
  const [tone = '', ...more] = letters.match(tones) ?? []
  const found = shape.exec(letters.replace(tones, '').normalize('NFC'))
  return found === null || more.length > 0 ? null : { onset: found[1] ?? '', rime: found[2], tone }
}

/** The letter that carries the tone: one with a mark of its own, else the last vowel before a final consonant. */
function written({ onset, rime, tone }: Parts): string {
  const vowels = /^[aăâeêioôơuưy]+/u.exec(rime)?.[0] ?? ''
  const marked = [...vowels].findLastIndex((letter) => 'ăâêôơư'.includes(letter))
  const isOpen = vowels.length === rime.length
  const at = marked >= 0 ? marked : vowels.length === 1 || (isOpen && vowels.length === 2) ? 0 : 1
  return (onset + rime.slice(0, at + 1) + tone + rime.slice(at + 1)).normalize('NFC')
}

/** Syllables that sound like one, each by one rule. */
function soundAlikes(syllable: string): string[] {
  const parts = partsOf(syllable)
  if (parts === null) return []
  const isStopped = /([cpt]|ch)$/.test(parts.rime)
  return rules.flatMap(({ part, spellings }) => {
    // Before these only sắc and nặng are possible.
    if (!spellings.includes(parts[part]) || (part === 'tone' && isStopped)) return []
    return spellings.filter((other) => other !== parts[part]).map((other) => written({ ...parts, [part]: other }))
  })
}

/** Share of misspellings that have two misspelt syllables. */
const twoMistakes = 0.2

/** Words with one syllable, or two, written as another that sounds like it; null where no rule applies. */
export function misheard(text: string, random: Random): string | null {
  const words = text.toLowerCase().split(' ')
  const open = [...words.keys()].filter((at) => soundAlikes(words[at]).length > 0)
  if (open.length === 0) return null
  const count = random() < twoMistakes ? Math.min(2, open.length) : 1
  for (let mistakes = 0; mistakes < count; mistakes += 1) {
    const [at] = open.splice(randomBelow(random, open.length), 1)
    const others = soundAlikes(words[at])
    words[at] = others[randomBelow(random, others.length)]
  }
  return words.join(' ')
}

const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** Keys beside one on a keyboard. */
function neighboursOf(letter: string): string[] {
  const row = keyboard.find((keys) => keys.includes(letter)) ?? ''
  const at = row.indexOf(letter)
  return [row[at - 1], row[at + 1]].filter((key) => key !== undefined)
}

/** Words with one letter of one syllable dropped, doubled, swapped with the next, or typed on the key beside it. */
export function mistyped(text: string, random: Random): string | null {
  const words = text.toLowerCase().normalize('NFC').split(' ')
  const open = [...words.keys()].filter((at) => [...words[at]].length >= 3)
  if (open.length === 0) return null
  const word = open[randomBelow(random, open.length)]
  const letters = [...words[word]]
  const at = randomBelow(random, letters.length)
  const near = neighboursOf(letters[at])
  const kind = randomBelow(random, near.length === 0 ? 3 : 4)
  if (kind === 0) letters.splice(at, 1)
  else if (kind === 1) letters.splice(at, 0, letters[at])
  else if (kind === 2) {
    const first = Math.min(at, letters.length - 2)
    letters.splice(first, 2, letters[first + 1], letters[first])
  } else letters[at] = near[randomBelow(random, near.length)]
  const wrong = letters.join('')
  if (wrong === words[word]) return null
  return words.with(word, wrong).join(' ')
}
