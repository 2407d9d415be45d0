import { isSyllable, keysOf } from '../text/index.js'
import type { PeopleLists } from './people-lists.js'
import { Gap, type Scan } from './scan.js'

/** A given name of which only the first consonants are printed: "Nguyễn Văn Ch." */
const INITIALS = /^(?:ch|gh|gi|kh|ngh?|nh|ph|qu|th|tr)$/

/** A run of capitalised words. */
export interface Run {
  first: number
  last: number
}

/** Finds the runs of words that can be people's names. */
export class RunReader {
  /** @param taken words that belong to the name of a body or province */
  constructor(
    private readonly scan: Scan,
    private readonly taken: Uint8Array,
    private readonly lists: PeopleLists,
  ) {}

  /** Runs of words that can be a name, cut where an office begins: "Nguyễn Văn Nam Phó Chủ tịch". */
  *runs(): Iterable<Run> {
    const { words, gaps } = this.scan
    for (let first = 0; first < words.length; first++) {
      if (!this.canBeName(first)) continue
      let last = first
      while (last + 1 < words.length && gaps[last + 1] === Gap.space && this.canBeName(last + 1)) last++
      const office = this.officeWithin(first, last)
      const begin = this.beginsSentence(first, last) ? first + 1 : first
      yield { first: begin, last: office === -1 ? last : office - 1 }
      first = last
    }
  }

  /**
   * The first word of a run is capitalised only as the start of a sentence, or is a form of address: "Theo Nguyễn Văn
   * Nam", "Bà Lê Thị Tơ".
   */
  private beginsSentence(first: number, last: number): boolean {
    if (first === last) return false
    if (this.lists.addresses.endingAt(this.scan, first) > 0) return true
    // A bracket is as strong a gap as a stop, but no sentence begins after "(45 tuổi), ".
    const start = this.scan.starts[first]
    const isAfterComma = this.scan.text
      .slice(Math.max(0, start - 3), start)
      .trimEnd()
      .endsWith(',')
    return this.scan.gaps[first] === Gap.stop && !isAfterComma && !this.lists.surnames.has(this.scan.words[first].exact)
  }

  private canBeName(index: number): boolean {
    const { words, starts, ends, text } = this.scan
    const word = words[index]
    if (this.taken[index] === 1 || !word.capital) return false
    const length = ends[index] - starts[index]
    if (word.capitals && length > 1) return false
    const isFamily = this.lists.surnames.has(word.exact) || this.lists.rareSurnames.has(word.exact)
    if (length === 1 || INITIALS.test(word.exact) || isFamily) return true
    return isSyllable(keysOf(text.slice(starts[index], ends[index])).exact)
  }

  /** First word of an office that begins at the end of a run and may continue after it; -1 when there is none. */
  private officeWithin(first: number, last: number): number {
    const { words } = this.scan
    for (let end = first + 1; end <= Math.min(last + 2, words.length - 1); end++) {
      const length = this.lists.offices.endingAt(this.scan, end)
      const begin = end - length + 1
      if (length > 1 && begin > first && begin <= last) return begin
    }
    return -1
  }
}
