import type { ReadOutcome } from '../ingest/reading/messages.js'
import type { ArticleSink } from '../ingest/taking-in.js'
import type { Day } from '../text/dates.js'
import type { Outcome } from './outcomes.js'

/** The archive that the crawler fills. */
export type CrawledArchive = ArticleSink

/** A page as it was fetched. */
export interface FetchedPage {
  /** Where it was fetched, after redirects. */
  address: string
  bytes: Uint8Array
  /** As the server states it. */
  charset: string | null
}

/** Reads the article of a page, or says why there is none. */
export type PageReader = (page: FetchedPage) => Promise<ReadOutcome>

export interface CrawlOptions {
  /** Only articles from this day on; null: all. */
  since: Day | null
  /** Most pages of articles to fetch in this run. */
  max: number
}

/** What became of one address, as it is reported. */
export interface OutcomeRecord {
  /** In milliseconds since 1970-01-01T00:00Z. */
  at: number
  source: string
  address: string
  outcome: Outcome
  /** One sentence, in English; null when the outcome says it all. */
  reason: string | null
  /** Id of the article. */
  article: string | null
}

export interface CrawlEvents {
  /** Receives the outcome of every address, once it is kept. */
  outcome?: (record: OutcomeRecord) => void
  /** Receives every address that a dry run would fetch. */
  planned?: (address: string) => void
  /** Called after every outcome. */
  progress?: (report: Readonly<CrawlReport>) => void
}

export interface CrawlReport {
  counts: Partial<Record<Outcome, number>>
  /** Addresses that a dry run would fetch. */
  planned: number
  /** Articles of the archive whose pages were gone twice in a row. They stay in the archive. */
  gone: { id: string; address: string }[]
  /** Hosts that were left alone, until when, and why. */
  resting: { host: string; until: number; reason: string }[]
  /** Addresses that could not be had now and will be tried again. */
  later: number
  requests: number
  milliseconds: number
  /** Whether the run was ended from outside before it was done. */
  interrupted: boolean
}
