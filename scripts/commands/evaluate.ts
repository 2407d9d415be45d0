import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Option, type Command } from 'commander'
import { openArchive } from '../../src/composition/reading.js'
import { readConfig, systemClock } from '../../src/config.js'
import { TimtinError } from '../../src/errors.js'
import { compare, halfFigures, rangeFigures, wholeFigures, type Compared } from '../../src/evaluation/comparison.js'
import { eventTasks, judgedQueryTasks } from '../../src/evaluation/events.js'
import { runExperiments, type Figure, type Subject } from '../../src/evaluation/experiments.js'
import { parseJudgements, type Judgements } from '../../src/evaluation/judgements.js'
import { knownItemTasks, type ShortName } from '../../src/evaluation/known-items.js'
import { createPeer } from '../../src/evaluation/peer.js'
import { remembered, type Reprints, type Task } from '../../src/evaluation/tasks.js'
import { judgeReadRelated, parseReadSubjects } from '../../src/evaluation/read-related.js'
import { judgeUnits } from '../../src/evaluation/unit-experiments.js'
import { drawSpellings, judgeSpelling } from '../../src/evaluation/spelling-experiments.js'
import { drawUnits } from '../../src/evaluation/units.js'
import { isInvented } from '../corpus/article.js'
import {
  articlesOf,
  buildArchive,
  spellingSubjectOf,
  subjectOf,
  unitSubjectOf,
  type EvaluatedArticle,
} from '../evaluation/archive.js'
import { evaluateDirectAnswers } from '../evaluation/direct-answers.js'
import { addExamples } from '../help/help.js'
import { say } from '../shared/progress.js'

/** Fixed, so that the same archive always yields the same units. */
const unitSeed = 20261130

interface Options {
  corpus: string[]
  judgements?: string
  /** Folder of an archive to build or reuse; a temporary one if left out. */
  archive?: string
  /** File to which the figures and all cases are written as JSON. */
  output?: string
}

export function define(command: Command): void {
  command
    .addOption(new Option('--corpus <path...>', 'files and folders of articles').default([], 'the sample'))
    .option('--judgements <file>', 'judged set as JSON, or clusters as NDJSON (default: that of the sample)')
    .option('--archive <folder>', 'folder of an archive to build, or to use again (default: a temporary one)')
    .option(
      '--output <file>',
      'file that takes the figures and every case (default: evaluation.json in the data folder)',
    )
    .action((options: Options) => {
      if (options.corpus.length > 0 !== (options.judgements !== undefined)) {
        command.error('--corpus and --judgements belong together.')
      }
      return evaluate(options)
    })
  addExamples(command, 'timtin evaluate', 'timtin evaluate --corpus export.ndjson.gz --judgements clusters.ndjson')
}

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

/** The compounds of the lexicon, as written. */
function compoundsIn(projectRoot: string): string[] {
  const lines = readFileSync(path.join(projectRoot, 'data', 'compounds.tsv'), 'utf8').split('\n')
  return lines.slice(1).flatMap((line) => line.split('\t').at(0) || [])
}

/** The abbreviations for which the list has one name of several syllables. */
function shortNamesIn(projectRoot: string): ShortName[] {
  const lines = readFileSync(path.join(projectRoot, 'data', 'abbreviations.tsv'), 'utf8').split('\n')
  return lines.slice(1).flatMap((line) => {
    const [short, name = ''] = line.split('\t')
    return name.includes(' ') && !name.includes('|') ? [{ short, name }] : []
  })
}

function table(figures: Figure[]): string {
  const width = Math.max(...figures.map(({ name }) => name.length))
  const row = ({ name, measure, value, peer, cases }: Figure) =>
    `${name.padEnd(width)}  ${measure.padEnd(8)}  ${value.toFixed(4)}  ${peer?.toFixed(4) ?? '      '}  ${cases}`
  return [`${'quality'.padEnd(width)}  measure   value   peer    cases`, ...figures.map(row)].join('\n')
}

/** Everything that the search and its peer are both asked, case by case. */
async function compareWithPeer(
  judgements: Judgements,
  { articles, asked }: Drawing,
  subject: Subject,
  shortNames: ShortName[],
): Promise<{ figures: Figure[]; compared: Compared[] }> {
  const judged = judgedQueryTasks(judgements)
  const events = eventTasks(judgements, articles)
  const known = knownItemTasks(articles, asked, shortNames)
  say('reading the articles for the peer')
  const queries = [...judged, ...events, ...known].flatMap(({ cases }) => cases.map(({ query }) => query))
  const peer = createPeer(articles, queries)
  const run = (tasks: Task[], reprints: Reprints) =>
    compare(tasks, subject.search, peer, reprints, (task) => say(`judging: ${task}`))
  const reprints = remembered(async (id) => [id, ...(await subject.copies(id))])
  const aboutEvents = [...(await run(judged, async (id) => [id])), ...(await run(events, reprints))]
  const items = await run(known, reprints)
  return {
    figures: [
      ...aboutEvents.flatMap((one) => [...wholeFigures([one]), ...halfFigures([one]), ...rangeFigures([one])]),
      ...wholeFigures(items),
    ],
    compared: [...aboutEvents, ...items],
  }
}

/** The articles of an archive, and those that queries are drawn from. */
interface Drawing {
  articles: EvaluatedArticle[]
  asked: EvaluatedArticle[]
}

async function evaluate(options: Options): Promise<void> {
  const config = readConfig()
  const corpus = options.corpus.length > 0 ? options.corpus : [path.join(config.projectRoot, 'data', 'sample')]
  const judgements = readJudgements(options.judgements ?? path.join(config.projectRoot, 'data', 'judgements.json'))
  const kept = options.archive
  const output = options.output ?? path.join(config.dataFolder, 'evaluation.json')
  const dataFolder = kept ?? mkdtempSync(path.join(tmpdir(), 'timtin-evaluate-'))
  const ownConfig = { ...config, dataFolder }
  try {
    await buildArchive(ownConfig, corpus, say)
    const articles = await articlesOf(ownConfig)
    // Invented articles may fill an archive up to a size, but nobody looks for them.
    const real = articles.filter(({ id }) => !isInvented(id))
    const asked = real.length > 0 ? real : articles
    const archive = await openArchive(ownConfig, systemClock)
    const subject = subjectOf(archive.search)
    const shortNames = shortNamesIn(config.projectRoot)
    const { figures, compared } = await compareWithPeer(judgements, { articles, asked }, subject, shortNames)
    figures.push(...(await runExperiments(judgements, asked, subject, (part) => say(`judging: ${part}`))))
    say('judging: words and names')
    const units = drawUnits(articles, compoundsIn(config.projectRoot), unitSeed)
    figures.push(...(await judgeUnits(units, unitSubjectOf(archive.search))))
    say('judging: direct answers')
    figures.push(...(await evaluateDirectAnswers(ownConfig, archive, units, unitSeed, say)))
    const read = readFileSync(path.join(config.projectRoot, 'data', 'judged-related.json'), 'utf8')
    const ids = new Set(articles.map(({ id }) => id))
    figures.push(...(await judgeReadRelated(parseReadSubjects(read), ids, subject)))
    say('judging: spelling')
    const spellings = drawSpellings(
      articles,
      articles.map(({ title }) => title),
      units,
      unitSeed,
    )
    figures.push(...(await judgeSpelling(spellings, spellingSubjectOf(archive.search))))
    await archive.close()
    process.stdout.write(`${table(figures)}\n`)
    mkdirSync(path.dirname(output), { recursive: true })
    writeFileSync(output, `${JSON.stringify({ articles: articles.length, figures, compared }, null, 1)}\n`)
    say(`written: ${output}`)
  } finally {
    if (kept === undefined) rmSync(dataFolder, { recursive: true, force: true })
  }
}
