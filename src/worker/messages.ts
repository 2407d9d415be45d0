import type { Config } from '../config.js'
import type { DeskService } from '../search/desk/types.js'
import type { SearchQuestions } from '../search/types.js'
import type { ArchiveState } from '../readiness.js'
import type { CarriedError } from './carried-error.js'

/** What an archive in a worker can be asked, by service. */
export interface Services {
  search: SearchQuestions
  desk: DeskService
}

export type ServiceName = keyof Services
export type MethodName<Name extends ServiceName> = keyof Services[Name] & string

/**
 * How long a caller waits. Neither can be sent to a worker: signals are not cloneable, and clocks differ between
 * processes.
 */
export interface Patience {
  signal: AbortSignal
  /** By `performance.now()` of the process that holds it, in milliseconds. */
  deadline: number
}

type Arguments<Method> = Method extends (...args: infer Args) => Promise<unknown> ? Args : never
export type Answer<Method> = Method extends (...args: never[]) => Promise<infer Value> ? Value : never

/** The required arguments of a list: those before the options. */
type Needed<Args extends unknown[]> = Args extends [infer First, ...infer Rest] ? [First, ...Needed<Rest>] : []

/** The optional options object of a list of arguments, without the keys of `Patience`. */
type Options<Args extends unknown[]> = Args extends [...Needed<Args>, ...infer Rest]
  ? Rest extends [options?: infer Given]
    ? Omit<NonNullable<Given>, keyof Patience>
    : never
  : never

/**
 * Every method of every service, with the number of arguments before its options, an optional object that may hold a
 * signal and a deadline. The compiler checks that both lists are complete and the numbers right.
 */
export const methods: {
  [Name in ServiceName]: {
    [Called in MethodName<Name>]: Needed<Arguments<Services[Name][Called]>>['length']
  }
} = {
  search: {
    search: 1,
    facets: 1,
    hits: 2,
    listed: 1,
    readings: 1,
    latest: 2,
    article: 1,
    marked: 2,
    withdrawn: 1,
    lastWithdrawn: 1,
    related: 2,
    copies: 2,
    story: 1,
    document: 3,
    documents: 1,
    suggest: 2,
    companions: 2,
    calendar: 0,
    haveNews: 1,
    onThisDay: 2,
    logged: 2,
    gaps: 0,
    papers: 0,
    paper: 1,
    status: 0,
  },
  desk: { find: 1, analyse: 1, articles: 1 },
}

/** How long a method takes: `light`: about a millisecond; `long`: it may take longer than any page, or comes in many. */
export type Weight = 'light' | 'usual' | 'long'

/** The methods that are not of the usual weight. */
export const weights: { [Name in ServiceName]: Partial<Record<MethodName<Name>, Weight>> } = {
  search: { suggest: 'light', status: 'light', haveNews: 'light', withdrawn: 'light', listed: 'long', hits: 'long' },
  desk: { find: 'light', analyse: 'long' },
}

/** A method of a service with its arguments. */
export type CallOf<Name extends ServiceName, Called extends MethodName<Name> = MethodName<Name>> = {
  [Each in Called]: {
    service: Name
    method: Each
    args: Needed<Arguments<Services[Name][Each]>>
    options: Options<Arguments<Services[Name][Each]>>
  }
}[Called]

export type Call = { [Name in ServiceName]: CallOf<Name> }[ServiceName]

/** A service as the worker calls it: each method receives the worker's own patience among its options. */
export type Callable<Name extends ServiceName> = {
  [Called in MethodName<Name>]: (
    ...args: [...Needed<Arguments<Services[Name][Called]>>, Options<Arguments<Services[Name][Called]>> & Patience]
  ) => Promise<Answer<Services[Name][Called]>>
}

/** A call with the number that identifies its answer, and the milliseconds that its caller waits. */
export type Waited<C> = C & { call: number; milliseconds: number }
export type Asked = Waited<Call>

/** What is sent about calls. */
export type Numbered<C> =
  | (Waited<C> & { kind: 'ask' })
  /** The caller no longer waits for the answer. */
  | { kind: 'cancel'; call: number }

/** What comes back, with the milliseconds that it took, where that is measured. */
export type CalledBack = { spent?: number } & (
  | { kind: 'answer'; call: number; value: unknown }
  /** `call` is null for an error outside any call. */
  | { kind: 'failed'; call: number | null; error: CarriedError }
)

export type ToArchiveWorker = Numbered<Call> | { kind: 'close' }

export type FromArchiveWorker =
  | { kind: 'ready' }
  /** Sent whenever it has changed. */
  | { kind: 'state'; state: ArchiveState }
  /** It cannot open the archive, and ends. */
  | { kind: 'unable'; error: CarriedError }
  | CalledBack

/** The one argument of the worker's process, as JSON. */
export interface ArchiveWorkerArguments {
  config: Config
  /** The archive that the worker's predecessor served; null for whichever is there. */
  archiveId: string | null
}
