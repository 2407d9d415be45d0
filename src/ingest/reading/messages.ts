import type { MadeArticle } from '../to-article.js'
import type { Post, SourceRecord, Stated } from '../source-record.js'

/** What became of a record: the article with notes on what a person should look at, or why there is none. */
export type ReadOutcome = MadeArticle | { reason: string; /** The record's field that is meant. */ field?: string }

/** Files that hold many records and can only be read whole. */
export type WholeFormat = 'xlsx' | 'feed'

/** What became of a file that holds many records and can only be read whole. */
export type UnpackOutcome = { rows: string[][] } | { posts: Post[] } | { reason: string }

/** Where what reading needs is found: the gazetteer, and the archive's own sources. */
export interface ReadingPlace {
  /** Folder that holds `data/`. */
  projectRoot: string
  dataFolder: string
}

/** What a reading thread is started with. */
export interface ReadingWorkerData {
  place: ReadingPlace
  stated: Stated
  /** One number: of the record within its job, from 0, that is being read. */
  progress: Int32Array<SharedArrayBuffer>
}

/** Messages to a reading thread. */
export type ToReader =
  { kind: 'read'; records: SourceRecord[] } | { kind: 'unpack'; format: WholeFormat; bytes: Uint8Array }

/** Messages from a reading thread: one when it is ready, then one for each job, with the outcomes in order. */
export type FromReader =
  | { kind: 'ready'; threadId: string | null }
  | { kind: 'read'; outcomes: ReadOutcome[] }
  | { kind: 'unpacked'; outcome: UnpackOutcome }
