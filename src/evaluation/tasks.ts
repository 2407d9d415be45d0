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

/** One id that stands for an article and all its reprints. */
export type Naming = (id: string) => Promise<string>

/** What one search answered in one case. */
export interface CaseResult {
  id: string
  unit: string
  query: string
  value: number
  /** The first ten, each standing for all its reprints. */
  found: readonly string[]
  wanted: readonly string[]
}

const depth = 10
/** More are asked for, since the seed and reprints of articles already listed are dropped. */
const asked = 30

const score: Record<Task['measure'], (found: readonly string[], grades: Grades) => number> = {
  'nDCG@10': (found, grades) => ndcg(found, grades, depth),
  'found@10': (found, grades) => Number(recall(found, new Set(grades.keys()), depth) > 0),
}

/** Names that are asked for once each. */
export function remembered(name: Naming): Naming {
  const known = new Map<string, Promise<string>>()
  return (id) => {
    const already = known.get(id)
    if (already !== undefined) return already
    const asking = name(id)
    known.set(id, asking)
    return asking
  }
}

async function answer({ id, unit, query, grades, seed }: Case, measure: Task['measure'], rank: Ranker, name: Naming) {
  const own = seed === undefined ? undefined : await name(seed)
  const named = async (ids: readonly string[]) =>
    [...new Set(await Promise.all(ids.map(name)))].filter((one) => one !== own)
  const found = (await named(await rank(query, asked))).slice(0, depth)
  const best = new Map<string, number>()
  for (const [wanted, grade] of grades) {
    const group = await name(wanted)
    if (group !== own) best.set(group, Math.max(grade, best.get(group) ?? 0))
  }
  return { id, unit, query, value: score[measure](found, best), found, wanted: [...best.keys()] }
}

/**
 * Puts every case of a task to a search. Any one of an article's reprints stands for all of them, wherever it is listed;
 * reprints of the seed count as the seed itself. A case of which nothing is left to find is passed over.
 */
export async function runTask({ measure, cases }: Task, rank: Ranker, name: Naming): Promise<CaseResult[]> {
  const results: CaseResult[] = []
  for (const one of cases) {
    const result = await answer(one, measure, rank, name)
    if (result.wanted.length > 0) results.push(result)
  }
  return results
}
