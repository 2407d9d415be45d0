import type { Leaf, Query, QueryToken, Spelling } from '../../engine/query.js'
import { finalYAsI, isAccented } from '../../text/index.js'
import type { Analyzer } from '../../text/types.js'
import { queryTokens } from '../query/analysed.js'
import type { SynonymGroup } from './synonym-groups.js'

/** Longest query, in words, that is widened: a pasted headline has words enough. */
const mostWords = 8

/** Words that the list has, and what they also find. */
interface Entry {
  words: QueryToken[]
  /** None: the words have no synonyms, nor has what is inside them. */
  ways: QueryToken[][]
}

/** Written as it is listed, so it is meant as written, with or without diacritics. */
const listedWords = (text: string, analyzer: Analyzer): QueryToken[] =>
  queryTokens(text, analyzer).map((token) => ({ ...token, forms: 'written' }))

const nameOf = (words: readonly QueryToken[]) => words.map(({ exact }) => finalYAsI(exact)).join(' ')

/** Words that say the same as others: regional, formal and everyday ones. */
export class Synonyms {
  /** By the folded first word: longest first. */
  private readonly entries = new Map<string, Entry[]>()
  /** By the name of words: as the list has them, with their marks. */
  private readonly texts: ReadonlyMap<string, string>

  /**
   * @param ours the list that ships with the project
   * @param operators the operator's: words on its lines, other than after an arrow, are taken out of ours
   */
  constructor(ours: readonly SynonymGroup[], operators: readonly SynonymGroup[], analyzer: Analyzer) {
    const taken = new Set(operators.flatMap(({ words }) => words).map((text) => nameOf(listedWords(text, analyzer))))
    this.texts = new Map(
      [...ours, ...operators]
        .flatMap(({ words, also }) => [...words, ...also])
        .map((text) => [nameOf(listedWords(text, analyzer)), text]),
    )
    const byName = new Map<string, Entry>()
    const add = ({ words, also }: SynonymGroup, isLeftOut: (name: string) => boolean) => {
      const [typed, others] = [words, also].map((texts) =>
        texts.map((text) => listedWords(text, analyzer)).filter((one) => !isLeftOut(nameOf(one))),
      )
      for (const one of typed) {
        const entry = byName.get(nameOf(one)) ?? { words: one, ways: [] }
        byName.set(nameOf(one), entry)
        entry.ways.push(...[...typed, ...others].filter((way) => nameOf(way) !== nameOf(one)))
      }
    }
    for (const group of ours) add(group, (name) => taken.has(name))
    for (const group of operators) add(group, () => false)
    for (const { words, ways } of byName.values()) {
      const entry = { words, ways: [...new Map(ways.map((way) => [nameOf(way), way])).values()] }
      const { folded } = words[0]
      this.entries.set(folded, [...(this.entries.get(folded) ?? []), entry])
    }
    for (const entries of this.entries.values()) entries.sort((a, b) => b.words.length - a.words.length)
  }

  /** Words as the list has them: "TP.HCM" rather than "TP HCM". */
  written(words: readonly QueryToken[]): string {
    return this.texts.get(nameOf(words)) ?? words.map(({ typed }) => typed).join(' ')
  }

  /** The query with the synonyms of what is wanted; phrases, and words that are left out, mean just what they say. */
  widened(query: Query): Query {
    const clauses = query.clauses.map((clause) => ({
      ...clause,
      alternatives:
        clause.occur === 'not' ? clause.alternatives : clause.alternatives.map((leaf) => this.widenedLeaf(leaf)),
    }))
    return { clauses }
  }

  private widenedLeaf(leaf: Leaf): Leaf {
    const found = this.spellingsOf(leaf)
    // A single syllable that the list has without diacritics means just that: "heo" is no "hẻo".
    const meant = new Set(found.filter(({ first, last }) => first === last).map(({ first }) => first))
    const tokens = leaf.tokens.map((token, at): QueryToken => (meant.has(at) ? { ...token, forms: 'written' } : token))
    return { ...leaf, tokens, spellings: [...leaf.spellings, ...found] }
  }

  private spellingsOf(leaf: Leaf): Spelling[] {
    const found: Spelling[] = []
    if (leaf.kind === 'phrase' || leaf.tokens.length > mostWords) return found
    for (let first = 0; first < leaf.tokens.length;) {
      const entry = this.entryAt(leaf, first)
      const last = first + (entry?.words.length ?? 1) - 1
      for (const words of entry?.ways ?? []) found.push({ kind: 'synonym', first, last, words })
      first = last + 1
    }
    return found
  }

  /** The longest entry whose words a leaf has from a place on. */
  private entryAt(leaf: Leaf, first: number): Entry | undefined {
    const { tokens } = leaf
    const isBare = !tokens.some(({ forms }) => forms === 'written')
    return this.entries.get(tokens[first].folded)?.find(({ words }) => {
      const typed = tokens.slice(first, first + words.length)
      const isWhole = typed.every(({ breakBefore }, at) => at === 0 || !breakBefore || words[at].breakBefore)
      if (typed.length < words.length || !isWhole || tearsCompound(leaf, first, first + words.length - 1)) return false
      // One syllable without diacritics may be many words: "lon" is "lớn" oftener than "lợn".
      if (isBare && !(words.length === 1 && isAccented(words[0])))
        return typed.every(({ folded }, at) => folded === words[at].folded)
      return nameOf(typed) === nameOf(words)
    })
  }
}

/** Whether some words only seem to be what they are because two compounds meet: "cầu tiêu" in "nhu cầu tiêu thụ". */
function tearsCompound({ units }: Leaf, first: number, last: number): boolean {
  const compounds = units.filter(({ kind }) => kind === 'compound')
  if (first === last || compounds.some((unit) => unit.first === first && unit.last === last)) return false
  return compounds.some((unit) => unit.first < first !== unit.last > last && unit.first <= last && unit.last >= first)
}

const isNoSynonym = ({ kind }: Spelling) => kind !== 'synonym'

/** The query with its words just as typed: without synonyms. */
export function withoutSynonyms({ clauses }: Query): Query {
  return {
    clauses: clauses.map((clause) => ({
      ...clause,
      alternatives: clause.alternatives.map((leaf) => ({ ...leaf, spellings: leaf.spellings.filter(isNoSynonym) })),
    })),
  }
}

/** A word or phrase of a query that has a synonym, both as typed. */
export interface UsedSynonym {
  typed: string[]
  words: QueryToken[]
}

/** The synonyms that a query was widened with. */
export function synonymsIn({ clauses }: Query): UsedSynonym[] {
  return clauses.flatMap(({ alternatives }) =>
    alternatives.flatMap(({ tokens, spellings }) =>
      spellings
        .filter(({ kind }) => kind === 'synonym')
        .map(({ first, last, words }) => ({ typed: tokens.slice(first, last + 1).map(({ typed }) => typed), words })),
    ),
  )
}

const quotedParts = /("[^"]*"|[“„][^”]*”|«[^»]*»)/u

/** A query's text with the words that have synonyms in quotation marks, so that just these are searched. */
export function quoted(text: string, used: readonly UsedSynonym[]): string {
  const runs = [...new Map(used.map(({ typed }) => [typed.join(' '), typed])).values()]
  return runs.reduce((read, typed) => {
    const pattern = typed.map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('[^\\p{L}\\p{N}"]+')
    const run = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'gu')
    return read
      .split(quotedParts)
      .map((part) => (quotedParts.test(part) ? part : part.replace(run, '"$&"')))
      .join('')
  }, text)
}
