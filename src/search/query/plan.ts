import type { Bond, Clause, Leaf, Query, QueryToken, Spelling } from '../../engine/query.js'
import { lift } from '../../engine/ranking/cohesion.js'
import type { VocabularyAnswer } from '../../engine/vocabulary.js'
import type { Keys } from '../../text/types.js'
import { otherWays } from './spellings.js'

/**
 * Which words of a query belong together. What a person means is mostly larger than a syllable: a compound, a name, a
 * body, a place; an article that has its syllables apart is about something else. The evidence is the archive itself: how
 * much oftener words stand side by side than words of their frequency would by chance (segmentation by cohesion, as
 * Hagen et al. 2011 do it for web queries, with a lexicon and a gazetteer for what is known). Decision 13.
 */

/** Longest run that is counted: most names of people and places are shorter, and bodies come from the gazetteer. */
const longestRun = 5
/** The same in a query of more words than a long one has: a name, not what happened. */
const longestRunOfLong = 4
const manyWords = 8
/** Longer texts are pasted, not asked: of these only what lexicon and gazetteer know belongs together. */
const mostWords = 16

/** The numbers of the plan; docs/decisions/0013 tells the experiments. */
const planning = {
  /** Words typed with diacritics belong together when they stand side by side so many times as often as by chance … */
  liftTyped: 8,
  /** … and so many without: their letters stand for many words, which makes chance likelier. */
  liftBare: 4,
  /** The same in queries of more words than a short one has: keywords stand side by side by chance. */
  liftTypedLong: 30,
  liftBareLong: 20,
  /** Two units of several words are one if they stand side by side in this share of the articles that have the rarer. */
  shareOfRarer: 0.3,
  /** A compound of the lexicon belongs together at so much. */
  liftCompound: 1,
  /** A query of so few words is one unit when so many articles have it as such … */
  shortQuery: 4,
  fewestArticles: 2,
  /** … and, if it has two words only, not by chance. */
  liftShort: 1.5,
} as const

/** Places of something that is known by itself: nothing joins it with its neighbours, but an agency with its place. */
export interface KnownUnit {
  first: number
  last: number
  kind: 'agency' | 'province'
  /** Other ways to write it: an agency's short name; a province after an agency, "tỉnh Thái Bình". */
  ways: readonly (readonly QueryToken[])[]
  /** How the name is written, word by word, where it was typed without diacritics. */
  written?: readonly Keys[]
}

/** A run of words of a leaf, by its places. */
interface Run {
  leaf: Leaf
  first: number
  last: number
}

const wordsOf = ({ leaf, first, last }: Run): QueryToken[] => leaf.tokens.slice(first, last + 1)
const nameOf = (run: Run) =>
  wordsOf(run)
    .map(({ exact, forms }) => `${forms} ${exact}`)
    .join(' ')

const isPlain = ({ occur, alternatives }: Clause) =>
  occur === 'must' && alternatives.every(({ kind, field }) => kind === 'words' && field === undefined)

const plainLeaves = ({ clauses }: Query) => clauses.filter(isPlain).flatMap(({ alternatives }) => alternatives)

const isPasted = ({ tokens }: Leaf) => tokens.length > mostWords

/** How many words of a leaf are counted together. */
function longestRunOf({ tokens }: Leaf): number {
  if (tokens.length > mostWords) return 2
  return tokens.length > manyWords ? longestRunOfLong : longestRun
}

/** Runs of one to five words that no mark divides, and what is known by itself, however long. */
function runsOf(leaf: Leaf, known: readonly KnownUnit[]): Run[] {
  const { tokens } = leaf
  const longest = longestRunOf(leaf)
  const runs: Run[] = [...closedUnits(leaf, known), ...agenciesOfPlaces(leaf, known)].map(({ first, last }) => ({
    leaf,
    first,
    last,
  }))
  for (let first = 0; first < tokens.length; first++) {
    for (let last = first; last < tokens.length && last - first < longest; last++) {
      if (last > first && tokens[last].breakBefore) break
      runs.push({ leaf, first, last })
    }
  }
  return runs
}

/** Plans which words of a query belong together. */
export class QueryPlan {
  private readonly runs: Run[]

  /** @param known what the gazetteer recognises in a leaf, by its places */
  constructor(
    private readonly query: Query,
    private readonly known: (leaf: Leaf) => readonly KnownUnit[],
    /** How a unit's term is written: an abbreviation's letters and full forms. */
    private readonly formsOf: (term: string) => QueryToken[][],
  ) {
    const byName = new Map(
      plainLeaves(query)
        .filter(({ tokens }) => tokens.length > 1)
        .flatMap((leaf) => runsOf(leaf, known(leaf)))
        .map((run) => [nameOf(run), run]),
    )
    this.runs = [...byName.values()]
  }

  /** The runs of words that are to be counted; none where no words stand side by side. */
  wanted(): QueryToken[][] {
    return this.runs.flatMap((run) => [wordsOf(run), ...this.otherWays(run).map(({ words }) => words)])
  }

  private otherWays(run: Run): Pick<Spelling, 'kind' | 'words'>[] {
    const { leaf } = run
    return otherWays(leaf, run, this.spellingsIn(leaf, run))
  }

  /** How parts of a run may be written otherwise; what stands for all of it is no part. */
  private spellingsIn(leaf: Leaf, run: KnownPlace): Spelling[] {
    const ofUnits = leaf.units
      .filter((unit) => unit.standsForWords && lengthOf(unit) < lengthOf(run))
      .flatMap(({ term, first, last }) =>
        this.formsOf(term).map((words) => ({ kind: 'name' as const, first, last, words })),
      )
    const ofNames = this.known(leaf)
      .filter((name) => name.kind === 'agency' || (name.first > run.first && lengthOf(name) < lengthOf(run)))
      .flatMap(({ ways, first, last }) =>
        ways.map((words) => ({ kind: 'name' as const, first, last, words: [...words] })),
      )
    return [...leaf.spellings, ...ofUnits, ...ofNames]
  }

  /** The query with every other spelling that a plan may give it and no bonds: what any plan matches, it matches too. */
  widest(): Query {
    const widened = (leaf: Leaf): Leaf => {
      const ways = runsOf(leaf, this.known(leaf)).flatMap((run) =>
        this.otherWays(run).map((way) => ({ ...way, first: run.first, last: run.last })),
      )
      return { ...leaf, bonds: [], spellings: [...leaf.spellings, ...ways] }
    }
    const clauses = this.query.clauses.map((clause) =>
      isPlain(clause) ? { ...clause, alternatives: clause.alternatives.map(widened) } : clause,
    )
    return { clauses }
  }

  /** The query with its bonds. @param answer to `wanted`, as runs */
  planned(answer: Pick<VocabularyAnswer, 'runs' | 'articles' | 'words'>): Query {
    let at = 0
    const counted = this.runs.map((run): [string, number[]] => {
      const ways = 1 + this.otherWays(run).length
      return [nameOf(run), answer.runs.slice(at, (at += ways))]
    })
    const counts = new Counts(new Map(counted), answer)
    const clauses = this.query.clauses.map((clause) =>
      isPlain(clause)
        ? { ...clause, alternatives: clause.alternatives.map((leaf) => this.bonded(leaf, counts)) }
        : clause,
    )
    return { clauses }
  }

  private bonded(leaf: Leaf, counts: Counts): Leaf {
    const known = this.known(leaf)
    const bonds = bondsOf(leaf, known, counts)
    const tokens = leaf.tokens.map((token, at): QueryToken => {
      const name = known.find(({ written, first, last }) => written !== undefined && first <= at && last >= at)
      return name === undefined ? token : { ...token, ...name.written![at - name.first], forms: 'written' }
    })
    const ways = bonds.flatMap(({ first, last }) =>
      this.otherWays({ leaf, first, last }).map((way) => ({ ...way, first, last })),
    )
    return { ...leaf, bonds, tokens, spellings: [...leaf.spellings, ...ways] }
  }
}

/** How often runs of words stand in the archive, and how often they would by chance. */
class Counts {
  constructor(
    /** By run: the articles that have it as typed, and in each other way. */
    private readonly runs: ReadonlyMap<string, readonly number[]>,
    private readonly archive: Pick<VocabularyAnswer, 'articles' | 'words'>,
  ) {}

  /** In how many articles a run is, about, in all its ways; 0 for one that was not counted. */
  articlesWith(run: Run): number {
    const ways = this.runs.get(nameOf(run)) ?? []
    return ways.reduce((sum, articles) => sum + articles, 0)
  }

  /** How many times as often as by chance two neighbours stand side by side; 0 where the archive lacks one. */
  lift(left: Run, right: Run): number {
    const [first, second] = [left, right].map((run) => this.articlesWith(run))
    if (first === 0 || second === 0) return 0
    return lift(this.articlesWith({ ...left, last: right.last }), first, second, this.archive)
  }
}

/** A part of a leaf: one word, or several that have been joined. */
interface Part extends Run {
  isClosed: boolean
}

function bondsOf(leaf: Leaf, known: readonly KnownUnit[], counts: Counts): Bond[] {
  const parts = partsOf(leaf, known)
  joinKindsOfPlaces(parts, counts)
  joinAgencyAndPlace(parts, known, counts)
  joinCompounds(parts, leaf, counts)
  if (!isPasted(leaf)) joinCohesive(parts, leaf, counts)
  joinShortQuery(parts, leaf, counts)
  const isMeant = ({ first, last }: Part) =>
    isName(leaf) || leaf.bonds.some((bond) => bond.first === first && bond.last === last)
  return parts
    .filter((part) => part.last > part.first && (isMeant(part) || holds(part, counts)))
    .map(({ first, last }) => ({ first, last }))
}

/** Whether the archive has the part as such, or by a unit that stands for its words. */
function holds(part: Part, counts: Counts): boolean {
  const standsIn = part.leaf.units.some(
    ({ standsForWords, first, last }) => standsForWords && first <= part.first && last >= part.last,
  )
  return standsIn || counts.articlesWith(part) > 0
}

type KnownPlace = Pick<KnownUnit, 'first' | 'last'>

const lengthOf = ({ first, last }: KnownPlace) => last - first + 1
const covers = (one: KnownPlace, other: KnownPlace) => one.first <= other.first && one.last >= other.last
const overlap = (one: KnownPlace, other: KnownPlace) => one.first <= other.last && other.first <= one.last

/** Stretches of a unit that no mark divides. */
function splitAtBreaks({ first, last }: KnownPlace, { tokens }: Leaf): KnownPlace[] {
  const starts = [...tokens.keys()].filter((at) => at === first || (at > first && at <= last && tokens[at].breakBefore))
  return starts.map((start, i) => ({ first: start, last: (starts[i + 1] ?? last + 1) - 1 }))
}

/** What is known by itself, none of it overlapping: what was quoted, whole document numbers, then the longest. */
function closedUnits(leaf: Leaf, known: readonly KnownUnit[]): KnownPlace[] {
  const standIns = leaf.units.filter(({ standsForWords }) => standsForWords)
  const names = known.flatMap((name) => splitAtBreaks(name, leaf))
  const [numbers, others] = [true, false].map((isNumber) =>
    standIns.filter(({ term }) => term.includes('/') === isNumber),
  )
  const byLength = [...others, ...names].sort((a, b) => lengthOf(b) - lengthOf(a))
  const chosen: KnownPlace[] = [...leaf.bonds]
  for (const unit of [...numbers, ...byLength]) if (!chosen.some((other) => overlap(unit, other))) chosen.push(unit)
  return chosen
}

/** Agencies with the province that is named right after them. */
function agenciesOfPlaces({ tokens }: Leaf, known: readonly KnownUnit[]): KnownPlace[] {
  return known
    .filter(({ kind }) => kind === 'agency')
    .flatMap(({ first, last }) => {
      const place = known.find((other) => other.kind === 'province' && other.first === last + 1)
      return place === undefined || tokens[place.first].breakBefore ? [] : [{ first, last: place.last }]
    })
}

/** One part for each word, and one for each thing that is known by itself. */
function partsOf(leaf: Leaf, known: readonly KnownUnit[]): Part[] {
  const units = closedUnits(leaf, known)
  const closed: KnownPlace[] = [...units, ...known, ...leaf.units.filter(({ standsForWords }) => standsForWords)]
  const parts: Part[] = []
  for (let first = 0; first < leaf.tokens.length; first = parts[parts.length - 1].last + 1) {
    const unit = units.find((one) => one.first === first)
    const last = unit?.last ?? first
    parts.push({ leaf, first, last, isClosed: closed.some((one) => covers(one, { first, last })) })
  }
  return parts
}

function join(parts: Part[], at: number): void {
  const [left, right] = [parts[at], parts[at + 1]]
  parts.splice(at, 2, { ...left, last: right.last })
}

const mayJoin = (left: Part | undefined, right: Part | undefined): boolean =>
  left !== undefined &&
  right !== undefined &&
  !left.isClosed &&
  !right.isClosed &&
  !right.leaf.tokens[right.first].breakBefore &&
  !isDateWritten(left, right)

const wordsOfDates = new Set(['ngay', 'thang', 'nam'])

/** "ngày 27/7": a date is written in many ways, of which none is a unit. */
function isDateWritten({ leaf, last }: Part, right: Part): boolean {
  return wordsOfDates.has(leaf.tokens[last].folded) && /^\d+$/.test(leaf.tokens[right.first].folded)
}

const isLong = ({ tokens }: Leaf) => tokens.length > planning.shortQuery

/** Compounds of the lexicon that the archive has; of two that share a word, the one that holds together better. */
function joinCompounds(parts: Part[], leaf: Leaf, counts: Counts): void {
  const compounds = leaf.units
    .filter(({ kind, first, last }) => kind === 'compound' && last === first + 1)
    .map(({ first, last }) => {
      const [left, right] = [first, last].map((at): Run => ({ leaf, first: at, last: at }))
      return { first, lift: counts.lift(left, right) }
    })
    .filter(({ lift }) => lift > planning.liftCompound)
    .sort((a, b) => b.lift - a.lift)
  for (const { first } of compounds) {
    const at = parts.findIndex((part) => part.first === first)
    const [left, right] = [parts[at], parts[at + 1]]
    if (mayJoin(left, right) && left.last === left.first && right.last === right.first) join(parts, at)
  }
}

/** Neighbours that hold together, the firmest first. */
function joinCohesive(parts: Part[], leaf: Leaf, counts: Counts): void {
  const isTyped = leaf.tokens.some(({ forms }) => forms === 'written')
  const { liftTyped, liftBare, liftTypedLong, liftBareLong } = planning
  const least = isLong(leaf) ? (isTyped ? liftTypedLong : liftBareLong) : isTyped ? liftTyped : liftBare
  for (;;) {
    const lifts = parts.slice(1).map((right, at) => {
      const left = parts[at]
      const isShort = right.last - left.first < longestRunOf(leaf)
      return mayJoin(left, right) && isShort && mayBeOne(left, right, counts) ? counts.lift(left, right) : 0
    })
    const most = Math.max(0, ...lifts)
    if (most < least) return
    join(parts, lifts.indexOf(most))
  }
}

const isUnit = ({ first, last }: Part) => last > first

/** Two units are one only if the rarer mostly stands beside the other: "bão lũ" and "miền Trung" are two. */
function mayBeOne(left: Part, right: Part, counts: Counts): boolean {
  if (!isUnit(left) || !isUnit(right)) return true
  const together = counts.articlesWith({ ...left, last: right.last })
  return together >= planning.shareOfRarer * Math.min(counts.articlesWith(left), counts.articlesWith(right))
}

/**
 * A query that is a name by its capitals: two words, though each of them may be in most articles, or a commune or district
 * with its kind.
 */
function isName({ tokens }: Leaf): boolean {
  const isCapital = ({ typed }: QueryToken) => /^\p{Lu}\p{Ll}/u.test(typed)
  const [first, ...rest] = tokens
  if (rest.length === 0 || rest.length > longestPlace || rest.some(({ breakBefore }) => breakBefore)) return false
  return rest.every(isCapital) && (kindsOfPlaces.has(first.folded) || (rest.length === 1 && isCapital(first)))
}

/** A query of few words that the archive has side by side is meant so. */
function joinShortQuery(parts: Part[], leaf: Leaf, counts: Counts): void {
  const { shortQuery, fewestArticles, liftShort } = planning
  const whole: Run = { leaf, first: 0, last: leaf.tokens.length - 1 }
  const isOpen = parts.every((right, at) => at === 0 || mayJoin(parts[at - 1], right))
  if (parts.length < 2 || parts.filter(isUnit).length > 1 || !isOpen || leaf.tokens.length > shortQuery) return
  if (isName(leaf)) {
    parts.splice(0, parts.length, { ...whole, isClosed: true })
    return
  }
  if (counts.articlesWith(whole) < fewestArticles) return
  if (leaf.tokens.length === 2 && counts.lift(parts[0], parts[1]) < liftShort) return
  parts.splice(0, parts.length, { ...whole, isClosed: false })
}

/** "Sở Y tế Hà Tĩnh" is that department, if the archive has it so: not one and, somewhere else, the other. */
function joinAgencyAndPlace(parts: Part[], known: readonly KnownUnit[], counts: Counts): void {
  for (const [at, left] of parts.entries()) {
    const right = parts.at(at + 1)
    if (right === undefined) return
    const whole = agenciesOfPlaces(left.leaf, known).find(
      ({ first, last }) => first === left.first && last === right.last,
    )
    if (whole !== undefined && counts.articlesWith({ leaf: left.leaf, ...whole }) >= planning.fewestArticles)
      join(parts, at)
  }
}

/** Most words in the name of a commune or district. */
const longestPlace = 3
/** What a commune or district is called before its name, folded: names of provinces are names of these too. */
const kindsOfPlaces = new Set(['xa', 'phuong', 'huyen', 'quan'])

/** "xã Hưng Yên" is no province. */
function joinKindsOfPlaces(parts: Part[], counts: Counts): void {
  for (let at = 0; at + 1 < parts.length; at++) {
    const [kind, name] = [parts[at], parts[at + 1]]
    const word = kind.leaf.tokens[kind.first]
    const isKind =
      kind.first === kind.last && kindsOfPlaces.has(word.folded) && !name.leaf.tokens[name.first].breakBefore
    if (isKind && name.isClosed && counts.articlesWith({ ...kind, last: name.last }) >= planning.fewestArticles)
      parts.splice(at, 2, { ...kind, last: name.last, isClosed: true })
  }
}
