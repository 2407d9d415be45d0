import { Gap, type Scan } from './scan.js'
import type { Mode } from './trie.js'
import type { Province, Traps } from './types.js'

export interface ProvinceMatch {
  province: Province
  first: number
  last: number
  /** "tỉnh" or "thành phố" comes before it. */
  introduced: boolean
}

/**
 * In texts that use a province's former name, its new name means that province too: "Huế" beside "Thừa Thiên Huế".
 * @param readings of the texts of one article
 */
export function settleRenamed<R extends { provinces: ProvinceMatch[] }>(
  readings: readonly R[],
  all: readonly Province[],
): readonly R[] {
  const former = new Map<Province, Province>()
  for (const { province } of readings.flatMap((reading) => reading.provinces)) {
    const renamed = all.find(({ name, validFrom }) => name === province.successor && isAfterEnd(validFrom, province))
    if (renamed !== undefined) former.set(renamed, province)
  }
  if (former.size === 0) return readings
  const settle = (match: ProvinceMatch) => ({ ...match, province: former.get(match.province) ?? match.province })
  return readings.map((reading) => ({ ...reading, provinces: reading.provinces.map(settle) }))
}

function isAfterEnd(validFrom: string | null, { validTo }: Province): boolean {
  return validFrom !== null && validTo !== null && validFrom > validTo
}

/** Longest run of capitalised words before a name that may be part of a person's name. */
const LONGEST_PERSON = 4
/** Most words that precede a province's name within a smaller place's name: "phường Hiệp Bình Phước". */
const LONGEST_PREFIX = 1

/** Tells provinces from people, streets, wards and other things of the same name. */
export class PlaceJudge {
  private readonly surnames: ReadonlySet<string>
  private readonly areas: Phrases
  private readonly things: Phrases
  private readonly compounds: Phrases

  /** @param keysOf the accented keys of the words of a phrase */
  constructor(traps: Traps, keysOf: (phrase: string) => string[]) {
    this.surnames = new Set(traps.surnames.flatMap(keysOf))
    this.areas = byLastWord(traps.areaKinds.map(keysOf))
    this.things = byLastWord(traps.thingKinds.map(keysOf))
    this.compounds = byLastWord(traps.kindLikeCompounds.map(keysOf))
  }

  /**
   * @param isAfterBody whether a body's name comes right before the match
   * @returns the match, or null when the words name something else
   */
  judge(
    scan: Scan,
    { first, last }: { first: number; last: number },
    province: Province,
    mode: Mode,
    isAfterBody: boolean,
  ): ProvinceMatch | null {
    const introduced = isIntroduced(scan, first)
    const match = { province, first, last, introduced }
    if (introduced || isAfterBody) return match
    // "hoa hue" without diacritics is a flower; "hue" alone is the place.
    if (mode === 'folded') return first < last || scan.words.length === 1 ? match : null
    // "đường TP HCM" means the city's streets: the name includes its kind.
    const hasKind = first < last && scan.words[first].exact === 'tp'
    const isOther = !hasKind && (this.isOtherPlace(scan, first) || this.endsWithKind(this.things, scan, first))
    return (isOther && !continuesRoute(scan, last)) || this.isPerson(scan, first) ? null : match
  }

  private isOtherPlace(scan: Scan, first: number): boolean {
    for (let index = first; first - index <= LONGEST_PREFIX; index--) {
      if (this.endsWithKind(this.areas, scan, index) || followsShortKind(scan, index)) return true
      if (index === 0 || scan.gaps[index] !== Gap.space || !scan.words[index - 1].capital) return false
    }
    return false
  }

  private endsWithKind(kinds: Phrases, scan: Scan, end: number): boolean {
    return endsWith(kinds, scan, end) && !endsWith(this.compounds, scan, end)
  }

  /** Whether a name continues one that begins with a family name: "Nguyễn Thái Bình", "Vũ Quốc Hội". */
  isPerson(scan: Scan, first: number): boolean {
    const { words, gaps } = scan
    for (let index = first; index > 0 && first - index < LONGEST_PERSON; index--) {
      const before = words[index - 1]
      if (gaps[index] !== Gap.space || !before.capital || (before.capitals && before.exact.length > 1)) return false
      if (this.surnames.has(before.exact)) return true
    }
    return false
  }
}

/** Whether "tỉnh", "TP" or "thành phố" comes before a name, with or without diacritics. */
function isIntroduced({ words, gaps }: Scan, first: number): boolean {
  if (first === 0 || gaps[first] !== Gap.space) return false
  const { exact } = words[first - 1]
  if (exact === 'tỉnh' || exact === 'tinh' || exact === 'tp') return true
  const before = words[first - 2]?.exact
  return (exact === 'phố' && before === 'thành') || (exact === 'pho' && before === 'thanh')
}

/** "P.Bình Định", "X. Hà Nam": since July 2025 many wards bear the names of former provinces. */
function followsShortKind({ text, words, ends, gaps }: Scan, index: number): boolean {
  if (index === 0 || gaps[index] !== Gap.space) return false
  const { exact, capitals } = words[index - 1]
  return capitals && /^(?:p|x|q|h|tt)$/.test(exact) && text[ends[index - 1]] === '.'
}

/** "đường Hà Nội - Hải Phòng" runs between two provinces; "đường Hà Nội" is a street. */
function continuesRoute({ words, gaps }: Scan, last: number): boolean {
  return last + 1 < words.length && gaps[last + 1] === Gap.joiner && words[last + 1].capital
}

/** Phrases by their last word, each as its words. */
type Phrases = ReadonlyMap<string, string[][]>

function byLastWord(phrases: readonly string[][]): Phrases {
  const byLast = new Map<string, string[][]>()
  for (const words of phrases) {
    const last = words[words.length - 1]
    byLast.set(last, [...(byLast.get(last) ?? []), words])
  }
  return byLast
}

/** Whether one of the phrases comes right before a word. */
function endsWith(phrases: Phrases, { words, gaps }: Scan, end: number): boolean {
  if (end === 0 || gaps[end] !== Gap.space) return false
  const candidates = phrases.get(words[end - 1].exact) ?? []
  return candidates.some((phrase) =>
    phrase.every((key, index) => {
      const at = end - phrase.length + index
      return at >= 0 && words[at].exact === key && (index === 0 || gaps[at] === Gap.space)
    }),
  )
}
