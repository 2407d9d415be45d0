import path from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig, systemClock } from '../src/config.js'
import { TimtinError } from '../src/errors.js'
import { loadGazetteer } from '../src/gazetteer-files.js'
import { readArticles } from '../src/ingest/index.js'
import { listFiles } from '../src/ingest/readers/files.js'
import { openStore, storeFolder } from '../src/store/article-store.js'
import { ingest, type IngestReport } from '../src/store/ingestion.js'
import { createRecordFile, type RecordFile } from '../src/store/record-file.js'
import { startProgress } from './ingest-progress.js'
import { run } from './run.js'

const someRejected = 2
/** 128 + SIGINT, as shells have it. */
const interruptedBySignal = 130

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

/** Stops at a mistyped path before a store is created. */
async function checkPaths(paths: string[]): Promise<void> {
  await listFiles(paths).next()
}

/** Local time as a file name: `2022-11-23T08-30-00`. */
function timestamp(now: number): string {
  return new Date(now + 7 * 3600_000).toISOString().slice(0, 19).replaceAll(':', '-')
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

async function main(args: string[]): Promise<number> {
  const paths = parsePaths(args)
  const config = readConfig()
  await checkPaths(paths)
  const gazetteer = loadGazetteer(config.projectRoot)
  const name = timestamp(systemClock())
  const rejects = createRecordFile(path.join(config.dataFolder, 'rejects'), name)
  const notices = createRecordFile(path.join(config.dataFolder, 'notices'), name)
  const interruption = new AbortController()
  // A second Ctrl-C finds no listener and ends the process at once.
  process.once('SIGINT', () => interruption.abort())
  process.once('SIGTERM', () => interruption.abort())
  const progress = await startProgress(paths)
  const store = openStore(storeFolder(config.dataFolder), { readOnly: false })
  try {
    const report = await ingest(readArticles(paths, { gazetteer }), store, {
      rejects: (rejection) => rejects.write(rejection),
      notices: (notice) => notices.write(notice),
      onProgress: (counts) => progress.show(counts),
      signal: interruption.signal,
    })
    progress.stop()
    printReport(report, rejects, notices)
    if (report.interrupted) return interruptedBySignal
    return report.rejected > 0 ? someRejected : 0
  } finally {
    progress.stop()
    rejects.close()
    notices.close()
    await store.close()
  }
}

await run(main)
