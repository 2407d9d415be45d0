/** The search and its peer, asked the same. */
import type { Figure } from './experiments.js'
import { halfOf } from './judgements.js'
import { mean } from './metrics.js'
import { fixedHash, randomBelow, seededRandom } from './random.js'
import { runTask, type CaseResult, type Reprints, type Ranker, type Task } from './tasks.js'

/** A task with what the search and its peer answered; the cases of both are the same, in the same order. */
export interface Compared {
  name: string
  measure: Task['measure']
  ours: readonly CaseResult[]
  /** null if there is no peer. */
  peer: readonly CaseResult[] | null
}

/** @param onProgress called with the name of each task before it runs */
export async function compare(
  tasks: readonly Task[],
  ours: Ranker,
  peer: Ranker | null,
  reprints: Reprints,
  onProgress: (task: string) => void,
): Promise<Compared[]> {
  const compared: Compared[] = []
  for (const task of tasks) {
    onProgress(task.name)
    const answers = await runTask(task, ours, reprints)
    const peers = peer === null ? null : await runTask(task, peer, reprints)
    if (answers.length > 0) compared.push({ name: task.name, measure: task.measure, ours: answers, peer: peers })
  }
  return compared
}

type Statistic = (results: readonly CaseResult[]) => number

const meanOf: Statistic = (results) => mean(results.map(({ value }) => value))

function figure({ name, measure, ours, peer }: Compared, part: string, statistic: Statistic): Figure {
  const value = { name: part === '' ? name : `${name}, ${part}`, measure, value: statistic(ours), cases: ours.length }
  return peer === null ? value : { ...value, peer: statistic(peer) }
}

export function wholeFigures(compared: readonly Compared[]): Figure[] {
  return compared.map((one) => figure(one, '', meanOf))
}

/** The figures of the half that may be looked at and of the one that may not. */
export function halfFigures(compared: readonly Compared[]): Figure[] {
  return compared.flatMap((one) =>
    (['dev', 'held-out'] as const).map((half) => {
      const within = (results: readonly CaseResult[]) => results.filter(({ unit }) => halfOf(unit) === half)
      return figure({ ...one, ours: within(one.ours), peer: one.peer && within(one.peer) }, `${half} half`, meanOf)
    }),
  )
}

const splits = 5

/** Means of both halves of five splits by hash. */
function meansOfHalves(results: readonly CaseResult[]): number[] {
  return Array.from({ length: splits }, (_, split) => {
    // Single bits of the hash are too regular: the lowest is the parity of the letters, whatever is put before them.
    const side = ({ unit }: CaseResult) => randomBelow(seededRandom(fixedHash(`${split}:${unit}`)), 2)
    return [0, 1].map((half) => results.filter((one) => side(one) === half)).filter((one) => one.length > 0)
  })
    .flat()
    .map(meanOf)
}

/**
 * Mean, smallest and largest of the halves of five splits: how far a difference between two figures of so few queries
 * can be trusted.
 */
export function rangeFigures(compared: readonly Compared[]): Figure[] {
  return compared.flatMap((one) => [
    figure(one, 'halves of five splits: mean', (results) => mean(meansOfHalves(results))),
    figure(one, 'halves of five splits: least', (results) => Math.min(...meansOfHalves(results))),
    figure(one, 'halves of five splits: most', (results) => Math.max(...meansOfHalves(results))),
  ])
}
