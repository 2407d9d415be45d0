import type { Figure } from './experiments.js'
import { mean } from './metrics.js'
import { misheard, mistyped } from './misspellings.js'
import { sample, seededRandom, type Random } from './random.js'
import { articlesWith, isSameText, type ReadArticle, type Unit } from './units.js'
import { firstWords, phraseOf, withoutDiacritics } from './variants.js'

export interface SpellingSubject {
  /** Another spelling that is offered for a query, or null. */
  didYouMean(query: string): Promise<string | null>
}

/** A query with the offer that would be right: none for one that is written correctly. */
export interface SpellingCase {
  kind: 'misheard' | 'mistyped' | 'correct' | 'correct, without diacritics'
  query: string
  meant: string
}

const phrasesDrawn = 400
const misspellingsDrawn = 400
const joinedDrawn = 200
/** A misspelling that so many articles have may be meant as typed. */
const fairNumber = 3

const spaced = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/** Phrases of two to four words in titles, and beginnings of titles of up to six words. */
function phrasesIn(titles: readonly string[], random: Random): string[] {
  return sample(titles, phrasesDrawn, random).flatMap((title, at) =>
    at % 2 === 0 ? (phraseOf(title, random) ?? []) : spaced(firstWords(title, 6)),
  )
}

/**
 * Draws correct queries of all kinds (units, phrases of titles, two units together), and misspellings of units and
 * phrases by rule, less those that a fair number of articles has.
 */
export function drawSpellings(
  articles: readonly ReadArticle[],
  titles: readonly string[],
  units: readonly Unit[],
  seed: number,
): SpellingCase[] {
  const random = seededRandom(seed)
  const phrases = phrasesIn(titles, random)
  const joined = Array.from({ length: joinedDrawn }, () =>
    sample(units, 2, random)
      .map(({ text }) => text)
      .join(' '),
  )
  const correct = [...units.map(({ text }) => text), ...phrases, ...joined].map(spaced)
  const named = [...units.map(({ text }) => text), ...phrases].map(spaced).filter((text) => text.split(' ').length <= 4)
  const wrong = ([misheard, mistyped] as const).map((misspell) =>
    sample(named, 2 * misspellingsDrawn, random).flatMap((meant) => {
      const query = misspell(meant, random)
      return query === null || spaced(query) === meant ? [] : { query, meant }
    }),
  )
  const having = articlesWith(
    articles,
    wrong.flat().map(({ query }) => query),
  )
  const drawn = wrong.map((list) =>
    list.filter(({ query }) => (having.get(query)?.size ?? 0) < fairNumber).slice(0, misspellingsDrawn),
  )
  return [
    ...drawn[0].map((one): SpellingCase => ({ kind: 'misheard', ...one })),
    ...drawn[1].map((one): SpellingCase => ({ kind: 'mistyped', ...one })),
    ...correct.map((meant): SpellingCase => ({ kind: 'correct', query: meant, meant })),
    ...correct.map((meant): SpellingCase => {
      return { kind: 'correct, without diacritics', query: withoutDiacritics(meant), meant }
    }),
  ]
}

/** Whether an offer is right: for a misspelling the words meant; for a correct query none, or the same words. */
export function isRight({ kind, meant }: SpellingCase, offer: string | null): boolean {
  const same = offer !== null && isSameText(offer, meant)
  return kind === 'misheard' || kind === 'mistyped' ? same : offer === null || same
}

/** Shares of misspellings that are set right, and of correct queries for which something wrong is offered. */
export async function judgeSpelling(cases: readonly SpellingCase[], subject: SpellingSubject): Promise<Figure[]> {
  const right = new Map<SpellingCase['kind'], number[]>()
  for (const one of cases) {
    const values = right.get(one.kind) ?? []
    right.set(one.kind, values)
    values.push(Number(isRight(one, await subject.didYouMean(one.query))))
  }
  return [...right].map(([kind, values]): Figure => {
    const isCorrect = kind.startsWith('correct')
    const name = isCorrect ? `spelling, ${kind}: wrong offers` : `spelling, ${kind}: set right`
    return { name, measure: 'share', value: isCorrect ? 1 - mean(values) : mean(values), cases: values.length }
  })
}
