import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { buildIndex, ingestPaths, openArchive } from '../src/composition.js'
import { readConfig, systemClock, type Config } from '../src/config.js'
import { TimtinError } from '../src/errors.js'
import { runExperiments, type Figure, type Subject, type TitledArticle } from '../src/evaluation/experiments.js'
import { parseJudgements, type Judgements } from '../src/evaluation/judgements.js'
import type { SearchService } from '../src/search/types.js'
import { openStore, storeFolder } from '../src/store/article-store.js'
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

/** Brings an archive of the corpus up to date, through the pipeline that users have. */
async function buildArchive(config: Config, corpus: string[]): Promise<void> {
  let rejected = 0
  const report = await ingestPaths(config, corpus, {
    rejects: ({ reason, file, line }) => {
      rejected += 1
      if (rejected <= 5) say(`rejected: ${file}${line === null ? '' : `:${line}`}: ${reason}`)
    },
    notices: () => {},
  })
  say(`ingested: added ${report.added}, unchanged ${report.unchanged}, rejected ${report.rejected}`)
  const built = await buildIndex(config, { full: false })
  say(`indexed: ${built.articles} articles, ${(built.milliseconds / 1000).toFixed(1)} s`)
}

/** Every article of the archive in the order of ids: the same however it was ingested. */
async function titlesOf(config: Config): Promise<TitledArticle[]> {
  const store = openStore(storeFolder(config.dataFolder), { readOnly: true })
  const articles: TitledArticle[] = []
  for (const entry of store.entriesAfter(0)) {
    if ('article' in entry) articles.push({ id: entry.article.id, title: entry.article.title })
  }
  await store.close()
  return articles.sort((a, b) => (a.id < b.id ? -1 : 1))
}

function subjectOf(search: SearchService): Subject {
  const anything = {
    from: null,
    to: null,
    agencies: [],
    provinces: [],
    categories: [],
    sort: 'relevance',
    page: 1,
  } as const
  return {
    search: async (q, size) => {
      const { hits } = await search.search({ ...anything, agencies: [], provinces: [], categories: [], q, size })
      return hits.map(({ id }) => id)
    },
    related: async (id, limit) => ((await search.related(id, limit)) ?? []).map((article) => article.id),
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
    await buildArchive(ownConfig, corpus)
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
