import type { Occurrence } from './locate.js'

/** A text of the article and the occurrences found in it. */
export interface Passage {
  text: string
  occurrences: Occurrence[]
}

/** A stretch of a passage, as offsets into its text. */
export interface Stretch {
  passage: number
  start: number
  end: number
}

/** Words in a snippet: about two lines in a result list. */
export const snippetWords = 35
/** Weight of a term that the first snippet already shows. */
const repeatedWeight = 0.25
/** Weight of an occurrence with different diacritics, relative to one as typed. */
const foldedWeight = 0.7
/** Bonus for two adjacent query terms that are adjacent in the text, as a share of the smaller weight. */
const adjacencyWeight = 0.6
/** A second snippet must score at least this share of the first one's score. */
const secondSnippetShare = 0.3
/** Deducted for each passage further down, so that of equal passages the earlier one is shown. */
const laterPassageLoss = 0.002
/** Most occurrences that are scored in an article. */
const occurrencesWeighed = 400

interface Window extends Stretch {
  score: number
}

/** Scores stretches of one article. The arrays are indexed by term and reused for every stretch. */
class Scale {
  private readonly best: Float64Array
  private readonly paired: Uint8Array

  /** What each term still counts, which is little once it has been shown. */
  private readonly shares: Float64Array

  constructor(private readonly weights: readonly number[]) {
    this.best = new Float64Array(weights.length)
    this.paired = new Uint8Array(weights.length)
    this.shares = new Float64Array(weights.length).fill(1)
  }

  /** Records that the terms within a stretch of a passage have been shown. */
  remember(occurrences: Occurrence[], { start, end }: Stretch): void {
    for (const occurrence of occurrences) {
      if (occurrence.start >= start && occurrence.end <= end) this.shares[occurrence.term] = repeatedWeight
    }
  }

  /** Score of the occurrences `from` to `to`. */
  weigh(occurrences: Occurrence[], from: number, to: number): number {
    const { best, paired, weights, shares } = this
    best.fill(0)
    paired.fill(0)
    let score = 0
    for (let at = from; at <= to; at += 1) {
      const { term, word, length, exact } = occurrences[at]
      const value = weights[term] * shares[term] * (exact ? 1 : foldedWeight)
      if (value > best[term]) {
        score += value - best[term]
        best[term] = value
      }
      const next = at < to ? occurrences[at + 1] : undefined
      if (next === undefined || next.term !== term + 1 || next.word !== word + length || paired[term] === 1) continue
      paired[term] = 1
      score += adjacencyWeight * shares[term] * Math.min(weights[term], weights[next.term])
    }
    return score
  }
}

function isFree({ start, end }: Stretch | Occurrence, taken: Stretch): boolean {
  return end <= taken.start || start >= taken.end
}

/** The best stretch of at most a snippet's words; null if there are no occurrences outside `taken`. */
function bestWindow(passages: Passage[], scale: Scale, taken: Stretch | null): Window | null {
  let best: Window | null = null
  let left = occurrencesWeighed
  passages.forEach(({ occurrences }, passage) => {
    const barred = taken?.passage === passage ? taken : null
    const free = barred === null ? occurrences : occurrences.filter((occurrence) => isFree(occurrence, barred))
    const weighed = Math.min(left, free.length)
    left -= weighed
    for (let from = 0, to = 0; to < weighed; to += 1) {
      const last = free[to]
      while (from < to && last.word + last.length - free[from].word > snippetWords) from += 1
      // Only windows that cannot be extended at their end are worth scoring.
      const next = to + 1 < weighed ? free[to + 1] : undefined
      if (next !== undefined && next.word + next.length - free[from].word <= snippetWords) continue
      const score = scale.weigh(free, from, to) - passage * laterPassageLoss
      if (best !== null && score <= best.score) continue
      const window = { passage, start: free[from].start, end: last.end }
      if (barred !== null && !isFree(window, barred)) continue
      best = { ...window, score }
    }
  })
  return best
}

/**
 * The one or two stretches of an article that show most of the query, each widened to about a snippet's words; empty if
 * nothing was found.
 * @param weights weight of each term
 */
export function choosePassages(passages: Passage[], weights: readonly number[]): Stretch[] {
  const scale = new Scale(weights)
  const first = bestWindow(passages, scale, null)
  if (first === null) return []
  const shown = widen(passages[first.passage].text, first)
  scale.remember(passages[first.passage].occurrences, shown)
  const second = bestWindow(passages, scale, shown)
  if (second === null || second.score < secondSnippetShare * first.score) return [shown]
  const other = widen(passages[second.passage].text, second, shown)
  return [shown, other]
}

const space = /\s/
const sentenceEnds = '.!?…:;'
const closers = '"”»)'

/**
 * Whether there is white space at an offset. Letters are ruled out by their code first, since this is called for every
 * character.
 */
function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 0x1680) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0
  return (code < 0x1e00 || code >= 0x2000) && space.test(text[at])
}

function wordStart(text: string, at: number): number {
  let start = at
  while (start > 0 && !isSpace(text, start - 1)) start -= 1
  return start
}

function wordEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && !isSpace(text, end)) end += 1
  return end
}

/** Whether a sentence ends before an offset, ignoring spaces and closing marks. */
function endsSentence(text: string, at: number): boolean {
  let end = at - 1
  while (end >= 0 && isSpace(text, end)) end -= 1
  while (end >= 0 && closers.includes(text[end])) end -= 1
  return end >= 0 && sentenceEnds.includes(text[end])
}

/** Start of the word before the one that starts at `start`; -1 at the beginning. */
function previousWord(text: string, start: number): number {
  let end = start
  while (end > 0 && isSpace(text, end - 1)) end -= 1
  return end === 0 ? -1 : wordStart(text, end - 1)
}

/** End of the word after the one that ends at `end`; -1 at the end. */
function nextWord(text: string, end: number): number {
  let start = end
  while (start < text.length && isSpace(text, start)) start += 1
  return start === text.length ? -1 : wordEnd(text, start)
}

function countWords(text: string, start: number, end: number): number {
  let words = 0
  for (let at = nextWord(text, start); at >= 0 && at <= end; at = nextWord(text, at)) words += 1
  return words
}

/**
 * Widens a stretch to a snippet's words: backwards to the start of its sentence if that is near, otherwise by a third
 * of the missing words, and forwards by the rest; never into `other` in the same passage.
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
      if (stopAtSentence && endsSentence(text, at)) return taken
      start = at = previous
    }
    return taken
  }
  const begun = start
  const wide = Math.max(0, Math.floor((missing * 2) / 3))
  let taken = backwards(wide, true)
  // No sentence begins nearby: keep only part of what was added before.
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
