import type { AgencyMatch } from './levels.js'
import { isHead, ListReader } from './lists.js'
import type { MisspellingFinder } from './misspellings.js'
import type { Pattern, Patterns, ProvincePattern } from './patterns.js'
import type { PlaceJudge, ProvinceMatch } from './places.js'
import { Gap, type Scan } from './scan.js'
import type { Match, Mode } from './trie.js'

/** The names found in one text, before levels are known. */
export interface Reading {
  scan: Scan
  agencies: AgencyMatch[]
  provinces: ProvinceMatch[]
}

/** How a text is read. */
export interface ReadingManner {
  mode: Mode
  /** Capitals carry no meaning: a query, or a text without diacritics. */
  ignoreCase: boolean
  /** Whether misspelt names are looked for. */
  misspellings: MisspellingFinder | null
}

/** Finds names in one pass over the words: the longest match first, then lists that leave the head out. */
export class Reader {
  private readonly lists: ListReader

  constructor(
    private readonly patterns: Patterns,
    private readonly places: PlaceJudge,
    private readonly manner: ReadingManner,
  ) {
    const { mode, ignoreCase } = manner
    this.lists = new ListReader(patterns.topics, mode, ignoreCase, (scan, index) => this.fullNameAt(scan, index))
  }

  read(scan: Scan): Reading {
    const reading: Reading = { scan, agencies: [], provinces: [] }
    const { mode } = this.manner
    let index = 0
    while (index < scan.words.length) {
      index = this.patterns.names.begins(scan, index, mode) ? this.readAt(reading, index) : index + 1
    }
    return reading
  }

  /** Reads what begins at a word, and returns the number of the word to continue with. */
  private readAt({ scan, agencies, provinces }: Reading, index: number): number {
    const match = this.longestAt(scan, index)
    const agency = (match === null ? null : agencyIn(match)) ?? this.manner.misspellings?.at(scan, index) ?? null
    if (agency !== null) {
      if (this.isInDocumentNumber(scan, index)) return agency.last + 1
      agencies.push(agency, ...this.lists.after(scan, agency))
      return agencies[agencies.length - 1].last + 1
    }
    if (match !== null) {
      const province = match.values.find((pattern): pattern is ProvincePattern => pattern.kind === 'province')?.province
      const isAfterBody = agencies[agencies.length - 1]?.last === index - 1
      const place = province && this.places.judge(scan, match, province, this.manner.mode, isAfterBody)
      if (place) provinces.push(place)
      return match.last + 1
    }
    if (!isHead(scan.words[index].exact)) return index + 1
    const items = this.lists.afterColon(scan, index)
    if (items.length === 0) return index + 1
    agencies.push(...items)
    return items[items.length - 1].last + 1
  }

  private longestAt(scan: Scan, index: number): Match<Pattern> | null {
    return this.patterns.names.longestAt(scan, index, this.manner.mode, (pattern, path) =>
      this.holds(scan, pattern, path),
    )
  }

  /** Whether a name is meant at the place where its words were found. */
  private holds(scan: Scan, pattern: Pattern, path: readonly number[]): boolean {
    const { words, gaps } = scan
    const first = path[0]
    if (pattern.kind === 'agency' && pattern.isAbbreviation && !words[first].capitals) return false
    if (this.manner.ignoreCase) return true
    if (pattern.kind === 'agency') {
      return !pattern.needsCapital || (words[first].capital && !this.places.isPerson(scan, first))
    }
    if (pattern.kind === 'trap') return path.every((word, index) => !pattern.capitals[index] || words[word].capital)
    if (path.every((word) => words[word].capital)) return true
    return first > 0 && gaps[first] === Gap.space && words[first - 1].exact === 'tỉnh'
  }

  private isInDocumentNumber({ words, gaps }: Scan, index: number): boolean {
    return index > 0 && gaps[index] === Gap.joiner && this.patterns.documentCodes.has(words[index - 1].exact)
  }

  /** The name at a word that names a body without a head before it: "Công an tỉnh", but not "Công an" (Bộ Công an). */
  private fullNameAt(scan: Scan, index: number): AgencyMatch | null {
    const match = this.longestAt(scan, index)
    const agency = match === null ? null : agencyIn(match)
    if (agency === null || agency.patterns.some((pattern) => !pattern.needsPlace)) return agency
    const next = agency.last + 1
    const hasPlace = scan.gaps[next] === Gap.space && this.patterns.placeWordAt(scan, next, this.manner.mode) !== null
    return hasPlace ? agency : null
  }
}

function agencyIn({ values, first, last }: Match<Pattern>): AgencyMatch | null {
  const patterns = values.filter((pattern) => pattern.kind === 'agency')
  return patterns.length === 0 ? null : { patterns, first, last }
}
