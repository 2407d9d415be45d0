import path from 'node:path'
import { InvalidArgumentError, type Command } from 'commander'
import { ingestPaths } from '../../src/composition/taking-in.js'
import { withSettings } from '../../src/composition/site.js'
import { readConfig, systemClock } from '../../src/config.js'
import { TimtinError } from '../../src/errors.js'
import { loadGazetteer } from '../../src/gazetteer-files.js'
import { columnFields, type ColumnField, type Columns } from '../../src/ingest/readers/columns.js'
import { readableEndings } from '../../src/ingest/readers/formats.js'
import { unknownSource } from '../../src/ingest/to-article.js'
import type { IngestReport } from '../../src/ingest/taking-in.js'
import { loadSources } from '../../src/source-files.js'
import { createRecordFile, type RecordFile } from '../../src/store/record-file.js'
import { localTime } from '../../src/text/dates.js'
import { nextStep } from '../shared/next-step.js'
import { addExamples, addNote } from '../help/help.js'
import { countBytes } from '../shared/input-bytes.js'
import { interruption } from '../shared/interruption.js'
import { nearNames } from '../shared/near-names.js'
import { showProgress } from '../shared/progress.js'
import { warnOfSources } from '../shared/source-faults.js'

const exitSomeRejected = 2
/** 128 + SIGINT, as in shells. */
const exitInterrupted = 130

interface Options {
  source?: string
  province?: string
  map?: Columns
}

export function define(command: Command): void {
  command
    .argument('<path...>', `files or folders of ${readableEndings}`)
    .option('--source <name>', 'name or host of the source, for articles that have neither a source nor an address')
    .option('--province <name>', 'province that the source reports on')
    .option('--map <columns>', 'headings of table columns by field: "title=Tên tin,body=Nội dung"', parseColumns)
    .action(importPaths)
  addExamples(
    command,
    'timtin import saved-pages export.ndjson.gz',
    'timtin import nukeviet.sql.gz --source baosongla.example --province "Thái Bình"',
  )
  addNote(command, 'Exit code 0: all were accepted; 2: some were rejected, the rest is kept.')
}

function isField(name: string): name is ColumnField {
  return (columnFields as readonly string[]).includes(name)
}

/** `title=Tên tin,body=Nội dung` */
function parseColumns(text: string): Columns {
  return new Map(
    text.split(',').map((part) => {
      const [field, ...heading] = part.split('=')
      if (!isField(field.trim())) {
        throw new InvalidArgumentError(`"${field.trim()}" is no field; give one of ${columnFields.join(', ')}.`)
      }
      if (heading.join('=').trim() === '') throw new InvalidArgumentError(`Give a heading: ${field.trim()}=Heading.`)
      return [field.trim() as ColumnField, heading.join('=').trim()]
    }),
  )
}

/** The province's name as the gazetteer has it. @throws TimtinError `no-such-province` */
function provinceNamed(name: string, projectRoot: string): string {
  const gazetteer = loadGazetteer(projectRoot)
  const province = gazetteer.province(name)
  if (province !== null) return province.name
  const near = nearNames(
    name,
    gazetteer.provinces().map((each) => each.name),
    3,
  )
  throw new TimtinError('usage', 'no-such-province', 'There is no such province.', name, `Near: ${near.join(', ')}.`)
}

/** Local time in Asia/Ho_Chi_Minh for a file name: `2022-11-23T08-30-00`. The Swedish locale has ISO's order. */
function timestamp(now: number): string {
  return localTime(now).replaceAll(':', '-')
}

function printReport(report: IngestReport, unsourced: number, rejects: RecordFile, notices: RecordFile): void {
  const { added, updated, unchanged, withdrawn, rejected } = report
  const say = (line: string) => process.stdout.write(`${line}\n`)
  if (report.interrupted) say('Interrupted; what is counted here is kept. Run the same command again to go on.')
  say(`added ${added} / updated ${updated} / unchanged ${unchanged} / rejected ${rejected}`)
  if (withdrawn > 0) say(`not taken in, because withdrawn here: ${withdrawn}`)
  if (unsourced > 0) say(`${unsourced} articles have no source: give --source.`)
  if (rejects.path !== null) say(`Rejected records, with file, line and reason: ${rejects.path}`)
  if (notices.path !== null) say(`Accepted or left out, and worth a look: ${notices.path}`)
  if (added + updated > 0) say(nextStep)
}

async function importPaths(paths: string[], { source, province, map }: Options): Promise<void> {
  const { config } = withSettings(readConfig())
  const signal = interruption()
  const stated = {
    source: source?.trim() || null,
    province: province === undefined ? null : provinceNamed(province, config.projectRoot),
  }
  warnOfSources(loadSources(config.dataFolder).faults)
  const bytes = await countBytes(paths)
  const name = timestamp(systemClock())
  const rejects = createRecordFile(path.join(config.dataFolder, 'rejects'), name)
  const notices = createRecordFile(path.join(config.dataFolder, 'notices'), name)
  const progress = showProgress('Importing')
  let bytesRead = 0
  let unsourced = 0
  try {
    const report = await ingestPaths(config, paths, {
      stated,
      columns: map,
      rejects: (rejection) => rejects.write(rejection),
      notices: (notice) => notices.write(notice),
      outcomes: ({ article }, outcome) => {
        if (article.source === unknownSource && outcome !== 'conflict' && outcome !== 'withdrawn') unsourced++
      },
      onRead: (more) => (bytesRead += more),
      onProgress: ({ added, updated, unchanged, withdrawn, rejected }) => {
        const done = added + updated + unchanged + withdrawn + rejected
        progress.update(done, bytesRead === 0 ? 0 : Math.round((done * bytes) / Math.min(bytes, bytesRead)))
      },
      signal,
    })
    progress.stop()
    printReport(report, unsourced, rejects, notices)
    if (report.interrupted) process.exitCode = exitInterrupted
    else if (report.rejected > 0) process.exitCode = exitSomeRejected
  } finally {
    progress.stop()
    rejects.close()
    notices.close()
  }
}
