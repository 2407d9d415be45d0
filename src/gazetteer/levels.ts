import type { AgencyPattern } from './names.js'
import type { Patterns, PlaceWord } from './patterns.js'
import type { ProvinceMatch } from './places.js'
import { Gap, type Scan } from './scan.js'
import type { Mode } from './trie.js'
import type { Agency, AgencyRow } from './types.js'

/** A body's name in a text, before it is known at which level it stands. */
export interface AgencyMatch {
  patterns: AgencyPattern[]
  first: number
  last: number
}

export interface NamedAgency {
  agency: AgencyRow
  first: number
  /** Last word, the word for its place ("tỉnh") included. */
  last: number
}

type Level = Agency['level']

/** What follows a name: its level, if that is told, and the last word that tells it. */
interface Place {
  level: Level | 'city' | 'any' | null
  last: number
}

/** What the whole text tells about levels. */
export interface LevelContext {
  /** The text's main place is a city of provincial rank: there "thành phố" is the province. */
  centralCity: boolean
  /** Ids of named bodies so far, for "UBND" after "UBND huyện". */
  named: AgencyRow[]
}

/** Finds the level of each body from the words and bodies around it. */
export class LevelResolver {
  constructor(
    private readonly patterns: Patterns,
    private readonly mode: Mode,
  ) {}

  /**
   * @param matches in order of place
   * @returns the bodies that the matches name; matches that need a place and have none are left out
   */
  resolve(
    scan: Scan,
    matches: readonly AgencyMatch[],
    provinces: ReadonlyMap<number, ProvinceMatch>,
    context: LevelContext,
  ): NamedAgency[] {
    const places = matches.map((match) => this.placeAfter(scan, match, provinces, context))
    const levels = places.map((place, index) => ownLevel(matches[index], place))
    inherit(scan, matches, places, levels)
    return matches.flatMap((match, index) => {
      const agency = chooseAgency(match.patterns, levels[index], context.named)
      if (agency === null || (agency.level === 'trung-uong' && this.isForeign(scan, match.last + 1))) return []
      if (levels[index] !== null) context.named.push(agency)
      return [{ agency, first: match.first, last: places[index].last }]
    })
  }

  private placeAfter(
    scan: Scan,
    { patterns, last }: AgencyMatch,
    provinces: ReadonlyMap<number, ProvinceMatch>,
    { centralCity }: LevelContext,
  ): Place {
    const next = last + 1
    const ofCity = patterns.some((pattern) => pattern.ofCity)
    if (ofCity) return { level: cityLevel(scan, next, provinces, centralCity), last }
    if (next >= scan.words.length || scan.gaps[next] > Gap.space) return { level: null, last }
    const province = provinces.get(next)
    if (province !== undefined) return { level: 'tinh', last }
    const word = this.patterns.placeWords.longestAt(scan, next, this.mode, () => true)
    if (word === null) return { level: null, last }
    const kind: PlaceWord = word.values[0]
    if (kind !== 'city') return { level: kind, last: word.last }
    return { level: cityLevel(scan, word.last + 1, provinces, centralCity), last: word.last }
  }

  private isForeign(scan: Scan, next: number): boolean {
    if (next >= scan.words.length || scan.gaps[next] !== Gap.space) return false
    const match = this.patterns.foreign.longestAt(scan, next, this.mode, () => true)
    return match !== null && (this.mode === 'folded' || scan.words[next].capital || scan.words[next + 1] !== undefined)
  }
}

/** Level of a city's body: cities of provincial rank are provinces. */
function cityLevel(
  scan: Scan,
  next: number,
  provinces: ReadonlyMap<number, ProvinceMatch>,
  centralCity: boolean,
): Level {
  const city = provinces.get(next)
  if (city !== undefined) return city.province.kind === 'thành phố' ? 'tinh' : 'huyen'
  const isNamed = next < scan.words.length && scan.gaps[next] === Gap.space && scan.words[next].capital
  return !isNamed && centralCity ? 'tinh' : 'huyen'
}

function ownLevel({ patterns }: AgencyMatch, { level }: Place): Place['level'] {
  if (level !== null) return level
  const [{ agency, needsPlace }] = patterns
  return patterns.length === 1 && !needsPlace && agency.branch === 'dang' ? agency.level : null
}

/** "HĐND, UBND huyện", "Huyện ủy, HĐND, UBND": a row of bodies shares its level; what follows counts before what precedes. */
function inherit(
  scan: Scan,
  matches: readonly AgencyMatch[],
  places: readonly Place[],
  levels: Place['level'][],
): void {
  for (let index = matches.length - 2; index >= 0; index--) {
    if (levels[index] === null && isRow(scan, places[index].last, matches[index + 1].first))
      levels[index] = levels[index + 1]
  }
  for (let index = 1; index < matches.length; index++) {
    if (levels[index] === null && isRow(scan, places[index - 1].last, matches[index].first))
      levels[index] = levels[index - 1]
  }
}

/** Whether only a comma, "-" or "và" stands between two names. */
function isRow({ words, gaps }: Scan, last: number, first: number): boolean {
  if (first === last + 1) return gaps[first] === Gap.comma || gaps[first] === Gap.joiner
  return (
    first === last + 2 && words[last + 1].exact === 'và' && gaps[first] === Gap.space && gaps[last + 1] <= Gap.comma
  )
}

function chooseAgency(
  patterns: readonly AgencyPattern[],
  level: Place['level'],
  named: readonly AgencyRow[],
): AgencyRow | null {
  const atLevel = patterns.find((pattern) => pattern.agency.level === level)
  if (atLevel !== undefined) return atLevel.agency
  const bare = patterns.find((pattern) => !pattern.needsPlace)
  if (bare === undefined || (level === 'any' && patterns.length > 1)) return null
  return level === null ? (earlierLowerLevel(patterns, bare, named) ?? bare.agency) : bare.agency
}

/** In a text that names only the commune's or district's body, the bare name is that one. */
function earlierLowerLevel(
  patterns: readonly AgencyPattern[],
  bare: AgencyPattern,
  named: readonly AgencyRow[],
): AgencyRow | null {
  if (patterns.length === 1 || named.includes(bare.agency)) return null
  return named.findLast((agency) => patterns.some((pattern) => pattern.agency === agency)) ?? null
}
