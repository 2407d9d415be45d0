import { isAccented, isFunctionWord, isSyllable, keysOf } from '../../text/index.js'
import type { Analyzer, Keys } from '../../text/types.js'
import type { Form, Suggestion } from '../vocabulary.js'
import type { QueryToken } from '../query.js'
import type { WordTables } from './tables.js'
import { foldedText, phrasesOf, withoutRareVariants } from './phrases.js'
import { runsOf } from './runs.js'
import { formsOf } from './spelling.js'
import { titlesFrom } from './titles.js'
import { wholeOf } from './wholeness.js'
import { completePair, completeWord } from './words.js'

/**
 * What fewer articles have is a slip of one writer; so is, after one word, what is much rarer than the usual completion.
 * Who has typed three words knows what comes, and of those few articles are read.
 */
const leastArticles = 2
const leastShare = 0.01

/** Whether a completion is one word that means nothing by itself. */
function isFiller(text: string, analyzer: Analyzer): boolean {
  const { tokens } = analyzer.analyze(text)
  return tokens.length === 1 && analyzer.isStopword(tokens[0])
}

/** Whether a phrase begins with grammar, and so is cut from a sentence. */
function isLoose(text: string): boolean {
  const words = text.split(' ')
  return words.length > 1 && isFunctionWord(words[0])
}

/** Two words side by side are a unit in this share of the articles of the rarer; beside a filler, in more. */
const shareOfRarer = 0.03
const shareBesideFiller = 0.1

/** Whether words are not side by side by chance alone. */
function isTogether(text: string, articles: number, analyzer: Analyzer, words: WordTables): boolean {
  const { tokens } = analyzer.analyze(text)
  if (tokens.length !== 2) return true
  const counts = tokens.map(
    ({ exact, folded }) => formsOf(folded, words).find((form) => form.text === exact)?.articles ?? 0,
  )
  const share = tokens.some((token) => analyzer.isStopword(token)) ? shareBesideFiller : shareOfRarer
  return articles >= share * Math.min(...counts)
}

/** Most single words among the completions of one: where more are written so, they are mostly parts of others. */
const mostSingle = 2

/** Compounds, then the word typed itself: a syllable that somebody has not finished is mostly half of a word. */
function unitsFirst(forms: readonly Form[], { folded }: Keys): Form[] {
  const isCompound = ({ text }: Form) => text.includes(' ')
  const isTyped = ({ text }: Form) => keysOf(text).folded === folded
  const single = forms.filter((form) => !isCompound(form))
  const finished = single.filter(isTyped).slice(0, mostSingle)
  // A word that is no syllable stands alone: "fan", "facebook".
  const foreign = single.filter((form) => !isTyped(form) && !isSyllable(form.text))
  return [...[...forms.filter(isCompound), ...foreign].sort((a, b) => b.articles - a.articles), ...finished]
}

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
  const most = forms.reduce((best, { articles }) => Math.max(best, articles), 0)
  const least = typed.length === 1 ? Math.max(leastArticles, leastShare * most) : typed.length === 2 ? leastArticles : 1
  const asked = typed.map(({ folded }) => folded).join(' ')
  const isUsual = ({ text, articles }: Form) =>
    articles >= least && !isFiller(text, analyzer) && isTogether(text, articles, analyzer, words)
  // Who has typed several words means these, whatever they are, and what comes next. One letter is seldom a word.
  const last = typed[typed.length - 1].folded
  const isLastTyped = isLastDone || last.length > 1
  const isMeant = ({ text }: Form) => {
    if (typed.length === 1) return false
    const folded = foldedText(text)
    return folded === asked ? isLastTyped || isSyllable(last) : isLastTyped && folded.startsWith(`${asked} `)
  }
  const isTypedOut = (form: Form) => isMeant(form) && form.text.split(' ').length === typed.length
  const usual = forms.filter((form) => isTypedOut(form) || isUsual(form))
  const ordered = typed.length === 1 ? unitsFirst(usual, typed[0]) : usual
  const texts = wholesOf(ordered, limit, isMeant, words).map((form): Suggestion => ({
    kind: 'phrase',
    ...form,
    id: null,
  }))
  return [...texts, ...titlesFrom(typed, limit, words)]
}

/** The first completions that are wholes, or the wholes that they begin. */
function wholesOf(forms: readonly Form[], limit: number, isMeant: (form: Form) => boolean, words: WordTables): Form[] {
  const wholes = new Map<string, Form>()
  for (const form of forms) {
    if (wholes.size >= limit) break
    const text = isMeant(form) ? form.text : isLoose(form.text) ? null : wholeOf(form.text, words)
    if (text !== null && !wholes.has(text))
      wholes.set(text, text === form.text ? form : { text, articles: articlesWith(text, words) })
  }
  return [...wholes.values()]
}

const articlesWith = (text: string, words: WordTables) =>
  words.articlesWithRun(text.split(' ').map((word) => ({ word: keysOf(word), choice: 'as-written' })))

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
