import type { Block } from './loop-monitor.js'
import { queryKinds } from './queries.js'
import type { BenchResult, ContestantResult, SizeResult } from './result.js'
import type { Served } from './serving.js'

const wholeNumber = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const whole = (value: number): string => wholeNumber.format(value)
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`
const milliseconds = (value: number): string => (value < 100 ? value.toFixed(2) : whole(value))
const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`
const percent = (share: number): string => `${(share * 100).toFixed(0)} %`

/** A ratio as text, with fewer decimals the larger it is. */
function times(ratio: number | undefined): string {
  if (ratio === undefined) return '-'
  return ratio < 10 ? ratio.toFixed(ratio < 0.1 ? 4 : 2) : whole(ratio)
}

/** Aligns rows in columns: the first one to the left, the others to the right. */
function table(rows: string[][]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  return rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
  )
}

const timeHeader = ['ms per query', 'p50', 'p95', 'max', 'CPU p50', 'CPU p95', 'titles', 'half titles', 'topics']

function timeRow({ label, wall, cpu, byKind }: ContestantResult): string[] {
  const kinds = queryKinds.map((kind) => byKind[kind].p50)
  return [label, ...[wall.p50, wall.p95, wall.max, cpu.p50, cpu.p95, ...kinds].map(milliseconds)]
}

const ratioHeader = [
  'times',
  'p50/FTS5',
  'p95/FTS5',
  'CPU/FTS5',
  'p50/MiniSearch',
  'CPU/MiniSearch',
  'found',
  'ready in',
]

function ratioRow({ label, toFts5, toMiniSearch, titlesFound, readyMs }: ContestantResult): string[] {
  const ratios = [toFts5?.p50, toFts5?.p95, toFts5?.cpuP50, toMiniSearch?.p50, toMiniSearch?.cpuP50]
  return [label, ...ratios.map(times), percent(titlesFound), seconds(readyMs)]
}

function blockText({ ms, cpuMs }: Block): string {
  return `${milliseconds(ms)} ms${cpuMs === null ? '' : ` (computing: ${milliseconds(cpuMs)} ms)`}`
}

function servedText({ block, searches }: Served): string {
  const { p50, p95, max } = searches
  return `longest block ${blockText(block)}; searches p50 ${milliseconds(p50)}, p95 ${milliseconds(p95)}, max ${milliseconds(max)} ms`
}

function indexLines({ articles, build, size, loadToBuild, server }: SizeResult, cores: number): string[] {
  const { memory, memoryPerArticle } = server
  const anonymous = memory.anonymous === null ? '' : `, of which ${megabytes(memory.anonymous)} are no file's pages`
  const { index, store } = size
  return [
    `build: ${seconds(build.milliseconds)}, ${whole(build.articlesPerSecond)} articles/s on ${cores} cores (${whole(build.articlesPerCpuSecond)} per second of processor time), at most ${megabytes(build.peakBytes)} of memory`,
    `load: ${seconds(server.load.ms)}, ${times(loadToBuild)} of building; longest block before the first visitor ${blockText(server.load.block)}`,
    `memory of the server: ${megabytes(memory.resident)} (peak ${megabytes(memory.peak)}${anonymous}): ${(memoryPerArticle / 1000).toFixed(1)} kB per article of ${whole(articles)}`,
    `index: ${megabytes(index.bytes)}, largest file ${megabytes(index.largestFile.bytes)} (${index.largestFile.name}); store: largest file ${megabytes(store.largestFile.bytes)}`,
    `event loop of the server, searches one after another: ${servedText(server.search)}`,
    `  suggestions at every letter of topics typed without diacritics (${whole(server.suggest.asked)}): p50 ${milliseconds(server.suggest.suggestions.p50)}, p95 ${milliseconds(server.suggest.suggestions.p95)}, max ${milliseconds(server.suggest.suggestions.max)} ms; longest block ${blockText(server.suggest.block)}`,
    `  taking an update of ${server.update.articles} articles (built in ${seconds(server.update.buildMs)}): ${servedText(server.update)}`,
    `  taking a whole new build: ${servedText(server.rebuild)}`,
  ]
}

function sizeLines(size: SizeResult, cores: number): string[] {
  return [
    '',
    `== ${whole(size.articles)} articles ==`,
    ...table([timeHeader, ...size.contestants.map(timeRow)]),
    '',
    ...table([ratioHeader, ...size.contestants.map(ratioRow)]),
    ...size.skipped.map(({ name, reason }) => `skipped: ${name}: ${reason}`),
    `${size.contestants.length} measured, ${size.skipped.length} skipped`,
    '',
    ...indexLines(size, cores),
  ]
}

function growthLines(growth: BenchResult['growth']): string[] {
  if (growth === null) return ['', 'Growth of the median was not measured: the corpus has one size only.']
  const rows = growth.p50.map(({ name, wall, cpu }) => [name, times(wall), times(cpu)])
  return [
    '',
    `== growth of the median from ${whole(growth.from)} to ${whole(growth.to)} articles ==`,
    ...table([['times', 'as waited', 'CPU'], ...rows]),
  ]
}

/** The result as text for a terminal. */
export function describe({ machine, corpus, queries, sizes, growth }: BenchResult): string {
  const { measured, warmUp } = queries
  const { takenIn } = corpus
  const all = measured.title + measured['half-title'] + measured.topic
  const first = sizes[sizes.length - 1]
  return [
    `Node ${machine.node} on ${machine.cores} x ${machine.cpu}, ${megabytes(machine.memory)}; load ${machine.load.map((load) => load.toFixed(1)).join(' at start, ')} at end`,
    `corpus: ${corpus.from}, seed ${corpus.seed}: ${whole(takenIn.articles)} articles taken in at ${whole(corpus.takenInPerSecond)}/s, ${takenIn.rejected} rejected`,
    `queries: ${all} measured (${measured.title} titles, ${measured['half-title']} half titles, ${measured.topic} topics of 2 to 4 syllables) after ${warmUp} others to warm up; the same for all`,
    'what each does for a query:',
    ...first.contestants.map(({ label, work }) => `  ${label}: ${work}`),
    'p50, p95, max: as waited. CPU: processor time of the whole process, which other processes on the machine disturb less.',
    'titles, half titles, topics: p50 of that kind. found: titles whose article was among the first ten.',
    ...sizes.flatMap((size) => sizeLines(size, machine.cores)),
    ...growthLines(growth),
    '',
  ].join('\n')
}
