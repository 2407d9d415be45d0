import type { Token } from '../../text/types.js'
import type { Clause, Leaf, QueryField, QueryToken } from '../query.js'
import { bondTerms, weightyTokens, wholeTerms } from '../ranking/selection.js'
import type { Term } from '../ranking/terms.js'
import { formsMeant } from '../ranking/word-bag.js'
import type { Archive } from './archive.js'
import type { IndexedArticle } from './articles.js'

/**
 * Whether an article satisfies a clause: `must`, that at least one alternative matches; `not`, that none does. A clause
 * whose leaves have no word restricts nothing.
 */
export function clauseTest({ occur, alternatives }: Clause, archive: Archive): (number: number) => boolean {
  const tests = alternatives.filter(({ tokens }) => tokens.length > 0).map((leaf) => leafTest(leaf, archive))
  if (tests.length === 0) return () => true
  return (number) => tests.some((matches) => matches(number)) === (occur === 'must')
}

function leafTest(leaf: Leaf, archive: Archive): (number: number) => boolean {
  return leaf.kind === 'phrase' ? phraseTest(leaf, archive) : wordsTest(leaf, archive)
}

/**
 * Words match where all are that are no stopwords, in any order but for those that belong together, or where the unit is
 * that they make.
 */
function wordsTest(leaf: Leaf, archive: Archive): (number: number) => boolean {
  const field = leaf.field ?? 'text'
  const having = (term: Term) => archive.postings(term, field)
  const words = weightyTokens(leaf).map((word) => having({ kind: 'word', word, choice: formsMeant(word) }))
  const whole = wholeTerms(leaf).map(having)
  const bonds = leaf.bonds.map((bond) => bondTerms(leaf, bond).map(having))
  const hasAll = (number: number) =>
    words.every((postings) => postings.has(number)) &&
    bonds.every((alternatives) => alternatives.some((postings) => postings.has(number)))
  return (number) => hasAll(number) || whole.some((postings) => postings.has(number))
}

/**
 * A phrase matches within one zone: the title, the lead, the body or the author, or the one of them that is asked for.
 * One with diacritics is matched as written (up to tone placement), one without on the folded key.
 */
function phraseTest({ tokens, slop, field }: Leaf, archive: Archive): (number: number) => boolean {
  const asWritten = tokens.some(({ forms }) => forms === 'written')
  const key = asWritten ? 'exact' : 'folded'
  const isSame = (word: Token, sought: QueryToken) => word[key] === sought[key]
  return (number) =>
    zonesOf(archive.all[number], field).some((words) =>
      words.some((word, at) => isSame(word, tokens[0]) && goesOn(words, at, tokens, slop, isSame)),
    )
}

function zonesOf({ analysed }: IndexedArticle, field: QueryField | undefined): Token[][] {
  const { title, lead, body, author } = analysed
  const zones = { title: [title], author: [author] }
  const sought = field === undefined ? [title, lead, body, author] : zones[field]
  return sought.map((texts) => texts.flatMap(({ tokens }) => tokens))
}

/** Whether the phrase goes on from its first word at `at`, with at most `slop` foreign words between its words. */
function goesOn(
  words: readonly Token[],
  at: number,
  phrase: readonly QueryToken[],
  slop: number,
  isSame: (word: Token, sought: QueryToken) => boolean,
): boolean {
  let last = at
  for (const sought of phrase.slice(1)) {
    // The nearest one leaves most words for the rest.
    last = words.findIndex((word, place) => place > last && isSame(word, sought))
    if (last < 0) return false
  }
  return last - at - (phrase.length - 1) <= slop
}
