import { isSyllable, keysOf } from '../text/index.js'
import {
  addresses,
  kindLikeWords,
  kindsBeforeNames,
  offices,
  placesNamedAfterPeople,
  rareSurnames,
  surnames,
} from './people-words.js'
import { Phrases } from './people-phrases.js'
import { Gap, Scanner, type Scan } from './scan.js'
import type { Mention, Recognition } from './types.js'

/** Words of a full name. */
const FEWEST_WORDS = 2
const FEWEST_WITHOUT_ADDRESS = 3
const MOST_WORDS = 5
const MOST_WITHOUT_ADDRESS = 4
/** Words between an office and the name of its holder at most: "Giám đốc … huyện Kiến Xương Bùi Thị Mận". */
const OFFICE_REACH = 14
/** What may follow a name and tells a person: "(sinh năm 1980", ", 45 tuổi", "(SN 1990". */
const AGE = /^\s?[(,]\s?(?:\p{L}+\s){0,2}?(?:sinh năm|sinh ngày|SN\b|\d{1,3} tuổi)/u
/** A given name of which only the first consonants are printed: "Nguyễn Văn Ch." */
const INITIALS = /^(?:ch|gh|gi|kh|ngh?|nh|ph|qu|th|tr)$/
const MIDDLE_NAMES = new Set(['văn', 'thị'])

/** A row of capitalised words. */
interface Run {
  first: number
  last: number
}

/**
 * Makes the finder of people's names: rows of capitalised syllables that begin with a family name and have what tells a
 * person beside them, an address ("ông"), an office ("Giám đốc Sở …"), an age, a row of other people. Made to be right
 * rather than complete: names that nothing introduces are left out.
 * @returns gives the people that a text names, in order of place; `id` is the name as first written. `names` are the
 *   bodies and provinces that the text names, which are no part of people's names.
 */
export function createPeopleFinder(): (text: string, names: Recognition) => Mention[] {
  const scanner = new Scanner()
  const keyOf = (word: string) => scanner.scan(word).words[0].exact
  const lists: Lists = {
    surnames: new Set(surnames.map(keyOf)),
    rareSurnames: new Set(rareSurnames.map(keyOf)),
    addresses: new Phrases(addresses, scanner),
    offices: new Phrases(offices, scanner),
    kinds: new Phrases(kindsBeforeNames, scanner),
    kindLike: new Phrases(kindLikeWords, scanner),
    places: new Set(
      placesNamedAfterPeople.map((name) =>
        scanner
          .scan(name)
          .words.map((word) => word.exact)
          .join(' '),
      ),
    ),
  }
  // The list of all syllables is made at the first look-up; the first text shall not wait for it.
  isSyllable('')
  return (text, names) => new PeopleInText(scanner.scan(text), names, lists).find()
}

interface Lists {
  surnames: ReadonlySet<string>
  rareSurnames: ReadonlySet<string>
  addresses: Phrases
  offices: Phrases
  kinds: Phrases
  kindLike: Phrases
  places: ReadonlySet<string>
}

/** One text, with what is known of its words. */
class PeopleInText {
  /** Words that belong to the name of a body or province. */
  private readonly taken: Uint8Array

  constructor(
    private readonly scan: Scan,
    names: Recognition,
    private readonly lists: Lists,
  ) {
    this.taken = new Uint8Array(scan.words.length)
    for (const { start, end } of [...names.agencies, ...names.provinces]) this.take(start, end)
  }

  private take(start: number, end: number): void {
    const { starts, ends } = this.scan
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle] < start) low = middle + 1
      else high = middle
    }
    for (let i = low; i < ends.length && ends[i] <= end; i++) this.taken[i] = 1
  }

  find(): Mention[] {
    const found: Run[] = []
    const weak: Run[] = []
    for (const run of this.runs()) {
      const name = this.nameIn(run, found.at(-1))
      if (name !== null) found.push(name)
      else weak.push(run)
    }
    const known = new Map(found.toReversed().map((name) => [this.keyOf(name), this.textOf(name)]))
    const again = weak.filter((run) => known.has(this.keyOf(run)) && !this.isAfterKind(run.first))
    return [...found, ...again]
      .sort((a, b) => a.first - b.first)
      .map((name) => ({
        id: known.get(this.keyOf(name))!,
        start: this.scan.starts[name.first],
        end: this.scan.ends[name.last],
      }))
  }

  /** Rows of words that can be a name's, cut where an office begins: "Nguyễn Văn Nam Phó Chủ tịch". */
  private *runs(): Iterable<Run> {
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

  /** The first word of a row has its capital from the sentence, or is an address: "Theo Nguyễn Văn Nam", "Bà Lê Thị Tơ". */
  private beginsSentence(first: number, last: number): boolean {
    if (first === last) return false
    if (this.lists.addresses.endingAt(this.scan, first) > 0) return true
    return this.scan.gaps[first] === Gap.stop && !this.isSurname(first)
  }

  private canBeName(index: number): boolean {
    const { words, starts, ends, text } = this.scan
    const word = words[index]
    if (this.taken[index] === 1 || !word.capital) return false
    const length = ends[index] - starts[index]
    if (word.capitals && length > 1) return false
    if (length === 1 || INITIALS.test(word.exact) || this.isSurname(index) || this.isRareSurname(index)) return true
    return isSyllable(keysOf(text.slice(starts[index], ends[index])).exact)
  }

  /** First word of an office that stands, at least with its first words, at the end of a row; -1 when none does. */
  private officeWithin(first: number, last: number): number {
    const { words } = this.scan
    for (let end = first + 1; end <= Math.min(last + 2, words.length - 1); end++) {
      const length = this.lists.offices.endingAt(this.scan, end)
      const begin = end - length + 1
      if (length > 1 && begin > first && begin <= last) return begin
    }
    return -1
  }

  /** The name in a row, or null when nothing tells that it is one. */
  private nameIn(run: Run, previous: Run | undefined): Run | null {
    const length = run.last - run.first + 1
    const isSpaced = run.first > 0 && this.scan.gaps[run.first] <= Gap.joiner
    const isAddressed = this.follows(this.lists.addresses, run.first)
    if (isAddressed || this.follows(this.lists.offices, run.first)) {
      const isNamed = this.isSurname(run.first) || (isAddressed && this.isRareSurname(run.first))
      return isNamed && length >= FEWEST_WORDS && length <= MOST_WORDS ? run : null
    }
    const isAfterKind = this.isAfterKind(run.first)
    if (isSpaced && this.isInOffice(run.first)) return this.holderIn(run, isAfterKind)
    if (isAfterKind || !this.isFullName(run)) return null
    return this.isToldByContext(run, previous) ? run : null
  }

  /** One of the phrases stands right before: "ông", "các đồng chí:". */
  private follows(phrases: Phrases, first: number): boolean {
    const gap = this.scan.gaps[first]
    if (first === 0 || (gap > Gap.joiner && gap !== Gap.colon)) return false
    return phrases.endingAt(this.scan, first - 1) > 0
  }

  /** An office stands before, with nothing between but what it is of. */
  private isInOffice(first: number): boolean {
    const { gaps } = this.scan
    for (let i = first - 1; i >= Math.max(0, first - OFFICE_REACH); i--) {
      if (this.lists.offices.endingAt(this.scan, i) > 0) return true
      // A comma ends the reach, except in a body's name: "Sở Văn hóa, Thể thao và Du lịch".
      if (gaps[i] >= Gap.comma && !(this.taken[i] === 1 && i > 0 && this.taken[i - 1] === 1)) return false
    }
    return false
  }

  /** The office's holder at the end of a row whose first words may belong to a place: "Đông Hưng Phạm Văn Tuân". */
  private holderIn({ first, last }: Run, isAfterKind: boolean): Run | null {
    for (let begin = first; begin <= last; begin++) {
      const name = { first: begin, last }
      const mayBePlace = isAfterKind && begin < first + 2 && !this.hasMiddleName(name)
      if (this.isFullName(name) && !mayBePlace) return name
    }
    return null
  }

  /** Begins with a family name, is of a full name's length, and is not a known name of a place. */
  private isFullName(name: Run): boolean {
    const length = name.last - name.first + 1
    return (
      length >= FEWEST_WITHOUT_ADDRESS &&
      length <= MOST_WITHOUT_ADDRESS &&
      this.isSurname(name.first) &&
      !this.lists.places.has(this.keyOf(name))
    )
  }

  private isToldByContext(run: Run, previous: Run | undefined): boolean {
    const { text, ends } = this.scan
    if (this.hasMiddleName(run)) return true
    if (AGE.test(text.slice(ends[run.last], ends[run.last] + 40))) return true
    if (this.officeFollows(run.last)) return true
    return previous !== undefined && this.goesOnWith(previous, run)
  }

  /** ", Chủ tịch UBND xã" follows. */
  private officeFollows(last: number): boolean {
    const { words, gaps } = this.scan
    if (last + 2 >= words.length || gaps[last + 1] !== Gap.comma) return false
    for (let end = last + 1; end <= Math.min(last + 4, words.length - 1); end++) {
      const length = this.lists.offices.endingAt(this.scan, end)
      if (length > 1 && end - length === last) return true
    }
    return false
  }

  /** Nothing but a comma or "và" stands between two names. */
  private goesOnWith(previous: Run, run: Run): boolean {
    const { words, gaps } = this.scan
    if (run.first === previous.last + 1) return gaps[run.first] === Gap.comma
    return run.first === previous.last + 2 && words[run.first - 1].exact === 'và' && gaps[run.first - 1] <= Gap.comma
  }

  /** The words right before are a kind of thing: a street, a school. */
  private isAfterKind(first: number): boolean {
    if (first === 0 || this.scan.gaps[first] > Gap.joiner) return false
    // "UBND tỉnh Phạm Văn Lộc": a province's name would be known; "UBND phường Nguyễn Thái Học" may be a ward's.
    const before = this.scan.words[first - 1].exact
    if (this.taken[first - 1] === 1 && before === 'tỉnh') return false
    // "146 Bùi Thị Xuân" is a house.
    if (/^\d+\p{L}?$/u.test(before)) return true
    return (
      this.lists.kinds.endingAt(this.scan, first - 1) > 0 && this.lists.kindLike.endingAt(this.scan, first - 1) === 0
    )
  }

  private hasMiddleName({ first, last }: Run): boolean {
    return first < last && MIDDLE_NAMES.has(this.scan.words[first + 1].exact)
  }

  private isSurname(index: number): boolean {
    return this.lists.surnames.has(this.scan.words[index].exact)
  }

  private isRareSurname(index: number): boolean {
    return this.lists.rareSurnames.has(this.scan.words[index].exact)
  }

  private keyOf({ first, last }: Run): string {
    return this.scan.words
      .slice(first, last + 1)
      .map((word) => word.exact)
      .join(' ')
  }

  private textOf({ first, last }: Run): string {
    return this.scan.text.slice(this.scan.starts[first], this.scan.ends[last])
  }
}
