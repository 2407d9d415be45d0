import type { Occurrence } from './locate.js'

/** A text of the article with what was found in it. */
export interface Passage {
  text: string
  occurrences: Occurrence[]
}

/** A stretch of a passage, offsets into its text. */
export interface Stretch {
  passage: number
  start: number
  end: number
}

/** Words of a snippet: about two lines of a result list. */
export const snippetWords = 35
/** What a term adds that the first snippet shows already. */
const repeatedWeight = 0.25
/** What two neighbours of the query add when they stand together, as a share of the lighter one. */
const adjacencyWeight = 0.6
/** A second snippet must show this share of what the first one shows. */
const secondSnippetShare = 0.3
/** What each later passage loses: of equal ones the earlier is shown. */
const laterPassageLoss = 0.002
/** Most occurrences of an article that are weighed. */
const occurrencesWeighed = 400

interface Window extends Stretch {
  score: number
  terms: Set<number>
}

/** @param weights value of each term, and of an occurrence as a share of it */
export interface Weighing {
  term: (term: number) => number
  occurrence: (passage: number, occurrence: Occurrence) => number
}

function weigh(passage: number, seen: Occurrence[], weighing: Weighing, shown: ReadonlySet<number>): Window {
  const best = new Map<number, number>()
  let adjacency = 0
  const paired = new Set<number>()
  seen.forEach((occurrence, at) => {
    const { term } = occurrence
    const value =
      weighing.term(term) * weighing.occurrence(passage, occurrence) * (shown.has(term) ? repeatedWeight : 1)
    best.set(term, Math.max(best.get(term) ?? 0, value))
    const next = seen[at + 1]
    const together = next !== undefined && next.term === term + 1 && next.word === occurrence.word + occurrence.length
    if (!together || paired.has(term)) return
    paired.add(term)
    const share = shown.has(term) && shown.has(next.term) ? repeatedWeight : 1
    adjacency += adjacencyWeight * share * Math.min(weighing.term(term), weighing.term(next.term))
  })
  const sum = [...best.values()].reduce((total, value) => total + value, 0)
  const start = seen[0].start
  const end = Math.max(...seen.map((occurrence) => occurrence.end))
  return { passage, start, end, score: sum + adjacency - passage * laterPassageLoss, terms: new Set(best.keys()) }
}

/** The best stretch that holds at most a snippet's words; null when nothing was found that is not taken. */
function bestWindow(
  passages: Passage[],
  weighing: Weighing,
  shown: ReadonlySet<number>,
  taken: Stretch | null,
): Window | null {
  let best: Window | null = null
  let left = occurrencesWeighed
  passages.forEach(({ occurrences }, passage) => {
    const free = occurrences.filter(
      ({ start, end }) => taken === null || taken.passage !== passage || end <= taken.start || start >= taken.end,
    )
    const weighed = free.slice(0, left)
    left -= weighed.length
    let from = 0
    weighed.forEach((last, to) => {
      while (from < to && last.word + last.length - weighed[from].word > snippetWords) from += 1
      const next = weighed[to + 1]
      // Only windows that cannot grow at their end are worth weighing.
      if (next !== undefined && next.word + next.length - weighed[from].word <= snippetWords) return
      const window = weigh(passage, weighed.slice(from, to + 1), weighing, shown)
      const between =
        taken !== null && taken.passage === passage && window.start < taken.start && window.end > taken.end
      if (!between && (best === null || window.score > best.score)) best = window
    })
  })
  return best
}

/**
 * The one or two stretches of an article that show most of the query, each widened to about a snippet's words;
 * empty when nothing was found.
 */
export function choosePassages(passages: Passage[], weighing: Weighing): Stretch[] {
  const first = bestWindow(passages, weighing, new Set(), null)
  if (first === null) return []
  const shown = widen(passages[first.passage].text, first)
  const second = bestWindow(passages, weighing, first.terms, shown)
  if (second === null || second.score < secondSnippetShare * first.score) return [shown]
  const other = widen(passages[second.passage].text, second, shown)
  return [shown, other]
}

const space = /\s/
const sentenceEnd = /[.!?…:;]["”»)]*$/

function wordStart(text: string, at: number): number {
  let start = at
  while (start > 0 && !space.test(text[start - 1])) start -= 1
  return start
}

function wordEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && !space.test(text[end])) end += 1
  return end
}

/** Start of the word before the one that starts at `start`; -1 at the beginning. */
function previousWord(text: string, start: number): number {
  let end = start
  while (end > 0 && space.test(text[end - 1])) end -= 1
  return end === 0 ? -1 : wordStart(text, end - 1)
}

/** End of the word after the one that ends at `end`; -1 at the end. */
function nextWord(text: string, end: number): number {
  let start = end
  while (start < text.length && space.test(text[start])) start += 1
  return start === text.length ? -1 : wordEnd(text, start)
}

function countWords(text: string, start: number, end: number): number {
  return text.slice(start, end).split(/\s+/).length
}

/**
 * Widens a stretch to a snippet's words: back to the start of its sentence where that is near, else a third of what is
 * missing, forward with the rest; never into `other` of the same passage.
 */
function widen(text: string, stretch: Stretch, other: Stretch | null = null): Stretch {
  const barred = other !== null && other.passage === stretch.passage ? other : null
  const lower = barred !== null && barred.end <= stretch.start ? barred.end : 0
  const upper = barred !== null && barred.start >= stretch.end ? barred.start : text.length
  let start = Math.max(lower, wordStart(text, stretch.start))
  let end = Math.min(upper, wordEnd(text, stretch.end))
  let missing = snippetWords - countWords(text, start, end)

  const backwards = (most: number, stopAtSentence: boolean): number => {
    let at = start
    let taken = 0
    for (; taken < most; taken += 1) {
      const previous = previousWord(text, at)
      if (previous < lower) break
      if (stopAtSentence && sentenceEnd.test(text.slice(previous, at).trimEnd())) return taken
      start = at = previous
    }
    return taken
  }
  const begun = start
  const wide = Math.max(0, Math.floor((missing * 2) / 3))
  let taken = backwards(wide, true)
  // No sentence begins near: keep only some of the way back.
  if (taken === wide && start > 0) {
    start = begun
    taken = backwards(Math.floor(missing / 3), false)
  }
  missing -= taken
  for (; missing > 0; missing -= 1) {
    const next = nextWord(text, end)
    if (next < 0 || next > upper) break
    end = next
  }
  if (missing > 0) backwards(missing, false)
  return { passage: stretch.passage, start, end }
}

/** The beginning of a text, a snippet's words long. */
export function beginning(text: string): { start: number; end: number } {
  let end = 0
  for (let words = 0; words < snippetWords; words += 1) {
    const next = nextWord(text, end)
    if (next < 0) break
    end = next
  }
  return { start: 0, end }
}
