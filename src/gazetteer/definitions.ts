import type { NamedAgency } from './levels.js'
import { Gap, type Scan, type Word } from './scan.js'
import { lastSpanFrom } from './spans.js'
import type { AgencyRow } from './types.js'

/** An abbreviation that a text defines, as the accented keys of its words. */
export interface Definition {
  keys: string[]
  agency: AgencyRow
}

/** Words between the bracket and the abbreviation: "(sau đây gọi tắt là Sở TTTT)". */
const INTRODUCTION = /^(?:sau đây )?(?:gọi|viết)(?: tắt| chung)? là |^viết tắt /iu
const LONGEST_DEFINITION = 40

/**
 * Abbreviations in brackets after a body's name. "(TTTT)" after "Sở Thông tin và Truyền thông" defines "Sở TTTT", since
 * it does not include the letter of "Sở"; "(BQL KKT)" defines itself.
 * @param scanWords returns the words of a phrase
 */
export function definitionsIn(
  scan: Scan,
  agencies: readonly NamedAgency[],
  scanWords: (phrase: string) => Word[],
): Definition[] {
  return agencies.flatMap(({ agency, first, last }) => {
    const next = last + 1
    if (next >= scan.words.length || scan.gaps[next] !== Gap.bracket || !isBare(scan, last)) return []
    const end = scan.text.indexOf(')', scan.starts[next])
    if (end === -1 || end - scan.starts[next] > LONGEST_DEFINITION) return []
    const inside = scan.text.slice(scan.starts[next], end).replace(INTRODUCTION, '')
    const short = scanWords(inside)
    const name = scan.words.slice(first, last + 1)
    const keys = short.map((word) => word.exact)
    if (short.length > 1 && short[0].exact === name[0].exact && short.slice(1).every((word) => word.capitals))
      return [{ keys, agency }]
    if (!short.every((word) => word.capitals)) return []
    const letters = keys.join('')
    if (letters.length < 2) return []
    if (letters === initials(name)) return [{ keys, agency }]
    return letters === initials(name.slice(1)) ? [{ keys: [name[0].exact, ...keys], agency }] : []
  })
}

/** Only a space comes between the last word of a name and the bracket. */
function isBare({ text, starts, ends }: Scan, last: number): boolean {
  return /^\s*\($/.test(text.slice(ends[last], starts[last + 1]))
}

function initials(words: readonly Word[]): string {
  return words
    .map((word) => (word.exact === 'và' ? '' : word.capitals && word.exact.length > 1 ? word.exact : word.exact[0]))
    .join('')
}

/**
 * The definitions of an article by the abbreviation's first word, each once; of two for one abbreviation, the first.
 */
export function byFirstWord(definitions: readonly Definition[]): ReadonlyMap<string, readonly Definition[]> {
  const distinct = new Map<string, Definition>()
  for (const definition of definitions) {
    const key = definition.keys.join(' ')
    if (!distinct.has(key)) distinct.set(key, definition)
  }
  const byFirst = new Map<string, Definition[]>()
  for (const definition of distinct.values()) {
    const [first] = definition.keys
    byFirst.set(first, [...(byFirst.get(first) ?? []), definition])
  }
  return byFirst
}

/** Bodies named by defined abbreviations, outside the names already found and their brackets. */
export function definedIn(
  scan: Scan,
  definitions: ReadonlyMap<string, readonly Definition[]>,
  found: readonly NamedAgency[],
): NamedAgency[] {
  const named: NamedAgency[] = []
  for (let first = 0; first < scan.words.length; first++) {
    const { exact, capital } = scan.words[first]
    const definition = capital ? definitions.get(exact)?.find(({ keys }) => standsAt(scan, keys, first)) : undefined
    if (definition === undefined) continue
    const last = first + definition.keys.length - 1
    const other = lastSpanFrom(found, last)
    const isFound = other !== undefined && (other.last >= first || isBracketAfter(scan, other, first))
    if (!isFound) named.push({ agency: definition.agency, first, last })
  }
  return named
}

function isBracketAfter({ gaps }: Scan, { last }: NamedAgency, first: number): boolean {
  return last === first - 1 && gaps[first] === Gap.bracket
}

function standsAt({ words, gaps }: Scan, keys: readonly string[], first: number): boolean {
  return keys.every((key, index) => {
    const at = first + index
    return words[at]?.exact === key && (index === 0 || gaps[at] <= Gap.joiner)
  })
}
