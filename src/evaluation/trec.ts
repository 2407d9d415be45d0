import { mean, ndcg, recall, reciprocalRank, type Grades } from './metrics.js'

/** Grades by document, for each topic. */
export type Qrels = ReadonlyMap<string, Grades>
/** Ranked ids, best first, for each topic. */
export type Run = ReadonlyMap<string, readonly string[]>

/** Thrown for a line that does not follow the format. */
export class FormatError extends Error {
  constructor(
    readonly line: number,
    reason: string,
  ) {
    super(`line ${line}: ${reason}`)
    this.name = 'FormatError'
  }
}

function* columnsOf(text: string, count: number): Generator<{ columns: string[]; line: number }> {
  for (const [at, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue
    const columns = raw.trim().split(/\s+/)
    if (columns.length !== count) throw new FormatError(at + 1, `${columns.length} columns instead of ${count}`)
    yield { columns, line: at + 1 }
  }
}

function numberOf(text: string, name: string, line: number): number {
  const value = Number(text)
  if (!Number.isFinite(value)) throw new FormatError(line, `${name} is ${JSON.stringify(text)}, not a number`)
  return value
}

/**
 * Reads TREC judgements: `topic iteration document grade` on each line.
 * @throws FormatError
 */
export function parseQrels(text: string): Qrels {
  const qrels = new Map<string, Map<string, number>>()
  for (const { columns, line } of columnsOf(text, 4)) {
    const [topic, , document, grade] = columns
    const grades = qrels.get(topic) ?? new Map<string, number>()
    qrels.set(topic, grades.set(document, numberOf(grade, 'the grade', line)))
  }
  return qrels
}

/**
 * Reads a TREC run: `topic Q0 document rank score tag` on each line. Order is by score, as in trec_eval; of equal
 * scores, the earlier line comes first.
 * @throws FormatError
 */
export function parseRun(text: string): Run {
  const scored = new Map<string, { document: string; score: number }[]>()
  for (const { columns, line } of columnsOf(text, 6)) {
    const [topic, , document, , score] = columns
    const list = scored.get(topic) ?? []
    list.push({ document, score: numberOf(score, 'the score', line) })
    scored.set(topic, list)
  }
  const ranked = ([topic, list]: [string, { document: string; score: number }[]]): [string, string[]] => [
    topic,
    list.sort((a, b) => b.score - a.score).map(({ document }) => document),
  ]
  return new Map([...scored].map(ranked))
}

export interface RunFigures {
  topics: number
  ndcg: number
  reciprocalRank: number
  recall: number
}

/** Means over the judged topics at depth `k`; a topic missing from the run counts as 0. */
export function evaluateRun(qrels: Qrels, run: Run, k: number): RunFigures {
  const topics = [...qrels].map(([topic, grades]) => ({ ranked: run.get(topic) ?? [], grades }))
  const relevant = (grades: Grades) => new Set([...grades].filter(([, grade]) => grade > 0).map(([id]) => id))
  return {
    topics: topics.length,
    ndcg: mean(topics.map(({ ranked, grades }) => ndcg(ranked, grades, k))),
    reciprocalRank: mean(topics.map(({ ranked, grades }) => reciprocalRank(ranked, relevant(grades), k))),
    recall: mean(topics.map(({ ranked, grades }) => recall(ranked, relevant(grades), k))),
  }
}
