import type { Config } from '../config.js'
import { TimtinError } from '../errors.js'
import type { DeskService } from '../search/desk/types.js'
import type { SearchQuestions } from '../search/types.js'

/** What can be asked of an archive in its thread, by service. */
export interface Services {
  search: SearchQuestions
  desk: DeskService
}

export type ServiceName = keyof Services

/** Every method of every service; the compiler holds both lists complete. */
export const methods: { [Name in ServiceName]: Record<keyof Services[Name], true> } = {
  search: {
    search: true,
    facets: true,
    hits: true,
    listed: true,
    latest: true,
    article: true,
    related: true,
    copies: true,
    story: true,
    document: true,
    documents: true,
    suggest: true,
    companions: true,
    calendar: true,
    haveNews: true,
    onThisDay: true,
    gaps: true,
    status: true,
  },
  desk: { find: true, analyse: true, articles: true },
}

export type ToArchiveWorker =
  { kind: 'ask'; call: number; service: ServiceName; method: string; args: unknown[] } | { kind: 'close' }

export type FromArchiveWorker =
  | { kind: 'ready' }
  | { kind: 'answer'; call: number; value: unknown }
  /** `call` is null for what went wrong in no call. */
  | { kind: 'failed'; call: number | null; error: CarriedError }

export interface ArchiveWorkerData {
  config: Config
}

/** An error as it travels between threads. */
export interface CarriedError {
  message: string
  stack: string | null
  /** Constructor arguments of a TimtinError, so that it arrives as one. */
  timtin: Pick<TimtinError, 'kind' | 'code' | 'what' | 'where' | 'advice'> | null
}

export function carried(error: unknown): CarriedError {
  if (error instanceof TimtinError) {
    const { kind, code, what, where, advice } = error
    return { message: error.message, stack: null, timtin: { kind, code, what, where, advice } }
  }
  return { message: String(error), stack: error instanceof Error ? (error.stack ?? null) : null, timtin: null }
}

export function restored({ message, stack, timtin }: CarriedError): Error {
  if (timtin) return new TimtinError(timtin.kind, timtin.code, timtin.what, timtin.where, timtin.advice)
  return Object.assign(new Error(message), stack === null ? {} : { stack })
}
