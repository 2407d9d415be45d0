import type { Leaf, Query, QueryToken } from '../../engine/query.js'
import type { VocabularyAnswer } from '../../engine/vocabulary.js'
import type { Analyzer, Keys } from '../../text/types.js'
import type { SearchParts } from '../parts.js'
import { affordable, wordsToPrice } from '../query/affordable.js'
import { queryTokens } from '../query/analysed.js'
import { notes } from '../query/notes.js'
import { QueryPlan, type KnownUnit } from '../query/plan.js'
import { plainText } from '../understanding/name-mentions.js'
import type { Place } from '../understanding/place.js'
import type { AbbreviationForms } from '../snippets/terms.js'
import type { ReadSearch } from './reading.js'

export interface PlanParts extends Pick<SearchParts, 'gazetteer' | 'analyzer'> {
  forms: AbbreviationForms
}

/** Longest query that may stand in articles as such though it reads like a question, in words: a title of a work. */
const longestTitle = 8
/** It does if so many articles have it side by side … */
const fewestArticles = 2
/** … and so large a share of those that have the rest of it side by side. */
const shareOfRest = 0.05

/** A search, its other readings and what belongs together in each of them. */
class ReadingPlan {
  private readonly plans: readonly QueryPlan[]
  /** The runs of words that the vocabulary must count. */
  readonly wanted: QueryToken[][]
  private readonly counts: readonly number[]
  /** By reading: the words by which its phrases are priced. */
  private readonly priced: readonly (readonly QueryToken[][])[]

  constructor(
    readonly read: ReadSearch,
    parts: PlanParts,
    private readonly isRivalled: boolean,
  ) {
    const { forms, analyzer } = parts
    const formsOf = (term: string) => (forms.get(term) ?? []).map((form) => queryTokens(form, analyzer))
    const others = this.others.map(({ query }) => new QueryPlan(query, () => [], formsOf))
    this.plans = [
      ...(read.query === null ? [] : [new QueryPlan(read.query, (leaf) => knownUnits(leaf, read, parts), formsOf)]),
      ...others,
    ]
    const wanted = this.plans.map((plan) => plan.wanted())
    this.counts = wanted.map(({ length }) => length)
    this.priced = this.queries.map((query) => wordsToPrice(query).map((word) => [word]))
    this.wanted = [...wanted.flat(), ...this.priced.flat(), ...this.whole]
  }

  /** The query, if there is one, and its other readings, as the plans have them. */
  private get queries(): Query[] {
    return [this.read.query, ...this.others.map(({ query }) => query)].filter((query) => query !== null)
  }

  /** Other readings of the query. */
  private get others() {
    const { decodings, loose } = this.read.rescues
    return [...decodings, ...(loose === null ? [] : [loose])]
  }

  /** All of the query as one run, where that tells which of two readings is meant. */
  private get whole(): QueryToken[][] {
    const tokens = this.read.query?.clauses[0].alternatives[0].tokens ?? []
    return this.isRivalled && tokens.length <= longestTitle ? [tokens] : []
  }

  /** In how many articles all of the query stands side by side. @param runs counts of `wanted` */
  articlesWithAll(runs: readonly number[]): number {
    return this.whole.length === 0 ? 0 : runs[this.wanted.length - 1]
  }

  /** The search with its plans. @param answer to `wanted`, as runs */
  planned(answer: VocabularyAnswer): ReadSearch {
    let counted = 0
    const bonded = this.plans.map((plan, i) =>
      plan.planned({ ...answer, runs: answer.runs.slice(counted, (counted += this.counts[i])) }),
    )
    const prices = this.priced.map(({ length }) => answer.runs.slice(counted, (counted += length)))
    const afforded = bonded.map((one, i) => affordable(one, prices[i]))
    const [query, ...planned] = afforded.map((one) => one.query)
    const leftOut = this.read.query === null ? [] : afforded[0].leftOut
    const { decodings } = this.read.rescues
    const rescues = this.others.map((reading, i) => ({ ...reading, query: planned[i] }))
    const { parsed } = this.read
    return {
      ...this.read,
      ...(leftOut.length === 0
        ? {}
        : { parsed: { ...parsed, notes: [...parsed.notes, notes.tooManyPhrases(leftOut)] } }),
      query,
      rescues: { decodings: rescues.slice(0, decodings.length), loose: rescues.at(decodings.length) ?? null },
    }
  }
}

/** The plans of a search and, if asides were taken out, of what was typed. */
export function plansOf(read: ReadSearch, parts: PlanParts): ReadingPlan[] {
  const readings = [read, ...(read.asTyped === null ? [] : [read.asTyped])]
  return readings.map((reading) => new ReadingPlan(reading, parts, readings.length > 1))
}

/**
 * The search as planned: without its asides, unless the archive has it with them as such ("Ai là triệu phú").
 * @param plans as `plansOf` gives them
 * @param answer to what they want, in order
 */
export function bestReading([plan, asTyped]: readonly ReadingPlan[], answer: VocabularyAnswer): ReadSearch {
  const runs = answer.runs.slice(0, plan.wanted.length)
  if (asTyped !== undefined) {
    const runsTyped = answer.runs.slice(plan.wanted.length)
    const [all, rest] = [asTyped.articlesWithAll(runsTyped), plan.articlesWithAll(runs)]
    if (all >= fewestArticles && all >= shareOfRest * rest) return asTyped.planned({ ...answer, runs: runsTyped })
  }
  return plan.planned({ ...answer, runs })
}

/** The readings of a search as widely as any plan may read them; null for one without words. */
export function widestReadings(read: ReadSearch, parts: PlanParts): (Query | null)[] {
  const { forms, analyzer } = parts
  const formsOf = (term: string) => (forms.get(term) ?? []).map((form) => queryTokens(form, analyzer))
  return [read, ...(read.asTyped === null ? [] : [read.asTyped])].map((reading) =>
    reading.query === null
      ? null
      : new QueryPlan(reading.query, (leaf) => knownUnits(leaf, reading, parts), formsOf).widest(),
  )
}

/** Agencies and provinces that a leaf names, by the places of their words. */
function knownUnits(
  { tokens }: Leaf,
  { parsed, mentions }: ReadSearch,
  { gazetteer, analyzer }: PlanParts,
): KnownUnit[] {
  // Names are found in queries of words alone, whose one leaf is all of the text.
  if (plainText(parsed) === null) return []
  let from = 0
  const starts = tokens.map(({ typed }) => {
    const start = parsed.text.indexOf(typed, from)
    from = start + typed.length
    return start
  })
  const unitAt = (
    kind: KnownUnit['kind'],
    place: Place | null,
    names: readonly string[],
    waysOf: (typed: readonly QueryToken[]) => readonly string[],
  ): KnownUnit[] => {
    if (place === null) return []
    const inside = [...tokens.keys()].filter((at) => starts[at] >= place.start && starts[at] < place.end)
    if (inside.length === 0) return []
    const [first, last] = [inside[0], inside[inside.length - 1]]
    const typed = tokens.slice(first, last + 1)
    // "CA" is never "cả" or "cá", as it stands beside a name.
    const ways = waysOf(typed).map((way) => queryTokens(way, analyzer).map(asWritten))
    const written = isWrittenInCapitals(typed) ? typed : writtenName(typed, names, analyzer)
    return [{ first, last, kind, ways, written }]
  }
  return [
    ...mentions.agencies.flatMap(({ id, place }) => {
      const agency = gazetteer.agency(id)
      if (agency === null) return unitAt('agency', place, [], () => [])
      const { name, shortName, aliases } = agency
      // What was typed may be an alias of another body of the kind: "Thành ủy" is no other way to write "Tỉnh ủy".
      const isName = (typed: readonly QueryToken[]) => [name, shortName].some((one) => isSameName(typed, one, analyzer))
      const all = [name, shortName, ...aliases]
      return unitAt('agency', place, all, (typed) => [
        ...(isName(typed) ? [name, shortName] : []),
        ...inFullOrShort(typed, all, analyzer),
      ])
    }),
    ...mentions.provinces.flatMap(({ id, place }) => {
      const kinds = gazetteer.province(id)?.kind === 'tỉnh' ? ['tỉnh'] : ['thành phố', 'TP']
      return unitAt('province', place, [id], (typed) =>
        beginsWithKind(typed) ? [] : kinds.map((kind) => `${kind} ${id}`),
      )
    }),
  ]
}

const asWritten = (token: QueryToken): QueryToken => ({ ...token, forms: 'written' })

const isWrittenInCapitals = (typed: readonly QueryToken[]) => typed.every((token) => /^\p{Lu}{2,}$/u.test(token.typed))

/** Other ways to begin the name of a body: "CA" for "Công an", "Công an" for "CA"; what follows stays as typed. */
function inFullOrShort(typed: readonly QueryToken[], names: readonly string[], analyzer: Analyzer): string[] {
  const heads = names.map((name) => ({ name, words: queryTokens(name, analyzer) }))
  const begins = (words: readonly QueryToken[]) =>
    words.length <= typed.length && words.every(({ folded }, at) => folded === typed[at].folded)
  return heads
    .filter(({ words }) => begins(words))
    .flatMap(({ words }) =>
      heads
        .filter((other) => isShortFor(words, other.words) || isShortFor(other.words, words))
        .map(({ name }) => [name, ...typed.slice(words.length).map((word) => word.typed)].join(' ')),
    )
}

/** Whether a word is the initials of several others. */
function isShortFor(short: readonly QueryToken[], long: readonly QueryToken[]): boolean {
  return short.length === 1 && long.length > 1 && short[0].folded === long.map(({ folded }) => folded[0]).join('')
}

/** Whether a province is called what it is: "tỉnh Thái Bình", "TP. Huế". */
const beginsWithKind = (typed: readonly QueryToken[]) =>
  /^(tinh|tp|thanh pho) /.test(typed.map(({ folded }) => folded).join(' '))

function isSameName(typed: readonly QueryToken[], name: string, analyzer: Analyzer): boolean {
  const words = queryTokens(name, analyzer)
  return words.length === typed.length && words.every(({ folded }, at) => folded === typed[at].folded)
}

/** The words of a name as it is written, where it was typed without diacritics. */
function writtenName(
  typed: readonly QueryToken[],
  names: readonly string[],
  analyzer: Analyzer,
): readonly Keys[] | undefined {
  if (typed.some(({ forms }) => forms === 'written')) return undefined
  return names
    .map((name) => analyzer.analyze(name).tokens.map(({ exact, toneless, folded }) => ({ exact, toneless, folded })))
    .find((words) => words.length === typed.length && words.every(({ folded }, i) => folded === typed[i].folded))
}
