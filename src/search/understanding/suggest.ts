import type { Clock } from '../../config.js'
import type { FacetCounts, ReadOptions, SearchEngine } from '../../engine/reading.js'
import type { Suggestion, Vocabulary } from '../../engine/vocabulary.js'
import { cleanText } from '../../text/clean.js'
import { hasWord } from '../../text/index.js'
import { dayOf } from '../../text/dates.js'
import { findDayRanges } from '../../text/day-ranges.js'
import type { Analyzer } from '../../text/types.js'
import { queryTokens } from '../query/analysed.js'
import { foldName, foldWithOffsets } from '../fold.js'
import type { NameSource } from '../names.js'
import type { ArchiveOverview } from '../archive/overview.js'
import { fetchAll, type ArticleSource } from '../summary.js'
import type { Part, SuggestionView } from '../types.js'
import { Entities } from './entities.js'

/** Longest text that is completed; what is longer is no beginning of a name or title. */
const longestPrefix = 100
/** Most entities among the suggestions, so that phrases and titles keep their place. */
const entitiesSuggested = 3
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

/** What suggestions are made of. */
export interface SuggestParts {
  engine: Pick<SearchEngine, 'search'>
  vocabulary: Vocabulary
  gazetteer: NameSource
  overview: ArchiveOverview
  store: ArticleSource
  analyzer: Analyzer
  clock: Clock
}

/** The entities of each build, by its counts. */
const entitiesOf = new WeakMap<FacetCounts, Promise<Entities>>()

function entitiesIn(counts: FacetCounts, parts: SuggestParts): Promise<Entities> {
  let entities = entitiesOf.get(counts)
  if (entities === undefined) {
    entitiesOf.set(counts, (entities = Entities.of(counts, parts.gazetteer, parts)))
    // A failure is not kept: the next caller tries again.
    entities.catch(() => entitiesOf.delete(counts))
  }
  return entities
}

/** The days that are typed, if nothing else is and there are articles. */
function dayTyped(typed: string, { days }: FacetCounts, clock: Clock): SuggestionView[] {
  const { folded, offsets } = foldWithOffsets(typed)
  const found = findDayRanges(typed, folded, offsets, dayOf(clock()))
  const [range] = found
  if (found.length !== 1 || range.start > 0 || range.end < typed.trimEnd().length) return []
  if (range.from !== range.to || !days.some(({ day }) => day === range.from)) return []
  return [{ kind: 'day', text: range.label, parts: markTyped(range.label, typed), id: range.from }]
}

/** Completions without titles of articles that left the store after the index was built. */
async function present(completions: readonly Suggestion[], store: ArticleSource): Promise<Suggestion[]> {
  const ids = completions.flatMap(({ kind, id }) => (kind === 'title' && id !== null ? [id] : []))
  const there = new Set((await fetchAll(store, ids)).map(({ id }) => id))
  return completions.filter(({ kind, id }) => kind !== 'title' || id === null || there.has(id))
}

/** Phrases, then titles, so that neither leaves the other no place. */
function balanced(completions: readonly Suggestion[], places: number): Suggestion[] {
  const phrases = completions.filter(({ kind }) => kind === 'phrase')
  const titles = completions.filter(({ kind }) => kind === 'title')
  const shown = phrases.slice(0, Math.max(0, places - Math.min(titlesKept, titles.length)))
  return [...shown, ...titles]
}

/** What is typed, of a length that can be completed; a space at its end says that the last word is done. */
function cleanStart(text: string): string {
  const typed = cleanText(text.slice(0, longestPrefix))
  return /\s$/.test(text) && typed !== '' ? `${typed} ` : typed
}

/**
 * Completions of what is typed: days, people, agencies, places and documents that have articles, then phrases, then
 * titles of the archive; no text twice.
 */
export async function suggestFor(
  text: string,
  limit: number,
  parts: SuggestParts,
  options?: ReadOptions,
): Promise<SuggestionView[]> {
  const { vocabulary, overview, store, analyzer, clock } = parts
  const typed = cleanStart(text)
  const sought = foldName(typed)
  if (!hasWord(sought) || limit <= 0) return []
  const tokens = queryTokens(typed, analyzer)
  const isLastDone = (analyzer.analyze(typed).tokens.at(-1)?.end ?? 0) < typed.length
  const find = async () => {
    const counts = await overview.get(options)
    const entities = await entitiesIn(counts, parts)
    const found = await entities.beginningWith(tokens, isLastDone, Math.min(entitiesSuggested, limit), options)
    const named = found.map(({ kind, text: name, id }) => ({ kind, text: name, parts: markTyped(name, typed), id }))
    return [...dayTyped(typed, counts, clock), ...named]
  }
  const complete = async () => present(await vocabulary.complete(tokens, isLastDone, limit, options), store)
  const [named, completions] = await Promise.all([find(), complete()])
  const found: SuggestionView[] = [
    ...named,
    ...balanced(completions, limit - named.length).map(({ kind, text: completion, id }) => ({
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
