/**
 * Words of a query that say how it is asked and not what is sought: "ai là …", "… như thế nào", "… mới nhất". An article
 * need not have them. Inside other words, and in quotation marks, they are words like any other.
 */
import { isAccented, keysOf } from '../../text/index.js'
import { cleanText } from '../../text/clean.js'
import type { Keys } from '../../text/types.js'

const openers = [
  'ai là',
  'ai đã',
  'ai đang',
  'ai sẽ',
  'bao giờ thì',
  'bao giờ',
  'khi nào thì',
  'khi nào',
  'ở đâu',
  'vì sao',
  'tại sao',
  'vì đâu',
  'làm thế nào để',
  'làm thế nào',
  'làm sao để',
  'thế nào là',
]
const closers = [
  'là ai',
  'là gì',
  'là bao nhiêu',
  'bao nhiêu',
  'bao lâu',
  'bao giờ',
  'khi nào',
  'ở đâu',
  'vì sao',
  'tại sao',
  'như thế nào',
  'thế nào',
  'ra sao',
]
/** What asks for the newest articles, at the end of a query. "Hôm nay" also names a day, and is searched. */
const newest = ['mới nhất']
const today = ['hôm nay']

const longestFirst = (phrases: readonly string[]) =>
  phrases.map((phrase) => phrase.split(' ').map(keysOf)).sort((a, b) => b.length - a.length)
const [openings, closings, newestEndings, recentEndings] = [openers, closers, newest, [...newest, ...today]].map(
  longestFirst,
)

type Phrases = ReturnType<typeof longestFirst>

const keyOf = (typed: string) => keysOf(typed.replace(/[^\p{L}\p{M}]+$/u, ''))

/** The particle of "khi nào thì". Without its mark it is a word to search: "khi nào thi" asks for an exam. */
const particle = keysOf('thì')

const isOf = (phraseWord: Keys, key: Keys) =>
  isAccented(key) || phraseWord.exact === particle.exact
    ? key.exact === phraseWord.exact
    : key.folded === phraseWord.folded

/** How many of the words, at their beginning or end, are one of the phrases. */
function lengthOf(phrases: Phrases, words: readonly string[], isAtEnd: boolean): number {
  const found = phrases.find((phrase) => {
    const part = isAtEnd ? words.slice(-phrase.length) : words.slice(0, phrase.length)
    return phrase.length <= words.length && part.map(keyOf).every((key, at) => isOf(phrase[at], key))
  })
  return found?.length ?? 0
}

/** A query without the words that say how it is asked. */
export interface WithoutAsides {
  text: string
  /** The words that were taken out, as typed. */
  asides: string[]
}

/** Takes out the words that say how a text of words alone is asked; null when it has none. */
export function withoutAsides(text: string): WithoutAsides | null {
  const words = text.split(' ')
  const asides: string[] = []
  const cut = (phrases: Phrases, isAtEnd: boolean) => {
    const length = lengthOf(phrases, words, isAtEnd)
    if (length > 0 && length < words.length) asides.push(words.splice(isAtEnd ? -length : 0, length).join(' '))
  }
  cut(newestEndings, true)
  cut(closings, true)
  cut(openings, false)
  return asides.length === 0 ? null : { text: words.join(' '), asides }
}

/** What is sought by a text that ends in "mới nhất" or "hôm nay", if anything; null for other texts. */
export function textBeforeRecency(text: string): string | null {
  const words = cleanText(text).split(' ')
  const length = lengthOf(recentEndings, words, true)
  return length === 0 ? null : words.slice(0, -length).join(' ')
}
