import { heads, type Head, type Pattern, type Patterns } from './patterns.js'
import type { AgencyMatch } from './levels.js'
import type { PlaceJudge, ProvinceMatch } from './places.js'
import { Gap, type Scan } from './scan.js'
import { idOf, type Mode } from './trie.js'

/** The names found in one text, before levels are known. */
export interface Reading {
  scan: Scan
  agencies: AgencyMatch[]
  provinces: ProvinceMatch[]
}

/** Most words between "các sở" and the colon that opens its list: "các sở, ban, ngành, đơn vị liên quan:". */
const LONGEST_LIST_HEAD = 10
/** Longest item of a list that is passed over when it names no known body. */
const LONGEST_ITEM = 8

/** Finds names in one pass over the words: longest match first, then lists that leave the head out. */
export class Reader {
  constructor(
    private readonly patterns: Patterns,
    private readonly places: PlaceJudge,
    private readonly mode: Mode,
    private readonly ignoreCase: boolean,
    private readonly misspelt: (scan: Scan, index: number) => AgencyMatch | null,
  ) {}

  read(scan: Scan): Reading {
    const reading: Reading = { scan, agencies: [], provinces: [] }
    let index = 0
    while (index < scan.words.length)
      index = idOf(scan, index, this.mode) === 0 ? index + 1 : this.readAt(reading, index)
    return reading
  }

  /** Reads what begins at a word, and gives the number of the word to go on with. */
  private readAt(reading: Reading, index: number): number {
    const { scan } = reading
    const match = this.patterns.names.longestAt(scan, index, this.mode, (pattern, path) =>
      this.holds(scan, pattern, path),
    )
    const agencies = match?.values.filter((pattern) => pattern.kind === 'agency') ?? []
    if (match !== null && agencies.length > 0) {
      const found = { patterns: agencies, first: index, last: match.last }
      reading.agencies.push(found)
      return this.readList(reading, headOf(scan, index), match.last + 1, false)
    }
    const misspelt = this.misspelt(scan, index)
    if (misspelt !== null) {
      reading.agencies.push(misspelt)
      return this.readList(reading, headOf(scan, index), misspelt.last + 1, false)
    }
    if (match !== null) {
      const province = match.values.find((pattern) => pattern.kind === 'province')
      if (province !== undefined) this.addProvince(reading, index, match.last, province)
      return match.last + 1
    }
    const head = headOf(scan, index)
    const start = head === null ? -1 : listStart(scan, index)
    if (start === -1) return index + 1
    const end = this.readList(reading, head, start, true)
    return end === start ? index + 1 : end
  }

  private addProvince(
    { scan, provinces }: Reading,
    first: number,
    last: number,
    { province }: Pattern & { kind: 'province' },
  ): void {
    const found = this.places.judge(scan, first, last, province, this.mode)
    if (found !== null) provinces.push(found)
  }

  /** Whether a name holds where its words stand. */
  private holds(scan: Scan, pattern: Pattern, path: readonly number[]): boolean {
    if (this.ignoreCase) return true
    if (pattern.kind !== 'province')
      return path.every((word, index) => !pattern.capitals[index] || scan.words[word].capital)
    return path.every((word) => scan.words[word].capital) || isAfter(scan, path[0], 'tỉnh')
  }

  /** Reads the items of a list whose head was left out; gives the number of the word after the last one read. */
  private readList(reading: Reading, head: Head | null, start: number, isOpen: boolean): number {
    const topics = head === null ? undefined : this.patterns.topics.get(head)
    if (topics === undefined) return start
    const { scan } = reading
    let end = start
    let item = isOpen ? start : itemAfter(scan, start)
    let missed = 0
    while (item !== -1) {
      if (this.isNameAt(scan, item)) break
      const match = topics.longestAt(
        scan,
        item,
        this.mode,
        (_, path) => this.ignoreCase || isOpen || scan.words[path[0]].capital,
      )
      if (match === null) {
        if (!isOpen || ++missed > 1) break
        item = nextItem(scan, item)
        continue
      }
      reading.agencies.push({ patterns: match.values, first: item, last: match.last })
      end = match.last + 1
      item = itemAfter(scan, end)
    }
    return end
  }

  /** A full name ends a list: "Sở Y tế, Công an tỉnh". */
  private isNameAt(scan: Scan, index: number): boolean {
    const match = this.patterns.names.longestAt(
      scan,
      index,
      this.mode,
      (pattern, path) => pattern.kind === 'agency' && this.holds(scan, pattern, path),
    )
    if (match === null) return false
    if (match.values.some((pattern) => pattern.kind === 'agency' && !pattern.needsPlace)) return true
    return this.patterns.placeWords.longestAt(scan, match.last + 1, this.mode, () => true) !== null
  }
}

function headOf(scan: Scan, index: number): Head | null {
  return heads.find((head) => head === scan.words[index].exact) ?? null
}

function isAfter({ words, gaps }: Scan, index: number, word: string): boolean {
  return index > 0 && gaps[index] === Gap.space && words[index - 1].exact === word
}

/** Number of the first item after "các sở:" or "các sở, ban, ngành:", or -1. */
function listStart({ words, gaps }: Scan, head: number): number {
  for (let index = head + 1; index < words.length && index <= head + LONGEST_LIST_HEAD; index++) {
    if (gaps[index] === Gap.colon) return index
    if (gaps[index] > Gap.comma || words[index].capital) return -1
  }
  return -1
}

/** Number of the item that follows directly: after a comma, a semicolon or "và"; or -1. */
function itemAfter({ words, gaps }: Scan, index: number): number {
  if (index >= words.length) return -1
  const isAnd = words[index].exact === 'và' && gaps[index] <= Gap.semicolon
  if (isAnd) return index + 1 < words.length && gaps[index + 1] === Gap.space ? index + 1 : -1
  return gaps[index] === Gap.comma || gaps[index] === Gap.semicolon ? index : -1
}

/** Number of the item after one that names no known body, or -1. */
function nextItem(scan: Scan, item: number): number {
  for (let index = item + 1; index < scan.words.length && index <= item + LONGEST_ITEM; index++) {
    if (scan.gaps[index] > Gap.semicolon) return -1
    const next = itemAfter(scan, index)
    if (next !== -1) return next
  }
  return -1
}
