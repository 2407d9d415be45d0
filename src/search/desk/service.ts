import type { Article } from '../../article.js'
import { analyseText } from '../../engine/analysed-article.js'
import type { ReadOptions, RelatedSubject, SearchEngine } from '../../engine/reading.js'
import type { Vocabulary } from '../../engine/vocabulary.js'
import { isAccented, isSyllable } from '../../text/index.js'
import type { Analyzer } from '../../text/types.js'
import { createNames, type NameSource } from '../names.js'
import { fetchAll, fetchOne, summariesOf, summarise } from '../summary.js'
import { idOfArticle, type AddressedArticles } from '../article/address.js'
import { leastRelated, sameEvent } from '../article/likeness.js'
import { beginningOfArticle, charactersRead, lengthOf } from './draft.js'
import { tellingPhrases } from './keywords.js'
import { createNameReader, documentsIn } from './named.js'
import { ComparedText, overlapSyllables, type SharedText } from './passages.js'
import { analysePieces, giveWay, type Piece } from './pieces.js'
import { likeliestFirst, sourceRequests } from './sources.js'
import { suggestCategories, suggestKeywords } from './suggestions.js'
import type { DeskAnalysis, DeskNote, DeskOverlap, DeskService, DeskSubject, Draft } from './types.js'

export interface DeskParts {
  engine: Pick<SearchEngine, 'related' | 'copies'>
  vocabulary: Vocabulary
  store: AddressedArticles
  gazetteer: NameSource
  analyzer: Analyzer
}

/**
 * Number of related articles requested: enough for the list itself, and for those that turn out to be copies or
 * coverage.
 */
const relatedAsked = 30
const relatedListed = 12
const coverageListed = 12
const copiesAsked = 10
const copiesListed = 5
/** Most likely sources of the draft's paragraphs that are compared with it; a draft about one subject has few. */
const sourcesCompared = 60
const overlapsListed = 8
/** An article that contains this share of the subject's syllables is a near-copy, whatever else it contains. */
const copiedShare = 0.3
/** A text of fewer syllables is too short to tell what it is about. */
const fewSyllables = 20
/**
 * Vietnamese text has about 70 % accented Vietnamese syllables; with a smaller share than this, a text is in another
 * language or lacks its diacritics.
 */
const vietnameseShare = 0.3

/** An article that may be listed. */
interface Candidate {
  article: Article
  /** The engine's relatedness score; 1 for a copy, 0 for an article that is only a likely source. */
  score: number
  isCopy: boolean
  shared: SharedText
}

/** Creates the editor's desk for an archive. It stores nothing that it receives. */
export function createDeskService({ engine, vocabulary, store, gazetteer, analyzer }: DeskParts): DeskService {
  const names = createNames(gazetteer)
  const readNames = createNameReader(gazetteer)

  /** A draft with what it names, as if it were ingested. */
  function likeDraft(draft: Draft): RelatedSubject {
    const { agencies, province } = gazetteer.describe({ ...draft, source: '', url: null, kicker: '', captions: [] })
    return { draft: analyseText(draft, analyzer), names: { agencies, province } }
  }

  /** Articles that may be related to a subject, copies of it, or share a passage with it, most related first. */
  async function candidatesFor(like: RelatedSubject, pieces: Piece[], options?: ReadOptions): Promise<Candidate[]> {
    const passages = sourceRequests(pieces, overlapSyllables, analyzer)
    const [[related, ...ofPassages], copies] = await Promise.all([
      engine.related([{ like, limit: relatedAsked }, ...passages], options),
      engine.copies(like, copiesAsked, options),
    ])
    const sources = likeliestFirst(ofPassages)
    const copied = new Set(copies.map(({ id }) => id))
    const scores = new Map([
      ...related.map(({ id, score }) => [id, score] as const),
      ...[...copied].map((id) => [id, 1] as const),
    ])
    for (const id of sources.slice(0, sourcesCompared)) if (!scores.has(id)) scores.set(id, 0)
    if ('id' in like) scores.delete(like.id)
    const compared = new ComparedText(pieces)
    const found: Candidate[] = []
    for (const article of await fetchAll(store, [...scores.keys()])) {
      const shared = compared.sharedWith(await analysePieces(beginningOfArticle(article), analyzer))
      await giveWay()
      const isCopy = copied.has(article.id) || shared.share >= copiedShare
      found.push({ article, score: scores.get(article.id)!, isCopy, shared })
    }
    return found
  }

  async function analyse(subject: DeskSubject, options?: ReadOptions): Promise<DeskAnalysis | null> {
    const article = 'id' in subject ? await fetchOne(store, subject.id) : null
    if ('id' in subject && article === null) return null
    const whole: Draft = 'draft' in subject ? subject.draft : article!
    const draft = beginningOfArticle(whole)
    const given = 'draft' in subject ? subject.characters : lengthOf(whole)
    const pieces = await analysePieces(draft, analyzer)
    const like = 'id' in subject ? { id: subject.id } : likeDraft(draft)
    // This thread does its work in sequence, so that it can give way to other work in between.
    const named = await readNames(draft)
    const people = named.people.map(({ name }) => name)
    const telling = await tellingPhrases(pieces, people, vocabulary, analyzer, options)
    const found = await candidatesFor(like, pieces, options)
    const votes = found
      .filter(({ score }) => score > 0)
      .map((candidate) => ({ article: candidate.article, weight: candidate.score }))
    const agencies = named.agencies.map(({ id, count }) => ({ id, name: names.agencyLabel(id), count }))
    return {
      article: article === null ? null : summarise(article),
      characters: { given, read: Math.min(given, charactersRead) },
      ...syllablesOf(pieces, draft, given),
      ...listsOf(found, article?.publishedAt ?? null),
      agencies,
      provinces: named.provinces,
      people: named.people,
      documents: documentsIn(pieces, analyzer.documentKinds),
      keywords: suggestKeywords(pieces, votes, telling, analyzer),
      categories: suggestCategories(votes),
    }
  }

  return {
    analyse,
    find: (address) => idOfArticle(address, store),
    articles: (ids) => summariesOf(store, ids),
  }
}

function syllablesOf(
  pieces: readonly Piece[],
  { body }: Draft,
  given: number,
): { syllables: number; notes: DeskNote[] } {
  const tokens = pieces.flatMap(({ analysis }) => analysis.tokens)
  const vietnamese = tokens.filter((token) => isAccented(token) && isSyllable(token.exact)).length
  const notes: DeskNote[] = []
  if (given > charactersRead) notes.push('cut')
  if (tokens.length < fewSyllables) notes.push('short')
  else if (vietnamese < vietnameseShare * tokens.length) notes.push('foreign')
  if (body.length === 0) notes.push('no-body')
  return { syllables: tokens.length, notes }
}

/** Sorts each candidate into the one list that it belongs to. */
function listsOf(
  found: readonly Candidate[],
  publishedAt: string | null,
): Pick<DeskAnalysis, 'related' | 'coverage' | 'copies' | 'overlaps'> {
  const copies = found
    .filter(({ isCopy }) => isCopy)
    .map(({ article, shared: { share, paragraphs } }) => ({
      article: summarise(article),
      share,
      passages: paragraphs.map(({ parts }) => parts),
    }))
  const overlaps = found
    .filter(({ isCopy }) => !isCopy)
    .flatMap(overlapOf)
    .sort((a, b) => b.syllables - a.syllables)
    .slice(0, overlapsListed)
  const listed = new Set(overlaps.map(({ article }) => article.id))
  const others = found.filter(({ article, isCopy }) => !isCopy && !listed.has(article.id))
  const isEarlier = (other: Article) =>
    publishedAt === null || other.publishedAt === null || other.publishedAt <= publishedAt
  const isCoverage = ({ article, score }: Candidate) => score >= sameEvent && isEarlier(article)
  return {
    copies: copies.sort((a, b) => b.share - a.share).slice(0, copiesListed),
    overlaps,
    coverage: others
      .filter(isCoverage)
      .slice(0, coverageListed)
      .map(({ article }) => summarise(article))
      .sort(byTime),
    related: others
      .filter((candidate) => !isCoverage(candidate) && candidate.score >= leastRelated)
      .map(({ article }) => summarise(article))
      .slice(0, relatedListed),
  }
}

/** The overlap with a candidate, as a list of one; empty if no shared passage is long enough. */
function overlapOf({ article, shared }: Candidate): DeskOverlap[] {
  const paragraphs = shared.paragraphs.filter(({ longestRow }) => longestRow >= overlapSyllables)
  if (paragraphs.length === 0) return []
  return [
    {
      article: summarise(article),
      syllables: Math.max(...paragraphs.map(({ longestRow }) => longestRow)),
      passages: paragraphs.map(({ parts }) => parts),
    },
  ]
}

/** Earliest first, those without a date last. */
function byTime(a: { publishedAt: string | null }, b: { publishedAt: string | null }): number {
  if (a.publishedAt === null || b.publishedAt === null)
    return Number(a.publishedAt === null) - Number(b.publishedAt === null)
  return a.publishedAt < b.publishedAt ? -1 : Number(a.publishedAt > b.publishedAt)
}
