import { isAccented } from '../../../../text/index.js'
import type { Analyzer, Token } from '../../../../text/types.js'
import type { Form, Suggestion } from '../../../vocabulary.js'
import type { Snapshot } from '../../snapshot.js'
import { phrasesOf, withoutRareVariants } from './phrases.js'
import { runsOf } from './runs.js'
import { titlesFrom } from './titles.js'
import { completePair, completeWord } from './words.js'

/** Completions of what is typed, which may lack diacritics: words and phrases of the archive, then titles. */
export function suggestIn(text: string, limit: number, analyzer: Analyzer, snapshot: Snapshot): Suggestion[] {
  const { tokens } = analyzer.analyze(text)
  if (tokens.length === 0) return []
  const isLastDone = tokens[tokens.length - 1].end < text.length
  const forms =
    tokens.length === 1
      ? withoutRareVariants(asTyped(tokens[0], completeWord(tokens[0], isLastDone, snapshot)))
      : completeRun(tokens, isLastDone, limit, analyzer, snapshot)
  const words = forms.slice(0, limit).map((form): Suggestion => ({ kind: 'words', ...form, id: null }))
  return [...words, ...titlesFrom(tokens.map(({ folded }) => folded).join(' '), limit, snapshot)]
}

/** Of a word typed with diacritics, the completions that have them, if there are any. */
function asTyped(typed: Token, forms: Form[]): Form[] {
  const same = isAccented(typed) ? forms.filter(({ text }) => text.startsWith(typed.exact)) : []
  return same.length > 0 ? same : forms
}

function completeRun(
  tokens: readonly Token[],
  isLastDone: boolean,
  limit: number,
  analyzer: Analyzer,
  snapshot: Snapshot,
): Form[] {
  const runs = runsOf(tokens, isLastDone, snapshot)
  if (tokens.length > 2 || isLastDone) return phrasesOf(runs, limit, analyzer)
  // Compounds are counted in all articles, runs in those that were read alone.
  const counts = new Map(runs.typed.map(({ text, articles }) => [text, articles]))
  for (const { text, articles } of asTyped(tokens[0], completePair(tokens[0], tokens[1], snapshot)))
    counts.set(text, Math.max(articles, counts.get(text) ?? 0))
  const typed = [...counts].map(([text, articles]) => ({ text, articles }))
  return phrasesOf({ ...runs, typed }, limit, analyzer)
}
