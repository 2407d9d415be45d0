import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { openArchive } from '../src/composition.js'
import { readConfig, systemClock } from '../src/config.js'
import { TimtinError } from '../src/errors.js'
import { runExperiments, type Figure } from '../src/evaluation/experiments.js'
import { parseJudgements, type Judgements } from '../src/evaluation/judgements.js'
import { buildArchive, subjectOf, titlesOf } from './evaluation-archive.js'
import { readEvaluationArguments } from './evaluation-arguments.js'
import { run } from './run.js'

const say = (line: string) => process.stderr.write(`${line}\n`)

function readJudgements(file: string): Judgements {
  const advice = 'Give a judged set as JSON, or clusters as NDJSON with cluster, topic and id on each line.'
  try {
    const bytes = readFileSync(file)
    return parseJudgements((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'))
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause)
    throw new TimtinError('input', 'bad-judgements', `The judgements cannot be read: ${what}.`, file, advice, { cause })
  }
}

function table(figures: Figure[]): string {
  const width = Math.max(...figures.map(({ name }) => name.length))
  const row = ({ name, measure, value, cases }: Figure) =>
    `${name.padEnd(width)}  ${measure.padEnd(7)}  ${value.toFixed(4)}  ${cases}`
  return [`${'quality'.padEnd(width)}  measure  value   cases`, ...figures.map(row)].join('\n')
}

await run(async (args) => {
  const config = readConfig()
  const { corpus, judgements: file, archive: kept, output } = readEvaluationArguments(args, config)
  const judgements = readJudgements(file)
  const dataFolder = kept ?? mkdtempSync(path.join(tmpdir(), 'timtin-evaluate-'))
  const ownConfig = { ...config, dataFolder }
  try {
    await buildArchive(ownConfig, corpus, say)
    const articles = await titlesOf(ownConfig)
    const archive = await openArchive(ownConfig, systemClock)
    const figures = await runExperiments(judgements, articles, subjectOf(archive.search), (part) =>
      say(`judging: ${part}`),
    )
    await archive.close()
    process.stdout.write(`${table(figures)}\n`)
    mkdirSync(path.dirname(output), { recursive: true })
    writeFileSync(output, `${JSON.stringify({ articles: articles.length, figures }, null, 2)}\n`)
    say(`written: ${output}`)
  } finally {
    if (kept === null) rmSync(dataFolder, { recursive: true, force: true })
  }
  return 0
})
