import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { storeError } from './errors.js'

/** An NDJSON file that is created with its first record. */
export interface RecordFile {
  /** Path of the file, or null when nothing was written. */
  readonly path: string | null
  /** @throws TimtinError `store-unwritable`, `disk-full` */
  write(record: object): void
  close(): void
}

/** Creates a new file, with a number in its name if two runs fall into one second. */
function openNew(folder: string, name: string): { fd: number; file: string } {
  for (let number = 1; ; number++) {
    const file = path.join(folder, `${name}${number === 1 ? '' : `-${number}`}.ndjson`)
    try {
      return { fd: openSync(file, 'wx'), file }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/**
 * @param folder created when needed
 * @param name file name without its extension
 */
export function createRecordFile(folder: string, name: string): RecordFile {
  let opened: { fd: number; file: string } | null = null
  return {
    get path() {
      return opened?.file ?? null
    },
    write(record) {
      try {
        if (opened === null) {
          mkdirSync(folder, { recursive: true })
          opened = openNew(folder, name)
        }
        writeSync(opened.fd, `${JSON.stringify(record)}\n`)
      } catch (error) {
        throw storeError(error, folder)
      }
    },
    close() {
      if (opened !== null) closeSync(opened.fd)
    },
  }
}
