import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { articlesOf, subjectOf } from '../../scripts/evaluation/archive.js'
import { compare, halfFigures, wholeFigures } from '../../src/evaluation/comparison.js'
import { judgedQueryTasks } from '../../src/evaluation/events.js'
import { runExperiments, type Figure } from '../../src/evaluation/experiments.js'
import { parseJudgements } from '../../src/evaluation/judgements.js'
import { useSampleArchive } from '../support/sample-archive.js'

const data = path.resolve(import.meta.dirname, '../../data')
const floors: Record<string, number> = JSON.parse(readFileSync(path.join(data, 'baseline.json'), 'utf8')).quality
const judgements = parseJudgements(readFileSync(path.join(data, 'judgements.json'), 'utf8'))

const sample = useSampleArchive()
let titles: { id: string; title: string }[]
let figures: Figure[]
beforeAll(async () => {
  titles = await articlesOf(sample.config)
  const subject = subjectOf(sample.archive.search)
  const judged = await compare(
    judgedQueryTasks(judgements),
    subject.search,
    null,
    async (id) => [id],
    () => {},
  )
  figures = [
    ...wholeFigures(judged),
    ...halfFigures(judged),
    ...(await runExperiments(judgements, titles, subject, () => {})),
  ]
})

describe('the judged set of the sample', () => {
  it('names articles that the sample has', () => {
    const ids = new Set(titles.map(({ id }) => id))
    const named = [
      ...judgements.queries.flatMap(({ grades }) => [...grades.keys()]),
      ...judgements.clusters.flatMap((cluster) => cluster.ids),
    ]
    expect(named.filter((id) => !ids.has(id))).toEqual([])
    expect(judgements.queries.length).toBeGreaterThanOrEqual(60)
  })

  it('has a floor for every figure, and no floor for another', () => {
    expect(Object.keys(floors).sort()).toEqual(figures.map(({ name }) => name).sort())
  })

  it.each(Object.entries(floors))('%s is not below %d', (name, floor) => {
    expect(figures.find((figure) => figure.name === name)?.value).toBeGreaterThanOrEqual(floor)
  })
})
