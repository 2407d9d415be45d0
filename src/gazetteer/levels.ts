import type { AgencyPattern } from './names.js'
import type { Patterns } from './patterns.js'
import type { ProvinceMatch } from './places.js'
import { Gap, type Scan } from './scan.js'
import type { Mode } from './trie.js'
import type { Agency, AgencyRow } from './types.js'

/** A body's name in a text, before its level is known. */
export interface AgencyMatch {
  patterns: AgencyPattern[]
  first: number
  last: number
}

export interface NamedAgency {
  agency: AgencyRow
  first: number
  /** Last word, including the word for its place ("tỉnh"). */
  last: number
}

type Level = Agency['level']

/** What follows a name: its level, if stated, and the last word that states it. */
interface Place {
  level: Level | 'any' | null
  last: number
  /** The level is stated by a bare "thành phố": which city that is, is guessed from the whole text. */
  isGuess?: boolean
}

/** What the whole text says about levels. */
export interface LevelContext {
  /** The text's main place is a city of provincial rank, so "thành phố" means the province. */
  centralCity: boolean
  /** In a query, "hội nông dân" means the province's. */
  isQuery: boolean
  /** Bodies named so far with their level, for "UBND" after "UBND huyện"; the later, the greater the number. */
  named: Map<AgencyRow, number>
  count: number
}

/** Finds the level of each body from the words and bodies around it. */
export class LevelResolver {
  constructor(
    private readonly patterns: Patterns,
    private readonly mode: Mode,
  ) {}

  /**
   * @param matches in order of position
   * @returns the bodies that the matches name; matches that need a place but have none are left out
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
      if (isBelow(match, places[index]) || isRepeated(scan, matches, index)) return []
      const agency = chooseAgency(match, levels[index], context)
      if (agency === null || (agency.level === 'trung-uong' && this.isForeign(scan, match.last + 1))) return []
      if (levels[index] !== null) context.named.set(agency, ++context.count)
      return [{ agency, first: match.first, last: places[index].last }]
    })
  }

  private placeAfter(
    scan: Scan,
    { patterns, last }: AgencyMatch,
    provinces: ReadonlyMap<number, ProvinceMatch>,
    { centralCity }: LevelContext,
  ): Place {
    const next = afterAbbreviation(scan, last + 1)
    if (patterns.some((pattern) => pattern.ofCity)) return { ...cityLevel(scan, next, provinces, centralCity), last }
    if (next === -1) return { level: null, last }
    if (provinces.has(next)) return { level: 'tinh', last }
    const word = this.patterns.placeWordAt(scan, next, this.mode)
    if (word === null || word.level === 'none') return { level: null, last }
    if (word.level !== 'city') return { level: word.level, last: word.last }
    return { ...cityLevel(scan, word.last + 1, provinces, centralCity), last: word.last }
  }

  /** "Bộ Quốc phòng Mỹ", "Bộ Ngoại giao Bulgaria": another country's body. */
  private isForeign(scan: Scan, next: number): boolean {
    if (next >= scan.words.length || scan.gaps[next] !== Gap.space) return false
    const word = scan.words[next]
    const isThere = (needsCapital: boolean) => !needsCapital || this.mode === 'folded' || word.capital
    if (this.patterns.foreign.longestAt(scan, next, this.mode, isThere) !== null) return true
    return word.capital && !word.capitals && !VIETNAMESE_SYLLABLE.test(word.folded)
  }
}

/** Onset, vowels and coda that Vietnamese spelling allows, folded. */
const VIETNAMESE_SYLLABLE =
  /^(?:[bcdghklmnpqrstvx]|[cgknpt]h|g[hi]|kh|ngh?|ph|qu|t[hr])?[aeiouy]{1,3}(?:[cmnpt]|ch|n[gh])?$/

/**
 * Number of the word that continues a name: `index`, or the one after an abbreviation in brackets ("Hội đồng nhân dân
 * (HĐND) tỉnh"); -1 when there is a mark before it.
 */
function afterAbbreviation({ text, words, starts, ends, gaps }: Scan, index: number): number {
  if (index >= words.length || gaps[index] === Gap.space) return index < words.length ? index : -1
  const next = index + 1
  const isAbbreviation = gaps[index] === Gap.bracket && words[index].capitals && next < words.length
  return isAbbreviation && /^\) $/.test(text.slice(ends[index], starts[next])) ? next : -1
}

/** Level of a city's body: cities of provincial rank count as provinces. */
function cityLevel(
  scan: Scan,
  next: number,
  provinces: ReadonlyMap<number, ProvinceMatch>,
  centralCity: boolean,
): Pick<Place, 'level' | 'isGuess'> {
  const bare = { level: centralCity ? ('tinh' as const) : ('huyen' as const), isGuess: true }
  if (next === -1 || next >= scan.words.length) return bare
  const city = provinces.get(next)
  if (city !== undefined) return { level: city.province.kind === 'thành phố' ? 'tinh' : 'huyen' }
  return scan.gaps[next] === Gap.space && scan.words[next].capital ? { level: 'huyen' } : bare
}

/** "Ban An toàn giao thông huyện" is not the province's. A Sở has no lower level, whatever follows its name. */
function isBelow({ patterns }: AgencyMatch, { level, isGuess }: Place): boolean {
  if (isGuess || (level !== 'huyen' && level !== 'xa')) return false
  return patterns.every(({ agency }) => agency.level === 'tinh' && !agency.id.startsWith('so-'))
}

/** "Hội đồng nhân dân (HĐND)": the abbreviation in brackets does not count as a second mention. */
function isRepeated({ gaps }: Scan, matches: readonly AgencyMatch[], index: number): boolean {
  const before = matches[index - 1]
  const { first, patterns } = matches[index]
  if (before === undefined || before.last !== first - 1 || gaps[first] !== Gap.bracket) return false
  return patterns.some(({ agency }) => before.patterns.some((other) => other.agency === agency))
}

function ownLevel({ patterns }: AgencyMatch, { level }: Place): Place['level'] {
  if (level !== null) return level
  const [{ agency, needsPlace }] = patterns
  return patterns.length === 1 && !needsPlace && agency.branch === 'dang' ? agency.level : null
}

/**
 * "HĐND, UBND huyện", "Huyện ủy, HĐND, UBND": the bodies of a list share a level. A body takes that of the next one;
 * failing that, of the one before.
 */
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

/** Whether only a comma, "-" or "và" comes between two names. */
function isRow({ words, gaps }: Scan, last: number, first: number): boolean {
  if (first === last + 1) return gaps[first] === Gap.comma || gaps[first] === Gap.joiner
  return (
    first === last + 2 && words[last + 1].exact === 'và' && gaps[first] === Gap.space && gaps[last + 1] <= Gap.comma
  )
}

function chooseAgency(
  { patterns, first, last }: AgencyMatch,
  level: Place['level'],
  { named, isQuery }: LevelContext,
): AgencyRow | null {
  const atLevel = patterns.find((pattern) => pattern.agency.level === level)
  if (atLevel !== undefined) return atLevel.agency
  const bare =
    patterns.find((pattern) => !pattern.needsPlace) ??
    (isQuery && first < last ? patterns.find((pattern) => pattern.agency.level === 'tinh') : undefined)
  if (bare === undefined || (level === 'any' && patterns.length > 1)) return null
  return level === null ? (earlierLowerLevel(patterns, bare, named) ?? bare.agency) : bare.agency
}

/** In a text that names only the commune's or district's body, the bare name means that one. */
function earlierLowerLevel(
  patterns: readonly AgencyPattern[],
  bare: AgencyPattern,
  named: ReadonlyMap<AgencyRow, number>,
): AgencyRow | null {
  if (patterns.length === 1 || named.has(bare.agency)) return null
  let latest: AgencyRow | null = null
  for (const { agency } of patterns) {
    if (named.has(agency) && (latest === null || named.get(agency)! > named.get(latest)!)) latest = agency
  }
  return latest
}
