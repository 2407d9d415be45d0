import type { Form } from '../../engine/vocabulary.js'
import { isAccented } from '../../text/index.js'
import type { Analyzer, Token } from '../../text/types.js'
import type { KnownWords } from './known-words.js'
import { rewrite, type Replacements } from './rewrite.js'

/** A pair of words, or a run of them in the results, is established when so many articles have it. */
const established = 3
/** Diacritics are clear when this share of what was found agrees on them. */
const clearShare = 0.7
/** Other diacritics than those typed must be so many times as frequent. */
const clearlyMoreFrequent = 20

/** The one text of several that most agree on; null when it is not clear. */
function clearWinner(counts: ReadonlyMap<string, number>): string | null {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const [best] = [...counts].sort(([, a], [, b]) => b - a)
  return best !== undefined && best[1] >= established && best[1] >= clearShare * total ? best[0] : null
}

/**
 * How the first results write the whole query, where a title or passage has its words marked in their order: other words
 * may stand between.
 */
function writtenInResults(tokens: readonly Token[], shown: readonly string[], analyzer: Analyzer): Replacements | null {
  const counts = new Map<string, number>()
  for (const text of shown) {
    const found = analyzer.analyze(text).tokens
    for (let at = 0; at + tokens.length <= found.length; at += 1) {
      const run = found.slice(at, at + tokens.length)
      if (!run.every(({ folded }, i) => folded === tokens[i].folded)) continue
      const written = run.map(({ exact }) => exact).join(' ')
      counts.set(written, (counts.get(written) ?? 0) + 1)
    }
  }
  const winner = clearWinner(counts)
  return winner === null ? null : new Map(winner.split(' ').map((word, at) => [at, word]))
}

/** How the archive writes each pair of neighbours that is a compound. */
function writtenInArchive(
  tokens: readonly Token[],
  known: KnownWords,
  accept: (forms: readonly Form[], typed: string) => boolean,
): Replacements {
  const words = new Map<number, { word: string; articles: number }>()
  for (let at = 0; at + 1 < tokens.length; at++) {
    const [first, second] = [tokens[at], tokens[at + 1]]
    const forms = second.breakBefore ? [] : known.pairForms([first.folded, second.folded])
    const best = forms.at(0)
    if (best === undefined || best.articles < established || !accept(forms, `${first.exact} ${second.exact}`)) continue
    for (const [offset, word] of best.text.split(' ').entries()) {
      const chosen = words.get(at + offset)
      if (chosen === undefined || chosen.articles < best.articles)
        words.set(at + offset, { word, articles: best.articles })
    }
  }
  return new Map([...words].map(([at, { word }]) => [at, word]))
}

/**
 * The query with the diacritics that the archive clearly gives it, or null. An accented query keeps its own but in
 * compounds that are never, or hardly ever, written so.
 * @param shown what is marked in titles and passages of the first results
 * @param known has the pairs of neighbours of the text
 * @param isBound whether the word at a place belongs together with others
 */
export function withDiacritics(
  text: string,
  shown: readonly string[],
  analyzer: Analyzer,
  known: KnownWords,
  isBound: (at: number) => boolean,
): string | null {
  const { tokens } = analyzer.analyze(text)
  if (tokens.length < 2) return null
  if (tokens.some(isAccented)) {
    const articlesWith = (forms: readonly Form[], typed: string) =>
      forms.find((form) => form.text === typed)?.articles ?? 0
    const isMistaken = (forms: readonly Form[], typed: string) =>
      forms[0].articles >= clearlyMoreFrequent * Math.max(1, articlesWith(forms, typed))
    // Words that belong together as typed are right, whatever their neighbours make of them: "vàng Đà Nẵng".
    const words = [...writtenInArchive(tokens, known, isMistaken)].filter(([at]) => !isBound(at))
    return rewrite(text, tokens, new Map(words))
  }
  const inResults = writtenInResults(tokens, shown, analyzer)
  if (inResults !== null) return rewrite(text, tokens, inResults)
  const isClear = (forms: readonly Form[]) =>
    clearWinner(new Map(forms.map((form) => [form.text, form.articles]))) !== null
  const inArchive = writtenInArchive(tokens, known, isClear)
  // Half a query with diacritics is no better than none.
  return inArchive.size < tokens.length ? null : rewrite(text, tokens, inArchive)
}
