import type { Keys } from '../../text/types.js'
import type { Lattice, LatticeRun } from '../vocabulary.js'
import { formsIn } from './forms.js'
import type { WordTables } from './tables.js'

/** Longest run that is sought: most words and names are shorter, and longer ones are made of these. */
const longestRun = 4
/** Most runs of three words or more that are counted for one lattice, so that no text takes long. */
const mostLongRuns = 150

type Places = Lattice['places']

/**
 * The runs through a lattice of words, each as written, that articles have. A run is sought only where both its parts,
 * without the first word and without the last, are in articles.
 */
export function runsThrough({ places, mostCost }: Lattice, words: WordTables): LatticeRun[] {
  const costOf = (first: number, choices: readonly number[]) =>
    choices.reduce((sum, choice, i) => sum + places[first + i][choice].cost, 0)
  const isSought = (first: number, choices: readonly number[]) => costOf(first, choices) <= mostCost
  const single = wordsIn(places, words)
  let level = pairsIn(places, single, words).filter(({ first, choices }) => isSought(first, choices))
  const found = [...single, ...level]
  let counted = 0
  for (let length = 3; length <= longestRun && length <= places.length; length++) {
    const shorter = level
    const byBeginning = grouped(shorter)
    level = []
    for (const { first, choices } of shorter) {
      for (const next of byBeginning.get(nameOf(first + 1, choices.slice(1))) ?? []) {
        const longer = [...choices, next.choices[length - 2]]
        if (!isSought(first, longer)) continue
        if (counted++ === mostLongRuns) return found
        const run = longer.map((choice, i) => ({ ...places[first + i][choice], choice: 'as-written' as const }))
        const articles = words.articlesWithRun(run)
        if (articles > 0) level.push({ first, choices: longer, articles })
      }
    }
    found.push(...level)
  }
  return found
}

const nameOf = (first: number, choices: readonly number[]) => `${first} ${choices.join(' ')}`

/** The words that articles have. */
function wordsIn(places: Places, words: WordTables): LatticeRun[] {
  return places
    .flatMap((alternatives, first) =>
      alternatives.map(({ word }, choice) => ({ first, choices: [choice], articles: articlesWritten(word, words) })),
    )
    .filter(({ articles }) => articles > 0)
}

/** Articles that have a word as written, each counted once for each of its spellings. */
function articlesWritten(word: Keys, { tables }: WordTables): number {
  let articles = 0
  for (const table of tables)
    for (const place of formsIn(table, word, 'as-written')) articles += table.lexiconCounts[place]
  return articles
}

/** The pairs of neighbours that articles have, of the words that they have. */
function pairsIn(places: Places, single: readonly LatticeRun[], words: WordTables): LatticeRun[] {
  const at = places.map((_, place) => single.filter(({ first }) => first === place).map(({ choices }) => choices[0]))
  return places.slice(1).flatMap((next, first) => {
    const [left, right] = [at[first], at[first + 1]]
    const counts = words.articlesWithPairs(
      left.map((choice) => places[first][choice].word),
      right.map((choice) => next[choice].word),
    )
    return Array.from(counts, (articles, i): LatticeRun => {
      return { first, choices: [left[Math.floor(i / right.length)], right[i % right.length]], articles }
    }).filter(({ articles }) => articles > 0)
  })
}

/** Runs by all but their last word. */
function grouped(runs: readonly LatticeRun[]): ReadonlyMap<string, readonly LatticeRun[]> {
  const groups = new Map<string, LatticeRun[]>()
  for (const run of runs) {
    const name = nameOf(run.first, run.choices.slice(0, -1))
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [run])
    else group.push(run)
  }
  return groups
}
