import type { AgencyRow, GazetteerData } from './types.js'

/** One form of one name of a body, as it may appear in a text. */
export interface AgencyPattern {
  kind: 'agency'
  agency: AgencyRow
  text: string
  needsPlace: boolean
  needsCapital: boolean
  /** Begins with an abbreviation of two letters: "CA tỉnh" is written in capitals, "ca" is a word. */
  isAbbreviation: boolean
  /** The name ends in "Thành ủy", "thành phố", "Thành đoàn": its level depends on which city. */
  ofCity: boolean
}

interface PhraseVariants {
  phrase: string
  others: readonly string[]
}

const CITY = /thành (?:ủy|phố|đoàn)$/i
const SHORT_ABBREVIATION = /^\p{Lu}{2}(?!\p{L})/u

/** Every name of every body, with each phrase in it in each of its forms. */
export function agencyPatterns({ agencies, phraseVariants }: GazetteerData): AgencyPattern[] {
  const variants = [...phraseVariants].map(([phrase, others]) => {
    const lower = phrase.toLowerCase()
    // A variant that contains its own phrase would grow without end.
    return { phrase: lower, others: others.filter((other) => !other.toLowerCase().includes(lower)) }
  })
  return agencies.flatMap((agency) =>
    agency.names.flatMap(({ text: name, needsPlace, needsCapital }) =>
      formsOf(name, variants).map((text) => ({
        kind: 'agency' as const,
        agency,
        text,
        needsPlace,
        needsCapital,
        isAbbreviation: SHORT_ABBREVIATION.test(text),
        ofCity: CITY.test(text),
      })),
    ),
  )
}

function formsOf(name: string, variants: readonly PhraseVariants[]): string[] {
  const forms = new Set([name])
  // Iterating over a set also visits what is added meanwhile, so a form with one phrase replaced has its others
  // replaced too.
  for (const form of forms) {
    const lower = form.toLowerCase()
    for (const { phrase, others } of variants) {
      const start = lower.indexOf(phrase)
      const end = start + phrase.length
      if (start === -1 || isLetter(form[start - 1]) || isLetter(form[end])) continue
      for (const other of others) forms.add(form.slice(0, start) + other + form.slice(end))
    }
  }
  return [...forms]
}

function isLetter(char: string | undefined): boolean {
  return char !== undefined && /\p{L}/u.test(char)
}
