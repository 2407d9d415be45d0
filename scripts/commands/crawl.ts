import path from 'node:path'
import { InvalidArgumentError, type Command } from 'commander'
import { crawlFolder, crawlSources } from '../../src/composition/crawling.js'
import { readConfig, systemClock, type Config } from '../../src/config.js'
import type { Permission } from '../../src/crawl/fetching/guard.js'
import type { Limits } from '../../src/crawl/limits.js'
import { outcomes, passing, type Outcome } from '../../src/crawl/outcomes.js'
import type { CrawlReport } from '../../src/crawl/types.js'
import { TimtinError } from '../../src/errors.js'
import { readFollowList, writeFollowList } from '../../src/following/list.js'
import type { Source, Sources } from '../../src/ingest/sources/index.js'
import { loadSources, type LoadedSources } from '../../src/source-files.js'
import { createRecordFile } from '../../src/store/record-file.js'
import { localTime, toDay, type Day } from '../../src/text/dates.js'
import { addExamples, addNote } from '../help/help.js'
import { wholeNumber } from '../shared/command-line.js'
import { interruption } from '../shared/interruption.js'
import { nextStep } from '../shared/next-step.js'
import { warnOfSources } from '../shared/source-faults.js'

const exitSomeFailed = 2
/** 128 + SIGINT, as in shells. */
const exitInterrupted = 130

/** What only tests change: their site is on this machine, and need not be spared. */
interface CrawlConditions {
  permission?: Permission
  limits?: Limits
}

interface Flags {
  since?: Day
  max?: number
  dryRun?: boolean
  follow?: boolean
  unfollow?: boolean
  list?: boolean
}

function parseDay(text: string): Day {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  const read = year === undefined ? null : toDay(Number(year), Number(month), Number(day))
  if (read === null) throw new InvalidArgumentError('Give a day as YYYY-MM-DD.')
  return read
}

export function define(command: Command, conditions: CrawlConditions = {}): void {
  command
    .argument('[source...]', 'ids of sources; without any, those that are followed')
    .option('--since <day>', 'only articles from this day on, YYYY-MM-DD', parseDay)
    .option('--max <n>', 'fetch at most so many pages of articles', wholeNumber(1, 10_000_000))
    .option('--dry-run', 'only print the addresses that would be fetched')
    .option('--follow', 'also have the server follow these sources from now on')
    .option('--unfollow', 'have the server follow these sources no longer; crawls nothing')
    .option('--list', 'print the sources that are known')
    .action((ids: string[], flags: Flags) => run(ids, flags, conditions))
  addExamples(command, 'timtin crawl baothaibinh --since 2026-11-01', 'timtin crawl baothaibinh thaibinhtv --follow')
  addNote(
    command,
    'Exit code 0: done; 2: some addresses could not be had or taken in, the rest is kept; 69: another process is\n' +
      'crawling for this archive; 130: interrupted. What was fetched is kept, and the same command goes on from there.',
  )
}

function chosen(ids: readonly string[], { sources: known, faults }: LoadedSources): Source[] {
  return [...new Set(ids)].map((id) => {
    const fault = faults.get(id)
    if (fault !== undefined) throw fault
    const source = known.byId(id)
    if (source !== null) return source
    const advice = '`timtin crawl --list` prints those that are known; `timtin new-source` drafts another.'
    throw new TimtinError('usage', 'unknown-source', 'There is no such source.', id, advice)
  })
}

function printList(known: Sources, followed: readonly string[]): void {
  for (const { id, name, hosts } of known.all) {
    process.stdout.write(`${id}\t${name}\t${hosts.join(' ')}${followed.includes(id) ? '\tfollowed' : ''}\n`)
  }
}

async function run(ids: string[], flags: Flags, conditions: CrawlConditions): Promise<void> {
  const config = readConfig()
  const known = loadSources(config.dataFolder)
  const list = readFollowList(config.dataFolder)
  if (flags.list) {
    warnOfSources(known.faults)
    return printList(known.sources, list.sources)
  }
  const sources = chosen(ids.length > 0 ? ids : list.sources, known)
  if (sources.length === 0) {
    const advice = 'Name some; `timtin crawl --list` prints those that are known.'
    throw new TimtinError('usage', 'no-source', 'No source is named, and none is followed.', '', advice)
  }
  warnOfSources(known.faults)
  const named = sources.map(({ id }) => id)
  const others = list.sources.filter((id) => !named.includes(id))
  if (flags.unfollow) return writeFollowList(config.dataFolder, { ...list, sources: others })
  if (flags.follow) writeFollowList(config.dataFolder, { ...list, sources: [...others, ...named] })
  await crawl(config, sources, flags, conditions)
}

async function crawl(config: Config, sources: Source[], flags: Flags, conditions: CrawlConditions): Promise<void> {
  const { since = null, max = Infinity, dryRun = false } = flags
  const name = localTime(systemClock()).replaceAll(':', '-')
  const records = createRecordFile(path.join(crawlFolder(config.dataFolder), 'outcomes'), name)
  try {
    const report = await crawlSources(
      config,
      { sources, options: { since, max }, dryRun, clock: systemClock, signal: interruption(), ...conditions },
      {
        planned: (address) => process.stdout.write(`${address}\n`),
        outcome: ({ at, ...record }) => {
          if (!dryRun) records.write({ at: localTime(at), ...record })
        },
      },
    )
    printReport(report, dryRun, records.path)
    if (report.interrupted) process.exitCode = exitInterrupted
    else if (hasFailures(report)) process.exitCode = exitSomeFailed
  } finally {
    records.close()
  }
}

const failures: readonly Outcome[] = [
  ...passing,
  'rejected',
  'broken',
  'too-large',
  'too-many-redirects',
  'internal-address',
]

function hasFailures({ counts, resting }: CrawlReport): boolean {
  return resting.length > 0 || failures.some((outcome) => (counts[outcome] ?? 0) > 0)
}

function printReport(report: CrawlReport, dryRun: boolean, file: string | null): void {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const { counts, planned, gone, resting, later, requests, milliseconds, interrupted } = report
  const seconds = milliseconds / 1000
  if (interrupted) say('Interrupted; what was fetched is kept. Run the same command again to go on.')
  say(`${requests} requests in ${seconds.toFixed(1)} s (${(requests / Math.max(seconds, 0.001)).toFixed(1)}/s)`)
  for (const outcome of Object.keys(outcomes) as Outcome[]) {
    const count = counts[outcome]
    if (count !== undefined) say(`${outcome} ${count}: ${outcomes[outcome]}`)
  }
  if (dryRun) say(`would fetch ${planned}`)
  if (later > 0) say(`${later} will be tried again later`)
  for (const { host, until, reason } of resting) say(`Left alone until ${localTime(until)}: ${host}. ${reason}`)
  for (const { id, address } of gone) say(`Gone from its site, kept here: ${id} ${address}`)
  if (file !== null) say(`Every address with its outcome: ${file}`)
  if ((counts.added ?? 0) + (counts.updated ?? 0) > 0) {
    say(nextStep)
  }
}
