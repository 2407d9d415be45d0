import path from 'node:path'
import type { Command } from 'commander'
import { ingestPaths } from '../../src/composition.js'
import { readConfig, systemClock } from '../../src/config.js'
import type { IngestReport } from '../../src/ingest/taking-in.js'
import { createRecordFile, type RecordFile } from '../../src/store/record-file.js'
import { localTime } from '../../src/text/dates.js'
import { addExamples } from '../shared/command-line.js'
import { showProgress } from '../shared/progress.js'
import { countRecords } from '../shared/record-count.js'

const exitSomeRejected = 2
/** 128 + SIGINT, as in shells. */
const exitInterrupted = 130

export function define(command: Command): void {
  command.argument('<path...>', 'files or folders of .txt .html .htm .ndjson .ndjson.gz').action(ingest)
  addExamples(command, 'timtin ingest saved-pages export.ndjson.gz')
  command.addHelpText('after', '\nExit code 0: all were accepted; 2: some were rejected, the rest is kept.')
}

/** Local time in Asia/Ho_Chi_Minh for a file name: `2022-11-23T08-30-00`. The Swedish locale has ISO's order. */
function timestamp(now: number): string {
  return localTime(now).replaceAll(':', '-')
}

function printReport(report: IngestReport, rejects: RecordFile, notices: RecordFile): void {
  const { added, updated, unchanged, withdrawn, rejected } = report
  const say = (line: string) => process.stdout.write(`${line}\n`)
  if (report.interrupted) say('Interrupted; what is counted here is kept. Run the same command again to go on.')
  say(`added ${added} / updated ${updated} / unchanged ${unchanged} / rejected ${rejected}`)
  if (withdrawn > 0) say(`not taken in, because withdrawn here: ${withdrawn}`)
  if (rejects.path !== null) say(`Rejected records, with file, line and reason: ${rejects.path}`)
  if (notices.path !== null) say(`Accepted, but worth a look: ${notices.path}`)
  if (added + updated > 0) say('Next: `npm run build-index`. A running server takes the new index by itself.')
}

/**
 * A signal to end the run after what has been read so far; a second Ctrl-C finds no listener and ends the process at
 * once.
 */
function interruption(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
  return controller.signal
}

async function ingest(paths: string[]): Promise<void> {
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
      onProgress: ({ added, updated, unchanged, withdrawn, rejected }) =>
        progress.update(added + updated + unchanged + withdrawn + rejected, total),
      signal,
    })
    progress.stop()
    printReport(report, rejects, notices)
    if (report.interrupted) process.exitCode = exitInterrupted
    else if (report.rejected > 0) process.exitCode = exitSomeRejected
  } finally {
    progress.stop()
    rejects.close()
    notices.close()
  }
}
