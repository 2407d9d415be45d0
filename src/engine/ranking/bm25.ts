import { ranking } from './numbers.js'

const { saturation, lengthNormalisation } = ranking

/** Most occurrences of a term that one article can count. */
export const maximumFrequency = 255

/**
 * The frequency at which a term counts half of its most in an article, which grows with the article's length.
 * @param length tokens of the article, as a share of the average
 * @returns rounded to 32 bits, in which engines may keep it
 */
export function holdOf(length: number): number {
  return Math.fround(saturation * (1 - lengthNormalisation + lengthNormalisation * length))
}

/** What a term adds to an article's score. @param hold of the article */
export function termScore(weight: number, frequency: number, hold: number): number {
  return (weight * (saturation + 1) * frequency) / (frequency + hold)
}
