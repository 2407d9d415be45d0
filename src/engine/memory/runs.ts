import type { AnalysedArticle } from '../analysed-article.js'
import { formsIn } from '../lexicon/forms.js'
import type { WordTable } from '../lexicon/tables.js'
import { countedRun, type Run } from '../ranking/terms.js'
import type { Analysis, Token } from '../../text/types.js'
import type { Field, IndexedArticle } from './articles.js'

/** How often an article has words side by side in a field, by going through its texts. */
export function timesOfRun(run: Run, field: Field, table: WordTable): (article: IndexedArticle) => number {
  const forms = run.map(
    ({ word, choice }) => new Set(formsIn(table, word, choice).map((place) => table.lexicon[place])),
  )
  if (forms.some(({ size }) => size === 0)) return () => 0
  return ({ analysed }) => {
    const times = textsOf(analysed, field).reduce(
      (sum, { tokens }) => sum + tokens.filter((_, at) => standsAt(forms, tokens, at)).length,
      0,
    )
    return run.length > countedRun ? Math.min(1, times) : times
  }
}

function textsOf({ title, lead, body, author }: AnalysedArticle, field: Field): Analysis[] {
  if (field === 'text') return [...title, ...lead, ...body, ...author]
  return field === 'title' ? title : author
}

function standsAt(forms: readonly ReadonlySet<string>[], tokens: readonly Token[], at: number): boolean {
  if (at + forms.length > tokens.length || !forms[0].has(tokens[at].exact)) return false
  return forms.every((form, i) => form.has(tokens[at + i].exact) && (i === 0 || !tokens[at + i].breakBefore))
}
