import type { AgencyMatch } from './levels.js'
import { formsOf, type AgencyPattern } from './patterns.js'
import { Gap, type Scan, type Scanner, type Word } from './scan.js'
import type { GazetteerData } from './types.js'

/** Names this long may have a wrong tone or mark in one syllable. */
const SHORTEST_WITH_WRONG_MARK = 3
/** Names this long may have one letter too many, too few or other: shorter ones would meet real words. */
const SHORTEST_WITH_WRONG_LETTER = 4

interface Spelling {
  words: Word[]
  pattern: AgencyPattern
}

/** Finds bodies whose name has one syllable misspelt: "Sở Thông tinh và Truyền thông". */
export class MisspellingFinder {
  private readonly byHead = new Map<string, Spelling[]>()

  constructor(data: GazetteerData, scanner: Scanner) {
    for (const agency of data.agencies) {
      for (const { text, needsPlace } of agency.names) {
        for (const form of formsOf(text, data.phraseVariants))
          this.add(form, { kind: 'agency', agency, needsPlace, capitals: [], ofCity: false }, scanner)
      }
    }
  }

  private add(form: string, pattern: AgencyPattern, scanner: Scanner): void {
    const words = scanner.learn(form).words
    if (words.length < SHORTEST_WITH_WRONG_MARK) return
    const spellings = this.byHead.get(words[0].exact)
    if (spellings === undefined) this.byHead.set(words[0].exact, [{ words, pattern }])
    else spellings.push({ words, pattern })
  }

  /** The longest name that begins at a capitalised word and is one syllable off. */
  at(scan: Scan, first: number): AgencyMatch | null {
    if (!scan.words[first].capital) return null
    let best: Spelling | null = null
    for (const spelling of this.byHead.get(scan.words[first].exact) ?? []) {
      if ((best === null || spelling.words.length > best.words.length) && isOneOff(scan, first, spelling.words))
        best = spelling
    }
    if (best === null) return null
    const { words, pattern } = best
    const same = this.byHead
      .get(words[0].exact)!
      .filter(
        (other) =>
          other.words.length === words.length && other.words.every((word, index) => word.exact === words[index].exact),
      )
    return {
      patterns: [...new Set(same.map((other) => other.pattern)).add(pattern)],
      first,
      last: first + words.length - 1,
    }
  }
}

function isOneOff({ words, gaps }: Scan, first: number, name: readonly Word[]): boolean {
  if (first + name.length > words.length) return false
  let wrong = 0
  for (let index = 1; index < name.length; index++) {
    if (gaps[first + index] > Gap.joiner) return false
    if (words[first + index].exact === name[index].exact) continue
    if (++wrong > 1 || !isNear(words[first + index], name[index], name.length)) return false
  }
  return wrong === 1
}

function isNear(word: Word, right: Word, length: number): boolean {
  if (right.capitals || right.folded.length < 2) return false
  return (
    word.folded === right.folded || (length >= SHORTEST_WITH_WRONG_LETTER && isOneEditApart(word.folded, right.folded))
  )
}

/** Whether one letter put in, left out or replaced turns one word into the other. */
function isOneEditApart(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false
  let start = 0
  while (start < left.length && left[start] === right[start]) start++
  const leftEnd = left.slice(start)
  const rightEnd = right.slice(start)
  return leftEnd.slice(1) === rightEnd.slice(1) || leftEnd.slice(1) === rightEnd || leftEnd === rightEnd.slice(1)
}
