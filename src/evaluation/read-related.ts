import { halfOf } from './judgements.js'
import { mean, ndcg, type Grades } from './metrics.js'
import type { Figure, Subject } from './experiments.js'

/** An article with the grades of others as related to it, given by reading: 2, 1, or 0 for those that are not. */
export interface ReadSubject {
  id: string
  grades: Grades
}

const depth = 5

/** Reads `[{id, grades: {id: grade}}]`. @throws SyntaxError, TypeError for anything else */
export function parseReadSubjects(text: string): ReadSubject[] {
  const listed = JSON.parse(text) as { id: string; grades: Record<string, number> }[]
  return listed.map(({ id, grades }) => ({ id, grades: new Map(Object.entries(grades)) }))
}

/**
 * How good the related articles of the judged articles are that the archive has; no figures if it has none of them. An
 * article that was not read counts as unrelated. `share@5`: of the first five that are listed, how many are related.
 * @param has the ids of the archive's articles
 */
export async function judgeReadRelated(
  judged: readonly ReadSubject[],
  has: ReadonlySet<string>,
  subject: Pick<Subject, 'related'>,
): Promise<Figure[]> {
  const values: { id: string; ndcg: number; listed: number; right: number }[] = []
  for (const { id, grades } of judged) {
    if (!has.has(id)) continue
    const found = await subject.related(id, depth)
    const right = found.filter((other) => (grades.get(other) ?? 0) > 0).length
    values.push({ id, ndcg: ndcg(found, grades, depth), listed: found.length, right })
  }
  if (values.length === 0) return []
  return (['all', 'dev', 'held-out'] as const).flatMap((part) => {
    const of = part === 'all' ? values : values.filter(({ id }) => halfOf(id) === part)
    const name = `related articles, read${part === 'all' ? '' : `, ${part} half`}`
    const listed = of.reduce((sum, one) => sum + one.listed, 0)
    const right = of.reduce((sum, one) => sum + one.right, 0)
    return [
      { name, measure: 'nDCG@5' as const, value: mean(of.map((one) => one.ndcg)), cases: of.length },
      { name, measure: 'share@5' as const, value: listed === 0 ? 0 : right / listed, cases: listed },
    ]
  })
}
