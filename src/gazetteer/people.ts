import { partitionPoint } from '../arrays/sorted.js'
import { isSyllable } from '../text/index.js'
import { createPeopleLists, type PeopleLists } from './people-lists.js'
import type { Phrases } from './people-phrases.js'
import { RunReader, type Run } from './people-runs.js'
import { Gap, Scanner, type Scan } from './scan.js'
import type { Mention, Recognition } from './types.js'

/** Number of words in a full name. */
const FEWEST_WORDS = 2
const FEWEST_WITHOUT_ADDRESS = 3
const MOST_WORDS = 5
const MOST_WITHOUT_ADDRESS = 4
/** Most words between an office and the name of its holder: "Giám đốc … huyện Kiến Xương Bùi Thị Mận". */
const OFFICE_REACH = 14
/** What may follow a name and shows that it is a person's: "(sinh năm 1980", ", 45 tuổi", "(SN 1990". */
const AGE = /^\s?[(,]\s?(?:\p{L}+\s){0,2}?(?:sinh năm|sinh ngày|SN\b|\d{1,3} tuổi)/u
const MIDDLE_NAMES = new Set(['văn', 'thị'])

/**
 * Makes the finder of people's names: runs of capitalised syllables that begin with a family name and have evidence of
 * a person beside them: a form of address ("ông"), an office ("Giám đốc Sở …"), an age, a list of other people. It
 * prefers precision to recall: names that nothing introduces are left out.
 * @returns a function that lists the people a text names, in order of position; `id` is the name as first written. Its
 *   `names` are the bodies and provinces that the text names, which are not part of people's names.
 */
export function createPeopleFinder(): (text: string, names: Recognition) => Mention[] {
  const scanner = new Scanner()
  const lists = createPeopleLists(scanner)
  // The list of all syllables is made at the first lookup; make it now, so that the first text need not wait.
  isSyllable('')
  return (text, names) => new PeopleInText(scanner.scan(text), names, lists).find()
}

/** One text, with what is known about its words. */
class PeopleInText {
  /** Words that belong to the name of a body or province. */
  private readonly taken: Uint8Array
  /** The last run that names a street. */
  private street: Run | null = null

  constructor(
    private readonly scan: Scan,
    names: Recognition,
    private readonly lists: PeopleLists,
  ) {
    this.taken = new Uint8Array(scan.words.length)
    for (const { start, end } of [...names.agencies, ...names.provinces]) this.take(start, end)
  }

  private take(start: number, end: number): void {
    const { starts, ends } = this.scan
    const first = partitionPoint(starts.length, (word) => starts[word] < start)
    for (let i = first; i < ends.length && ends[i] <= end; i++) this.taken[i] = 1
  }

  find(): Mention[] {
    const found: Run[] = []
    const weak: Run[] = []
    for (const run of new RunReader(this.scan, this.taken, this.lists).runs()) {
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

  /** The name in a run, or null when nothing shows that there is one. */
  private nameIn(run: Run, previous: Run | undefined): Run | null {
    const isAddressed = this.follows(this.lists.addresses, run.first)
    if (isAddressed || this.follows(this.lists.offices, run.first)) return this.isNamed(run, isAddressed) ? run : null
    const isAfterKind = this.isAfterKind(run.first)
    const isAge = AGE.test(this.scan.text.slice(this.scan.ends[run.last], this.scan.ends[run.last] + 40))
    if (this.isOfStreets(run) && !(isAge && !isAfterKind)) return null
    const gap = this.scan.gaps[run.first]
    if (run.first > 0 && gap <= Gap.joiner && this.isInOffice(run.first)) return this.holderIn(run, isAfterKind)
    if (isAfterKind) return null
    if (isAge && this.mayBeFullName(run)) return run
    if (!this.isFullName(run)) return null
    // "Trưởng Công an huyện Kiến Xương, Lê Quang Tạo, cho biết"
    const isApposed = gap === Gap.comma && this.scan.gaps[run.last + 1] === Gap.comma && this.isInOffice(run.first)
    return isApposed || this.isToldByContext(run, previous) ? run : null
  }

  /**
   * Whether a run right after a form of address or an office is a name: because of its first word, or because only
   * people are so addressed.
   */
  private isNamed({ first, last }: Run, isAddressed: boolean): boolean {
    const length = last - first + 1
    if (this.isSurname(first)) return length >= FEWEST_WORDS && length <= MOST_WORDS
    if (!isAddressed) return false
    if (this.isRareSurname(first)) return length >= FEWEST_WORDS && length <= MOST_WORDS
    const { words, gaps } = this.scan
    const address = first - this.lists.personalAddresses.endingAt(this.scan, first - 1)
    // In mid-sentence, "Bà Chúa Xứ" is a name as a whole.
    const isAddress = address < first && (!words[address].capital || gaps[address] >= Gap.colon)
    return (
      isAddress &&
      length >= FEWEST_WITHOUT_ADDRESS &&
      length <= MOST_WITHOUT_ADDRESS &&
      words.slice(first, last + 1).every(({ exact }) => exact.length > 1) &&
      !this.lists.officeBeginnings.has(words[first].exact)
    )
  }

  /** A street's name, or the next one in a list: "ngã tư Trần Phú - Nguyễn Văn Cừ". */
  private isOfStreets(run: Run): boolean {
    const { gaps } = this.scan
    const next = this.street !== null && this.street.last + 1 === run.first ? gaps[run.first] : Gap.stop
    const goesOn =
      next === Gap.joiner || next === Gap.comma || (this.street !== null && this.isJoined(this.street, run))
    const isStreet = goesOn || this.isAfterStreetKind(run.first)
    if (isStreet) this.street = run
    return isStreet
  }

  /** Right after "đường", but not after "thành phố", whose last word is a kind of street. */
  private isAfterStreetKind(first: number): boolean {
    const { streets, kinds } = this.lists
    const length = this.isAfterKind(first) ? streets.endingAt(this.scan, first - 1) : 0
    return length > 0 && length === kinds.endingAt(this.scan, first - 1)
  }

  /** One of the phrases comes right before: "ông", "các đồng chí:". */
  private follows(phrases: Phrases, first: number): boolean {
    const gap = this.scan.gaps[first]
    if (first === 0 || (gap > Gap.joiner && gap !== Gap.colon)) return false
    return phrases.endingAt(this.scan, first - 1) > 0
  }

  /** An office comes before, with nothing between but the body it belongs to. */
  private isInOffice(first: number): boolean {
    const { gaps } = this.scan
    for (let i = first - 1; i >= Math.max(0, first - OFFICE_REACH); i--) {
      if (this.lists.offices.endingAt(this.scan, i) > 0) return true
      // A comma ends the reach, except in a body's name: "Sở Văn hóa, Thể thao và Du lịch".
      if (gaps[i] >= Gap.comma && !(this.taken[i] === 1 && i > 0 && this.taken[i - 1] === 1)) return false
    }
    return false
  }

  /** The office's holder at the end of a run whose first words may belong to a place: "Đông Hưng Phạm Văn Tuân". */
  private holderIn({ first, last }: Run, isAfterKind: boolean): Run | null {
    // "Huyện ủy Mộc Châu Hà Văn Tiến": most places have names of two words.
    const afterPlace = { first: first + 2, last }
    const isLong = last - first + 1 > MOST_WITHOUT_ADDRESS
    if (isLong && !this.hasMiddleName({ first, last }) && this.isFullName(afterPlace)) return afterPlace
    if (!isAfterKind && this.isOfRareFamily({ first, last })) return { first, last }
    for (let begin = first; begin <= last; begin++) {
      const name = { first: begin, last }
      const mayBePlace = isAfterKind && begin < first + 2 && !this.hasMiddleName(name)
      if (this.isFullName(name) && !mayBePlace) return name
    }
    return null
  }

  /** Begins with a family name, is as long as a full name, and is not a known place name. */
  private isFullName(name: Run): boolean {
    const length = name.last - name.first + 1
    return (
      length >= FEWEST_WITHOUT_ADDRESS &&
      length <= MOST_WITHOUT_ADDRESS &&
      this.isSurname(name.first) &&
      !this.lists.places.has(this.keyOf(name))
    )
  }

  /** "Giám đốc Sở Y tế Sử Ngọc Anh": three words right after a body whose name contains no place. */
  private isOfRareFamily({ first, last }: Run): boolean {
    const isAfterBody = first > 0 && this.taken[first - 1] === 1 && this.scan.words[first - 1].exact !== 'ủy'
    return isAfterBody && last - first + 1 === FEWEST_WITHOUT_ADDRESS && this.isRareSurname(first)
  }

  /** As long as a full name, with a rare family name or a middle name: enough beside an age. */
  private mayBeFullName(name: Run): boolean {
    const length = name.last - name.first + 1
    return (
      length >= FEWEST_WITHOUT_ADDRESS &&
      length <= MOST_WITHOUT_ADDRESS &&
      (this.isSurname(name.first) || this.isLikelyName(name)) &&
      !this.lists.places.has(this.keyOf(name))
    )
  }

  private isLikelyName({ first, last }: Run): boolean {
    const isWhole = this.scan.words[last].exact.length > 1
    return isWhole && (this.isRareSurname(first) || this.hasMiddleName({ first, last }))
  }

  private isToldByContext(run: Run, previous: Run | undefined): boolean {
    if (this.hasMiddleName(run)) return true
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

  /** Only a comma or "và" comes between two names. */
  private goesOnWith(previous: Run, run: Run): boolean {
    if (run.first === previous.last + 1) return this.scan.gaps[run.first] === Gap.comma
    return this.isJoined(previous, run)
  }

  /** "và" comes between two names. */
  private isJoined(previous: Run, run: Run): boolean {
    const { words, gaps } = this.scan
    return run.first === previous.last + 2 && words[run.first - 1].exact === 'và' && gaps[run.first - 1] <= Gap.comma
  }

  /** The words right before are a kind of thing: a street, a school. */
  private isAfterKind(first: number): boolean {
    if (first === 0 || this.scan.gaps[first] > Gap.joiner) return false
    // "UBND tỉnh Phạm Văn Lộc": a province's name would be known; "UBND phường Nguyễn Thái Học" may be a ward's.
    const before = this.scan.words[first - 1].exact
    if (this.taken[first - 1] === 1 && before === 'tỉnh') return false
    // "146 Bùi Thị Xuân" is a house number on a street.
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
