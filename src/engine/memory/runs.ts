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
  return ({ analysed: { title, lead, body, author } }) => {
    const texts: Record<Field, Analysis[]> = { text: [...title, ...lead, ...body, ...author], title, author }
    const times = texts[field].reduce(
      (sum, { tokens }) => sum + tokens.filter((_, at) => standsAt(forms, tokens, at)).length,
      0,
    )
    return run.length > countedRun ? Math.min(1, times) : times
  }
}

function standsAt(forms: readonly ReadonlySet<string>[], tokens: readonly Token[], at: number): boolean {
  const words = tokens.slice(at, at + forms.length)
  return (
    words.length === forms.length &&
    words.every(({ exact, breakBefore }, i) => forms[i].has(exact) && (i === 0 || !breakBefore))
  )
}
