import type { SearchEngine } from '../../engine/reading.js'
import type { Analyzer } from '../../text/types.js'
import type { ParsedQuery } from '../query/parse.js'
import type { Hit, Part } from '../types.js'
import { withDiacritics } from './diacritics.js'
import { withoutMistakes, type Archive } from './mistakes.js'

/** Longest query, in words, that another spelling is sought for: longer ones are pasted. */
const mostWords = 12
/** The same where articles have all its words. */
const mostWordsComplete = 6

/** Whether the query is words alone: operators are kept as typed, and words inside them are not second-guessed. */
function isPlain({ query, plainWords, text }: ParsedQuery): boolean {
  return query !== null && plainWords === text
}

/** What is marked of a title or passage: words of the query that stand together are one mark, and a bar stands between marks. */
function matches(parts: readonly Part[]): string {
  const marked = parts.filter(({ match }) => match).map(({ text }) => text)
  return marked.join(' | ')
}

/** Asks each question once. */
function remembered<T>(ask: (text: string) => Promise<T>): (text: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>()
  return (text) => {
    const answer = answers.get(text) ?? ask(text)
    answers.set(text, answer)
    return answer
  }
}

/**
 * Another query that the archive knows better, or null: typing mistakes fixed, diacritics restored or repaired where the
 * archive is clear about them.
 * @param totalComplete articles that have all words as typed
 * @param hits the first results
 * @param count articles that have all words of another query
 */
export async function didYouMean(
  parsed: ParsedQuery,
  totalComplete: number,
  hits: readonly Hit[],
  engine: SearchEngine,
  analyzer: Analyzer,
  count: (text: string) => Promise<number>,
): Promise<string | null> {
  const { text } = parsed
  const words = text.split(' ').length
  if (!isPlain(parsed) || words > (totalComplete > 0 ? mostWordsComplete : mostWords)) return null
  const shown = hits.flatMap(({ titleParts, snippets }) => [titleParts, ...snippets].map(matches))
  const archive: Archive = {
    forms: remembered((words) => engine.forms(words)),
    similar: (word) => engine.similar(word),
    phrase: (phrase) => count(`"${phrase}"`),
  }
  const fixed = await withoutMistakes(text, shown, analyzer, archive)
  const accented = await withDiacritics(fixed ?? text, shown, analyzer, archive)
  const better = accented ?? fixed
  return better !== null && (await count(better)) > 0 ? better : null
}
