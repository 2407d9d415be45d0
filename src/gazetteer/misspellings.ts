import type { AgencyMatch } from './levels.js'
import type { AgencyPattern } from './names.js'
import { Gap, type Scan, type Scanner, type Word } from './scan.js'

/** Names of at least this many syllables may have a wrong tone or mark in one of them. */
const SHORTEST_WITH_WRONG_MARK = 3
/**
 * Names of at least this many syllables may have one letter too many, too few or wrong: fewer would match real words.
 */
const SHORTEST_WITH_WRONG_LETTER = 4

interface Spelling {
  words: Word[]
  patterns: AgencyPattern[]
}

/** The names that begin with one word, by the second and by the third word: at most one of the two is misspelt. */
interface Names {
  bySecond: Map<string, Spelling[]>
  byThird: Map<string, Spelling[]>
}

/** Finds bodies whose name has one syllable misspelt: "Sở Thông tinh và Truyền thông". */
export class MisspellingFinder {
  private readonly byHead = new Map<string, Names>()

  constructor(patterns: readonly AgencyPattern[], scanner: Scanner) {
    const byKeys = new Map<string, Spelling>()
    for (const pattern of patterns) {
      const { words } = scanner.learn(pattern.text)
      if (words.length < SHORTEST_WITH_WRONG_MARK) continue
      const keys = words.map((word) => word.exact).join(' ')
      const known = byKeys.get(keys)
      if (known !== undefined) known.patterns.push(pattern)
      else byKeys.set(keys, { words, patterns: [pattern] })
    }
    for (const spelling of byKeys.values()) this.add(spelling)
  }

  private add(spelling: Spelling): void {
    const [head, second, third] = spelling.words.map((word) => word.exact)
    const names = this.byHead.get(head) ?? { bySecond: new Map(), byThird: new Map() }
    this.byHead.set(head, names)
    names.bySecond.set(second, [...(names.bySecond.get(second) ?? []), spelling])
    names.byThird.set(third, [...(names.byThird.get(third) ?? []), spelling])
  }

  /** The longest name that begins at a capitalised word and is one syllable off. */
  at(scan: Scan, first: number): AgencyMatch | null {
    const { words } = scan
    const names = words[first].capital ? this.byHead.get(words[first].exact) : undefined
    if (names === undefined || first + 2 >= words.length) return null
    let longest: Spelling | null = null
    for (const candidates of [names.bySecond.get(words[first + 1].exact), names.byThird.get(words[first + 2].exact)]) {
      for (const spelling of candidates ?? []) {
        const isLonger = longest === null || spelling.words.length > longest.words.length
        if (isLonger && isOneOff(scan, first, spelling.words)) longest = spelling
      }
    }
    return longest === null ? null : { patterns: longest.patterns, first, last: first + longest.words.length - 1 }
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
  if (word.folded === right.folded) return true
  return length >= SHORTEST_WITH_WRONG_LETTER && isOneEditApart(word.folded, right.folded)
}

/** Whether inserting, removing or replacing one letter turns one word into the other. */
function isOneEditApart(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false
  let start = 0
  while (start < left.length && left[start] === right[start]) start++
  const leftRest = left.slice(start)
  const rightRest = right.slice(start)
  return leftRest.slice(1) === rightRest.slice(1) || leftRest.slice(1) === rightRest || leftRest === rightRest.slice(1)
}
