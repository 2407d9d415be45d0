/** Queries of which the answers are known, put to any number of searches, so that these can be compared case by case. */
import { ndcg, recall, type Grades } from './metrics.js'
import { withoutDiacritics } from './variants.js'

/** A query with the articles that answer it. */
export interface Case {
  id: string
  query: string
  grades: Grades
  /** The article that was asked from, if it is not to be found itself. */
  seed?: string
  /** What falls into a half as a whole: the event that the case is about, or the case by itself. */
  unit: string
}

/** Cases that make up one figure. */
export interface Task {
  name: string
  measure: 'nDCG@10' | 'found@10'
  cases: readonly Case[]
}

/** The same tasks, typed with and without diacritics. */
export function bothWays(tasks: readonly Task[]): Task[] {
  return tasks.flatMap((task) => [
    task,
    {
      ...task,
      name: `${task.name} without diacritics`,
      cases: task.cases.map((one) => ({ ...one, query: withoutDiacritics(one.query) })),
    },
  ])
}

/** A search under evaluation: ids of articles, best first. */
export type Ranker = (query: string, limit: number) => Promise<string[]>

/** An article and all its reprints. */
export type Reprints = (id: string) => Promise<readonly string[]>

/** What one search answered in one case. */
export interface CaseResult {
  id: string
  unit: string
  query: string
  value: number
  /** The first ten; any reprint of an article that is wanted is listed as this one. */
  found: readonly string[]
  wanted: readonly string[]
}

const depth = 10
/** More are asked for, since the seed and reprints of articles already listed are dropped. */
const asked = 20

const score: Record<Task['measure'], (found: readonly string[], grades: Grades) => number> = {
  'nDCG@10': (found, grades) => ndcg(found, grades, depth),
  'found@10': (found, grades) => Number(recall(found, new Set(grades.keys()), depth) > 0),
}

/** Reprints that are asked for once for each article. */
export function remembered(reprints: Reprints): Reprints {
  const known = new Map<string, Promise<readonly string[]>>()
  return (id) => {
    const already = known.get(id)
    if (already !== undefined) return already
    const asking = reprints(id)
    known.set(id, asking)
    return asking
  }
}

async function answer(
  { id, unit, query, grades, seed }: Case,
  measure: Task['measure'],
  rank: Ranker,
  reprints: Reprints,
): Promise<CaseResult> {
  const names = new Map<string, string>()
  for (const one of seed === undefined ? grades.keys() : [seed, ...grades.keys()]) {
    if (!names.has(one)) for (const reprint of [one, ...(await reprints(one))]) names.set(reprint, one)
  }
  const best = new Map<string, number>()
  for (const [wanted, grade] of grades) {
    const name = names.get(wanted) ?? wanted
    if (name !== seed) best.set(name, Math.max(grade, best.get(name) ?? 0))
  }
  const named = (await rank(query, asked)).map((one) => names.get(one) ?? one)
  const found = [...new Set(named)].filter((one) => one !== seed).slice(0, depth)
  return { id, unit, query, value: score[measure](found, best), found, wanted: [...best.keys()] }
}

/**
 * Puts every case of a task to a search. Any one of the reprints of a wanted article stands for all of
 * them; reprints of the seed count as the seed itself. A case of which nothing is left to find is passed over.
 */
export async function runTask({ measure, cases }: Task, rank: Ranker, reprints: Reprints): Promise<CaseResult[]> {
  const results: CaseResult[] = []
  for (const one of cases) {
    const result = await answer(one, measure, rank, reprints)
    if (result.wanted.length > 0) results.push(result)
  }
  return results
}
