import { isAccented } from '../../text/index.js'
import type { Analyzer } from '../../text/types.js'
import type { Form, Suggestion } from '../vocabulary.js'
import type { QueryToken } from '../query.js'
import type { WordTables } from './tables.js'
import { phrasesOf, withoutRareVariants } from './phrases.js'
import { runsOf } from './runs.js'
import { titlesFrom } from './titles.js'
import { completePair, completeWord } from './words.js'

/** Completions of what has been typed, with or without diacritics: words and phrases of the archive, then titles. */
export function completionsOf(
  typed: readonly QueryToken[],
  isLastDone: boolean,
  limit: number,
  analyzer: Analyzer,
  words: WordTables,
): Suggestion[] {
  if (typed.length === 0) return []
  const forms =
    typed.length === 1
      ? withoutRareVariants(asTyped(typed[0], completeWord(typed[0], isLastDone, words)))
      : completeRun(typed, isLastDone, limit, analyzer, words)
  const texts = forms.slice(0, limit).map((form): Suggestion => ({ kind: 'words', ...form, id: null }))
  return [...texts, ...titlesFrom(typed.map(({ folded }) => folded).join(' '), limit, words)]
}

/** For a word typed with diacritics, only the completions that have them, if there are any. */
function asTyped(typed: QueryToken, forms: Form[]): Form[] {
  const same = isAccented(typed) ? forms.filter(({ text }) => text.startsWith(typed.exact)) : []
  return same.length > 0 ? same : forms
}

function completeRun(
  tokens: readonly QueryToken[],
  isLastDone: boolean,
  limit: number,
  analyzer: Analyzer,
  words: WordTables,
): Form[] {
  const runs = runsOf(tokens, isLastDone, words)
  if (tokens.length > 2 || isLastDone) return phrasesOf(runs, limit, analyzer)
  // Compounds are counted in all articles, runs only in those that were read.
  const counts = new Map(runs.typed.map(({ text, articles }) => [text, articles]))
  for (const { text, articles } of asTyped(tokens[0], completePair(tokens[0], tokens[1], words)))
    counts.set(text, Math.max(articles, counts.get(text) ?? 0))
  const typed = [...counts].map(([text, articles]) => ({ text, articles }))
  return phrasesOf({ ...runs, typed }, limit, analyzer)
}
