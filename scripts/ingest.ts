import path from 'node:path'
import { parseArgs } from 'node:util'
import { ingestPaths } from '../src/composition.js'
import { readConfig, systemClock } from '../src/config.js'
import { TimtinError } from '../src/errors.js'
import type { IngestReport } from '../src/ingest/taking-in.js'
import { createRecordFile, type RecordFile } from '../src/store/record-file.js'
import { localTime } from '../src/text/dates.js'
import { showProgress } from './progress.js'
import { countRecords } from './record-count.js'
import { run } from './run.js'

const exitSomeRejected = 2
/** 128 + SIGINT, as shells have it. */
const exitInterrupted = 130

function parsePaths(args: string[]): string[] {
  const advice = 'Run `npm run ingest -- PATH…` with files or folders of .txt .html .htm .ndjson .ndjson.gz.'
  try {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    if (positionals.length > 0) return positionals
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause)
    throw new TimtinError('usage', 'bad-arguments', what, 'ingest', advice, { cause })
  }
  throw new TimtinError('usage', 'bad-arguments', 'No path was given.', 'ingest', advice)
}

/** Local time as a file name: `2022-11-23T08-30-00`. */
function timestamp(now: number): string {
  return localTime(now).replaceAll(':', '-')
}

function printReport(report: IngestReport, rejects: RecordFile, notices: RecordFile): void {
  const { added, updated, unchanged, rejected } = report
  const say = (line: string) => process.stdout.write(`${line}\n`)
  if (report.interrupted) say('Interrupted; what is counted here is kept. Run the same command again to go on.')
  say(`added ${added} / updated ${updated} / unchanged ${unchanged} / rejected ${rejected}`)
  if (rejects.path !== null) say(`Rejected records, with file, line and reason: ${rejects.path}`)
  if (notices.path !== null) say(`Accepted, but worth a look: ${notices.path}`)
  if (added + updated > 0) say('Next: `npm run build-index`. A running server takes the new index by itself.')
}

/** A signal to end the run after what was read; the second Ctrl-C finds no listener and ends the process at once. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
  return controller.signal
}

async function main(args: string[]): Promise<number> {
  const paths = parsePaths(args)
  const config = readConfig()
  const signal = interruption()
  const total = await countRecords(paths)
  const name = timestamp(systemClock())
  const rejects = createRecordFile(path.join(config.dataFolder, 'rejects'), name)
  const notices = createRecordFile(path.join(config.dataFolder, 'notices'), name)
  const progress = showProgress('Ingesting')
  try {
    const report = await ingestPaths(config, paths, {
      rejects: (rejection) => rejects.write(rejection),
      notices: (notice) => notices.write(notice),
      onProgress: ({ added, updated, unchanged, rejected }) =>
        progress.update(added + updated + unchanged + rejected, total),
      signal,
    })
    progress.stop()
    printReport(report, rejects, notices)
    if (report.interrupted) return exitInterrupted
    return report.rejected > 0 ? exitSomeRejected : 0
  } finally {
    progress.stop()
    rejects.close()
    notices.close()
  }
}

await run(main)
