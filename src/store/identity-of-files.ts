import { statSync } from 'node:fs'
import path from 'node:path'

/** Which file `data.mdb` is, and how long. */
export interface StoreFile {
  /** Changes when another file takes its place. */
  identity: string
  bytes: number
}

/** The main file of a store's folder; null when there is none. @throws errors of the file system other than its absence */
export function storeFile(folder: string): StoreFile | null {
  const status = statSync(path.join(folder, 'data.mdb'), { throwIfNoEntry: false })
  return status === undefined ? null : { identity: `${status.dev}:${status.ino}`, bytes: status.size }
}
