import type { AgencyMatch } from './levels.js'
import type { AgencyPattern } from './names.js'
import { heads, type Head, type Patterns } from './patterns.js'
import { Gap, type Scan } from './scan.js'
import type { Mode, Trie } from './trie.js'

/** Most words between "các sở" and the colon that opens its list: "các sở, ban, ngành, đơn vị liên quan:". */
const LONGEST_LIST_HEAD = 10
/** Longest list item that is skipped when it names no known body. */
const LONGEST_ITEM = 8

/** Reads lists that leave the head out: "các sở: Tài chính, Nội vụ"; "Sở Tài chính, Nội vụ". */
export class ListReader {
  /** @param nameAt returns the full name that begins at a word */
  constructor(
    private readonly topics: Patterns['topics'],
    private readonly mode: Mode,
    private readonly ignoreCase: boolean,
    private readonly nameAt: (scan: Scan, index: number) => AgencyMatch | null,
  ) {}

  /** The items after a name written in full, up to another such name. */
  after(scan: Scan, name: AgencyMatch): AgencyMatch[] {
    const topics = this.topicsAt(scan, name.first)
    if (topics === undefined) return []
    const isItem = (pattern: AgencyPattern, path: readonly number[]) =>
      (this.ignoreCase || scan.words[path[0]].capital) && isOfGroup(pattern, name)
    const items: AgencyMatch[] = []
    for (let index = itemAfter(scan, name.last + 1); index !== -1 && this.nameAt(scan, index) === null;) {
      const match = topics.longestAt(scan, index, this.mode, isItem)
      if (match === null) break
      items.push({ patterns: match.values, first: match.first, last: match.last })
      index = itemAfter(scan, match.last + 1)
    }
    return items
  }

  /** The items after a head and a colon; one item that names no known body is skipped. */
  afterColon(scan: Scan, head: number): AgencyMatch[] {
    const topics = this.topicsAt(scan, head)
    const items: AgencyMatch[] = []
    let missed = 0
    for (let index = topics === undefined ? -1 : listStart(scan, head); index !== -1;) {
      const match = this.nameAt(scan, index) ?? this.topicAt(scan, topics!, index, items[0])
      if (match !== null) items.push(match)
      else if (++missed > 1) break
      index = match === null ? nextItem(scan, index) : itemAfter(scan, match.last + 1)
    }
    return items
  }

  private topicAt(
    scan: Scan,
    topics: Trie<AgencyPattern>,
    index: number,
    group: AgencyMatch | undefined,
  ): AgencyMatch | null {
    const isItem = (pattern: AgencyPattern) => group === undefined || isOfGroup(pattern, group)
    const match = topics.longestAt(scan, index, this.mode, isItem)
    return match === null ? null : { patterns: match.values, first: match.first, last: match.last }
  }

  private topicsAt(scan: Scan, head: number) {
    return this.topics.get(scan.words[head].exact as Head)
  }
}

export function isHead(key: string): boolean {
  return heads.some((head) => head === key)
}

/** The bodies of one list have the same parent: no list goes on from Bộ Chính trị to Bộ Quốc phòng. */
function isOfGroup({ agency }: AgencyPattern, { patterns }: AgencyMatch): boolean {
  return patterns.some((first) => first.agency.parent === agency.parent && first.agency.level === agency.level)
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
