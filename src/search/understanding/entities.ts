import { setImmediate } from 'node:timers/promises'
import type { FacetCounts, ReadOptions, SearchEngine } from '../../engine/reading.js'
import type { NameInTitles, Vocabulary } from '../../engine/vocabulary.js'
import { kindsBeforeNames, placesNamedAfterPeople } from '../../gazetteer/people-words.js'
import { keysOf, surnames, wordsIn } from '../../text/index.js'
import type { Analyzer, Keys } from '../../text/types.js'
import { mostCited } from '../article/documents.js'
import { foldName } from '../fold.js'
import type { NameSource } from '../names.js'
import { queryTokens } from '../query/analysed.js'

/** A person, agency, place or document as it is looked for by what is typed. */
export interface Entity {
  kind: 'person' | 'agency' | 'place' | 'document'
  text: string
  /** What its page is found by: id of an agency, name of a province, key of a document; null where there is no page. */
  id: string | null
  /** Articles about it or that name it; of people and smaller places the titles, until they are counted. */
  articles: number
  isCounted: boolean
  names: readonly SoughtName[]
}

/** A name, short name or alias, word by word. */
interface SoughtName {
  words: readonly Keys[]
  folded: string
}

/** Words before a name that make it a place, as they are suggested. */
const kindsOfPlaces = ['xã', 'phường', 'thị trấn', 'huyện', 'quận', 'thị xã', 'thành phố']
const surnameKeys = new Set(surnames.map((name) => keysOf(name).exact))
const kindsBefore = new Set(kindsBeforeNames.map((kind) => kind.toLowerCase()))
const namedAfterPeople = new Set(placesNamedAfterPeople.map(foldName))
/** Documents that are known by heart: the others are found by a search. */
const documentsKnown = 500
/** A name is suggested when so many articles have it. */
const fewestArticles = 3
/** Names that are counted for one suggestion, those in most titles first. */
const mostCounted = 16
/** Share of its occurrences in titles that must be a person's, and not a street's or a school's. */
const personShare = 0.5
/**
 * A name that begins others in so many titles, as a share of its own, is not suggested: its articles cannot be told from
 * theirs ("Nguyễn Thị Thu").
 */
const longerShare = 0.5
/** A beginning of up to so many letters says little: only what is in so many articles is suggested for it. */
const shortBeginning = 4
const fewestForShort = 20
/** Words inside a name are sought by so many: one word is in too many names. */
const fewestWordsInside = 2

function nameOf(text: string): SoughtName {
  const words = wordsIn(text).map((word) => keysOf(word))
  return { words, folded: words.map(({ folded }) => folded).join(' ') }
}

/** What is suggested of an archive by name. It never changes. */
export class Entities {
  private constructor(
    private readonly all: readonly Entity[],
    private readonly vocabulary: Pick<Vocabulary, 'ask'>,
    private readonly analyzer: Analyzer,
  ) {}

  /** @param counts of the whole archive */
  static async of(
    counts: FacetCounts,
    gazetteer: NameSource,
    parts: { engine: Pick<SearchEngine, 'search'>; vocabulary: Vocabulary; analyzer: Analyzer },
  ): Promise<Entities> {
    const { engine, vocabulary, analyzer } = parts
    const [names, documents] = await Promise.all([vocabulary.names(), mostCited(documentsKnown, engine, analyzer)])
    // Others take turns between the parts, each of which takes some milliseconds.
    await setImmediate()
    const bodies = [...agenciesOf(counts, gazetteer), ...provincesOf(counts, gazetteer)]
    await setImmediate()
    const named = namedInTitles(names, gazetteer)
    await setImmediate()
    const cited = documents.map(({ slug, title, number, articles }) => {
      return entity('document', title, slug, articles, [title, number])
    })
    const found = [...bodies, ...named, ...cited]
    return new Entities(found, vocabulary, analyzer)
  }

  /** Entities that a name begins so, or has a word that does: the best first. */
  async beginningWith(
    typed: readonly Keys[],
    isLastDone: boolean,
    limit: number,
    options?: ReadOptions,
  ): Promise<Entity[]> {
    const isShort = typed.length === 1 && typed[0].folded.length <= shortBeginning
    const least = ({ kind }: Entity, rank: number) =>
      isShort ? (rank > 0 && kind === 'place' ? Infinity : fewestForShort) : kind === 'agency' ? 1 : fewestArticles
    const matched = this.all
      .map((one) => ({ one, rank: rankOf(one, typed, isLastDone) }))
      .filter(({ rank }) => rank !== null)
      .sort((a, b) => b.one.articles - a.one.articles)
    await this.count(
      matched
        .map(({ one }) => one)
        .filter(({ isCounted }) => !isCounted)
        .slice(0, mostCounted),
      options,
    )
    return matched
      .filter(({ one, rank }) => one.isCounted && one.articles >= least(one, rank!))
      .sort((a, b) => a.rank! - b.rank! || b.one.articles - a.one.articles)
      .slice(0, limit)
      .map(({ one }) => one)
  }

  private async count(entities: readonly Entity[], options?: ReadOptions): Promise<void> {
    if (entities.length === 0) return
    const runs = entities.map(({ text }) =>
      queryTokens(text, this.analyzer).map((token) => ({ ...token, forms: 'written' as const })),
    )
    const answer = await this.vocabulary.ask({ runs }, options)
    entities.forEach((one, i) => Object.assign(one, { articles: answer.runs[i], isCounted: true }))
  }
}

function entity(
  kind: Entity['kind'],
  text: string,
  id: string | null,
  articles: number,
  names: readonly string[],
  isCounted = true,
): Entity {
  return { kind, text, id, articles, isCounted, names: names.map(nameOf) }
}

function agenciesOf(counts: FacetCounts, gazetteer: NameSource): Entity[] {
  return counts.agencies.flatMap(({ value, count }) => {
    const agency = gazetteer.agency(value)
    if (agency === null || count === 0) return []
    const others = [agency.shortName, ...agency.aliases]
    // "Sở TN&MT" is typed "tnmt", without the word for the kind of body.
    const plain = others.map((name) => name.replace(/(?<=\p{Lu})[&-](?=\p{Lu})/gu, ''))
    const abbreviations = plain.flatMap((name) => [name, ...(name.match(/\p{Lu}{3,}/gu) ?? [])])
    return entity('agency', agency.name, value, count, [agency.name, ...others, ...abbreviations])
  })
}

function provincesOf(counts: FacetCounts, gazetteer: NameSource): Entity[] {
  return counts.provinces.flatMap(({ value, count }) => {
    const province = gazetteer.province(value)
    return province === null ? [] : entity('place', value, value, count, [value, ...province.aliases])
  })
}

/** People and smaller places, by the capitals of titles. */
function namedInTitles(names: readonly NameInTitles[], gazetteer: NameSource): Entity[] {
  const people = new Map<string, { text: string; person: number; other: number }>()
  const longer = new Map<string, number>()
  const places = new Map<string, { text: string; name: string; titles: number }>()
  for (const { text, before, titles } of names) {
    const words = text.split(' ')
    const kind = kindsOfPlaces.find((one) => ` ${before}`.endsWith(` ${one}`))
    if (kind !== undefined) {
      if (words.length > 3 || gazetteer.province(text) !== null) continue
      const place = `${kind[0].toUpperCase()}${kind.slice(1)} ${text}`
      const key = nameOf(place)
        .words.map(({ exact }) => exact)
        .join(' ')
      places.set(key, { text: place, name: text, titles: titles + (places.get(key)?.titles ?? 0) })
    }
    if (words.length < 3 || !surnameKeys.has(keysOf(words[0]).exact) || namedAfterPeople.has(foldName(text))) continue
    // "Thái Bình Dương"
    if (gazetteer.province(words.slice(0, 2).join(' ')) !== null) continue
    const isOther = before.split(' ').some((_, at, all) => kindsBefore.has(all.slice(at).join(' ')))
    // "Hoà" and "Hòa" are one.
    const key = nameOf(text)
      .words.map(({ exact }) => exact)
      .join(' ')
    const seen = people.get(key) ?? { text, person: 0, other: 0 }
    people.set(key, seen)
    if (isOther) seen.other += titles
    else seen.person += titles
    const beginning = key.split(' ').slice(0, 3).join(' ')
    if (beginning !== key) longer.set(beginning, titles + (longer.get(beginning) ?? 0))
  }
  return [
    ...[...people]
      .filter(([, { person, other }]) => person > personShare * (person + other))
      .filter(([key, { person }]) => (longer.get(key) ?? 0) < longerShare * person)
      .map(([, { text, person }]) => entity('person', text, null, person, [text], false)),
    ...[...places.values()].map(({ text, name, titles }) => entity('place', text, null, titles, [text, name], false)),
  ]
}

/** 0: its name begins so; 1: a short name, alias or later word does; null: none. */
function rankOf({ kind, names }: Entity, typed: readonly Keys[], isLastDone: boolean): number | null {
  const folded = typed.map((word) => word.folded).join(' ') + (isLastDone ? ' ' : '')
  // Documents are known by their numbers: of a kind alone there are thousands.
  if (kind === 'document' && !/\d/.test(folded)) return null
  for (const [i, name] of names.entries()) {
    if (`${name.folded} `.startsWith(folded) && fits(name.words, typed, isLastDone)) return i === 0 ? 0 : 1
  }
  // People are called by their given names, agencies by what they are for.
  const isTold = typed.length >= fewestWordsInside && typed[typed.length - 1].folded.length > 1
  for (const name of isTold && kind !== 'document' ? names.slice(0, 1) : []) {
    for (let at = 1; at < name.words.length; at++) {
      const rest = name.words.slice(at)
      if (!rest[0].folded.startsWith(typed[0].folded)) continue
      if (`${rest.map((word) => word.folded).join(' ')} `.startsWith(folded) && fits(rest, typed, isLastDone)) return 2
    }
  }
  return null
}

const tone = /[\u0300\u0301\u0303\u0309\u0323]/
const toneOf = (exact: string) => tone.exec(exact.normalize('NFD'))?.[0]

/** Whether words have the diacritics that were typed: "bão" begins no "Báo"; a tone may be typed last. */
function fits(words: readonly Keys[], typed: readonly Keys[], isLastDone: boolean): boolean {
  return typed.every((word, at) => {
    if (word.exact === word.folded) return true
    if (at < typed.length - 1 || isLastDone) return words[at].exact === word.exact
    const typedTone = toneOf(word.exact)
    return (
      words[at].toneless.startsWith(word.toneless) && (typedTone === undefined || typedTone === toneOf(words[at].exact))
    )
  })
}
