import { mean } from './metrics.js'
import type { Figure } from './experiments.js'
import type { Unit, UnitKind } from './units.js'
import { withoutDiacritics } from './variants.js'

/** A page of results: hits with the near-copies behind them, and the total number of articles found. */
export interface FoundPage {
  hits: readonly { id: string; copies: readonly string[] }[]
  total: number
}

export interface UnitSubject {
  page(query: string, sort: 'relevance' | 'newest', size: number): Promise<FoundPage>
}

const depth = 10

const names: Record<UnitKind, string> = { compound: 'compounds', person: 'people', commune: 'communes' }

/** How many of the first ten hits have the unit, as a share of how many could have it. */
function shareOf({ articles }: Unit, { hits }: FoundPage): number {
  const having = hits.filter(({ id }) => articles.has(id))
  // A reprint behind a hit takes no place of its own.
  const behind = having.reduce((sum, { copies }) => sum + copies.filter((copy) => articles.has(copy)).length, 0)
  const possible = Math.min(depth, Math.max(1, articles.size - behind))
  return Math.min(1, having.length / possible)
}

/** The ratio of articles found to articles that have the unit, or its inverse when fewer were found. */
function excessOf({ articles }: Unit, { total }: FoundPage): number {
  return Math.max(total, 1) / articles.size >= 1 ? total / articles.size : articles.size / Math.max(total, 1)
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN
}

const ways: [name: string, type: (text: string) => string, sort: 'relevance' | 'newest'][] = [
  ['typed', (text) => text.toLowerCase(), 'relevance'],
  ['typed without diacritics', (text) => withoutDiacritics(text).toLowerCase(), 'relevance'],
  ['newest first', (text) => text.toLowerCase(), 'newest'],
]

/**
 * Judges what searches for units find: the share of the first ten that has the unit (as typed, without diacritics, and
 * newest first), and the number of articles found against the number that have it.
 */
export async function judgeUnits(units: readonly Unit[], subject: UnitSubject): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [kind, name] of Object.entries(names)) {
    const ofKind = units.filter((unit) => unit.kind === kind)
    if (ofKind.length === 0) continue
    for (const [way, type, sort] of ways) {
      const pages: FoundPage[] = []
      for (const { text } of ofKind) pages.push(await subject.page(type(text), sort, depth))
      const shares = pages.map((page, at) => shareOf(ofKind[at], page))
      figures.push({ name: `${name}, ${way}`, measure: 'share@10', value: mean(shares), cases: shares.length })
      if (sort === 'newest') continue
      const excess = pages.map((page, at) => excessOf(ofKind[at], page))
      const counted = (part: string, value: number) =>
        figures.push({ name: `${name}, ${way}: count, ${part}`, measure: 'times', value, cases: excess.length })
      counted('median', percentile(excess, 0.5))
      counted('90th percentile', percentile(excess, 0.9))
    }
  }
  return figures
}
