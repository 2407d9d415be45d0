import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import cliProgress from 'cli-progress'
import { listFiles, type InputFile } from '../src/ingest/readers/files.js'
import type { IngestCounts } from '../src/store/ingestion.js'

/** Shows how far a run is, on standard error. */
export interface IngestProgress {
  show(counts: Readonly<IngestCounts>): void
  stop(): void
}

const plainLineSeconds = 3

const recordsOf = ({ added, updated, unchanged, rejected }: Readonly<IngestCounts>): number =>
  added + updated + unchanged + rejected

async function countLines(file: string, gzipped: boolean): Promise<number> {
  const stream = gzipped ? createReadStream(file).pipe(createGunzip()) : createReadStream(file)
  let lines = 0
  for await (const chunk of stream) {
    const bytes = chunk as Buffer
    for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines++
  }
  return lines
}

/** Number of records in one file; 1 where it cannot be counted, as the reader will reject it. */
async function countRecords({ file, kind }: InputFile): Promise<number> {
  if (kind === 'text' || kind === 'html') return 1
  return countLines(file, kind === 'ndjson.gz').catch(() => 1)
}

/** About how many records the paths hold, for the bar's length. */
async function estimateRecords(paths: readonly string[]): Promise<number> {
  let records = 0
  for await (const input of listFiles(paths)) records += 'kind' in input ? await countRecords(input) : 1
  return records
}

async function progressBar(paths: readonly string[]): Promise<IngestProgress> {
  const bar = new cliProgress.SingleBar({
    format:
      'ingesting {bar} {percentage}% | {value}/{total} | {rate} articles/s | {rejected} rejected | {eta_formatted} left',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    stream: process.stderr,
  })
  const started = performance.now()
  bar.start(await estimateRecords(paths), 0, { rate: 0, rejected: 0 })
  return {
    show(counts) {
      const records = recordsOf(counts)
      bar.setTotal(Math.max(bar.getTotal(), records))
      bar.update(records, {
        rate: Math.round(records / ((performance.now() - started) / 1000)),
        rejected: counts.rejected,
      })
    },
    stop: () => bar.stop(),
  }
}

function plainLines(): IngestProgress {
  const started = performance.now()
  let last = started
  return {
    show(counts) {
      const now = performance.now()
      if (now - last < plainLineSeconds * 1000) return
      last = now
      const records = recordsOf(counts)
      const rate = Math.round(records / ((now - started) / 1000))
      process.stderr.write(`${records} records read, ${rate}/s, ${counts.rejected} rejected\n`)
    },
    stop: () => {},
  }
}

/**
 * A progress bar on a terminal, a line every few seconds elsewhere.
 * @throws TimtinError for a path that does not exist
 */
export async function startProgress(paths: readonly string[]): Promise<IngestProgress> {
  return process.stderr.isTTY ? progressBar(paths) : plainLines()
}
