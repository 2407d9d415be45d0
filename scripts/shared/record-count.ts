import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { listFiles, type InputFile } from '../../src/ingest/readers/files.js'

const newline = 0x0a

async function countLines(file: string, gzipped: boolean): Promise<number> {
  const stream = gzipped ? createReadStream(file).pipe(createGunzip()) : createReadStream(file)
  let lines = 0
  for await (const chunk of stream) {
    const bytes = chunk as Buffer
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) lines++
  }
  return lines
}

/** Number of records in one file; 1 if they cannot be counted, since reading the file then yields one rejection. */
async function countInFile({ file, kind }: InputFile): Promise<number> {
  if (kind === 'text' || kind === 'html') return 1
  return countLines(file, kind === 'ndjson.gz').catch(() => 1)
}

/**
 * Approximate number of records in the paths, which a progress bar needs beforehand.
 * @throws TimtinError `no-such-path`, `unknown-file-kind`
 */
export async function countRecords(paths: readonly string[]): Promise<number> {
  let records = 0
  for await (const input of listFiles(paths)) records += 'kind' in input ? await countInFile(input) : 1
  return records
}
