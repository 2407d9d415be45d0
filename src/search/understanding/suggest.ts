import type { FacetCounts, ReadOptions } from '../../engine/reading.js'
import type { Suggestion, Vocabulary } from '../../engine/vocabulary.js'
import { cleanText } from '../../text/clean.js'
import { hasWord } from '../../text/index.js'
import type { Agency } from '../../gazetteer/types.js'
import type { Analyzer } from '../../text/types.js'
import { queryTokens } from '../query/analysed.js'
import { foldName, foldWithOffsets } from '../fold.js'
import type { NameSource } from '../names.js'
import type { ArchiveOverview } from '../archive/overview.js'
import type { Part, SuggestionView } from '../types.js'

/** Longest text that is completed; what is longer is no beginning of a name or title. */
const longestPrefix = 100
/** Most agencies among the suggestions, so that words and titles keep their place. */
const agenciesSuggested = 3
/** Titles that keep a place among the suggestions, however many words there are. */
const titlesKept = 2

/** The text with the typed words marked where they stand first, at the start of a word. */
export function markTyped(text: string, typed: string): Part[] {
  const { folded, offsets } = foldWithOffsets(text)
  const sought = foldName(typed)
  const found = sought === '' ? -1 : ` ${folded}`.indexOf(` ${sought}`)
  if (found < 0) return [{ text, match: false }]
  const [start, end] = [offsets[found], offsets[found + sought.length]]
  return [
    { text: text.slice(0, start), match: false },
    { text: text.slice(start, end), match: true },
    { text: text.slice(end), match: false },
  ].filter((part) => part.text !== '')
}

/** An agency as it is looked for by what is typed. */
interface SoughtAgency {
  agency: Agency
  name: string
  others: string[]
}

/** The gazetteer's agencies, their names folded once. */
const remembered = new WeakMap<NameSource, SoughtAgency[]>()

function soughtAgencies(gazetteer: NameSource): SoughtAgency[] {
  let all = remembered.get(gazetteer)
  if (all === undefined) {
    all = gazetteer.agencies().map((agency) => ({
      agency,
      name: foldName(agency.name),
      others: [agency.shortName, ...agency.aliases].map(foldName),
    }))
    remembered.set(gazetteer, all)
  }
  return all
}

/** 0: the name begins so; 1: a short name or alias does; 2: a word of the name does; null: none. */
function rankOf({ name, others }: SoughtAgency, sought: string): number | null {
  if (name.startsWith(sought)) return 0
  if (others.some((other) => other.startsWith(sought))) return 1
  return name.includes(` ${sought}`) ? 2 : null
}

function agenciesFor(sought: string, gazetteer: NameSource, archive: FacetCounts): Agency[] {
  const counts = new Map(archive.agencies.map(({ value, count }) => [value, count]))
  return soughtAgencies(gazetteer)
    .map((one) => ({ agency: one.agency, rank: rankOf(one, sought), count: counts.get(one.agency.id) ?? 0 }))
    .filter(({ rank, count }) => rank !== null && count > 0)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || b.count - a.count)
    .slice(0, agenciesSuggested)
    .map(({ agency }) => agency)
}

/** What suggestions are made of. */
export interface SuggestParts {
  vocabulary: Vocabulary
  gazetteer: NameSource
  overview: ArchiveOverview
  analyzer: Analyzer
}

/** Words, then titles, so that neither leaves the other no place. */
function balanced(completions: readonly Suggestion[], places: number): Suggestion[] {
  const words = completions.filter(({ kind }) => kind === 'words')
  const titles = completions.filter(({ kind }) => kind === 'title')
  const shown = words.slice(0, Math.max(0, places - Math.min(titlesKept, titles.length)))
  return [...shown, ...titles]
}

/** What is typed, of a length that can be completed; a space at its end says that the last word is done. */
function cleanStart(text: string): string {
  const typed = cleanText(text.slice(0, longestPrefix))
  return /\s$/.test(text) && typed !== '' ? `${typed} ` : typed
}

/** Completions of what is typed: agencies that have articles, then words and titles of the archive; no text twice. */
export async function suggestFor(
  text: string,
  limit: number,
  { vocabulary, gazetteer, overview, analyzer }: SuggestParts,
  options?: ReadOptions,
): Promise<SuggestionView[]> {
  const typed = cleanStart(text)
  const sought = foldName(typed)
  if (!hasWord(sought) || limit <= 0) return []
  const tokens = queryTokens(typed, analyzer)
  const isLastDone = (analyzer.analyze(typed).tokens.at(-1)?.end ?? 0) < typed.length
  const [archive, completions] = await Promise.all([
    overview.get(options),
    vocabulary.complete(tokens, isLastDone, limit, options),
  ])
  const agencies = agenciesFor(sought, gazetteer, archive)
  const found: SuggestionView[] = [
    ...agencies.map(({ id, name }) => ({ kind: 'agency' as const, text: name, parts: markTyped(name, typed), id })),
    ...balanced(completions, limit - agencies.length).map(({ kind, text: completion, id }) => ({
      kind,
      text: completion,
      parts: markTyped(completion, typed),
      id,
    })),
  ]
  const seen = new Set<string>()
  return found
    .filter(({ text: suggestion }) => {
      const key = suggestion.normalize('NFC').toLowerCase()
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, limit)
}
