import { keysOf } from '../../text/index.js'
import type { Analyzer } from '../../text/types.js'
import type { Form } from '../vocabulary.js'
import type { Runs } from './runs.js'

/** Of forms that differ only in diacritics, a rarer one is shown only with this share of the other's articles. */
const variantShare = 0.3
/** A run that continues in the same way in this share of articles is part of a longer one, which is shown instead. */
const alwaysShare = 0.8

const byArticles = (a: Form, b: Form) => b.articles - a.articles || (a.text < b.text ? -1 : 1)

/** The words of a phrase without diacritics. */
export const foldedText = (text: string) =>
  text
    .split(' ')
    .map((word) => keysOf(word).folded)
    .join(' ')

/**
 * Forms ordered by their articles, without rare variants that differ from another form only in diacritics: mostly
 * typing mistakes.
 */
export function withoutRareVariants(forms: readonly Form[]): Form[] {
  const most = new Map<string, number>()
  for (const { text, articles } of forms) {
    const key = foldedText(text)
    most.set(key, Math.max(most.get(key) ?? 0, articles))
  }
  return forms.filter(({ text, articles }) => articles >= variantShare * most.get(foldedText(text))!).sort(byArticles)
}

/** A run, and by how many words it is longer than what was typed. */
interface Run extends Form {
  ahead: number
}

/**
 * Makes phrases from runs of words: first those that were typed, completed to whole words and compounds, then their
 * continuations, each ordered by their articles.
 */
export function phrasesOf({ typed, longer }: Runs, limit: number, analyzer: Analyzer): Form[] {
  const goOn = ({ text, ahead }: Run): Run[] =>
    withoutRareVariants((longer[ahead] ?? []).filter((run) => run.text.startsWith(`${text} `))).map((run) => ({
      ...run,
      ahead: ahead + 1,
    }))
  const whole = (run: Run): Run => {
    const [next] = goOn(run)
    return next !== undefined && next.articles >= alwaysShare * run.articles ? whole(next) : run
  }
  const begun = withoutRareVariants(typed)
    .slice(0, limit)
    .map((form) => ({ ...form, ahead: 0 }))
    .flatMap((run) => (endsWhole(run.text, analyzer) ? [run, whole(run)] : [whole(run)]))
  const further = begun
    .flatMap((run) => [run, ...goOn(run)])
    .flatMap(goOn)
    .filter(({ text }) => endsWhole(text, analyzer))
    .sort(byArticles)
  const found = new Map([...begun, ...further.map(whole)].map(({ text, articles }) => [text, { text, articles }]))
  return [...found.values()].slice(0, limit)
}

/** Whether the last word is not half of a compound: it ends one, or is a number. */
function endsWhole(text: string, analyzer: Analyzer): boolean {
  const { tokens, spans } = analyzer.analyze(text)
  const last = tokens.length - 1
  return /^\d/.test(tokens[last].folded) || spans.some((span) => span.kind !== 'number' && span.last === last)
}
