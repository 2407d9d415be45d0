import { setImmediate } from 'node:timers/promises'
import { articleSchema, type Article } from '../article.js'
import type { ReadArticle, ReadResult } from './index.js'
import type { Rejection } from './rejection.js'
import { idByText, isSameText, sharesText } from './same-text.js'
import { placeOf, type Place } from './source-record.js'
import { canonicalUrl } from '../text/hosts.js'

/** Articles per transaction: enough that waiting for the disk does not matter, few enough that little is pending. */
const batchArticles = 256
/** Characters of text per transaction, so that a batch of huge articles takes little memory. */
const batchCharacters = 4_000_000

/**
 * What became of an article that was put; `conflict`: the store keeps a different article under this id; `withdrawn`:
 * it has been withdrawn here, and is not taken in again.
 */
export type PutOutcome = 'added' | 'updated' | 'unchanged' | 'conflict' | 'withdrawn'

/** Where accepted articles go: the article store. */
export interface ArticleSink {
  /** Stores all the articles or, when it throws, none. @returns an outcome for each, in order */
  put(articles: readonly Article[]): Promise<PutOutcome[]>
  /** The article with an id; null when there is none, or when it cannot be read any more. */
  readable(id: string): Article | null
  /** Id of the article published at an address, as `canonicalUrl` compares them; null when there is none. */
  idOfAddress(address: string): Promise<string | null>
}

export interface IngestCounts {
  added: number
  updated: number
  unchanged: number
  /** Articles that had been withdrawn here, and stay so. */
  withdrawn: number
  rejected: number
}

export interface IngestReport extends IngestCounts {
  /** Whether `signal` ended the run before the last record. */
  interrupted: boolean
}

/** Something that a person should look at, mostly about an accepted article. */
export interface Notice extends Place {
  /** Of the article; null when it is about no single one. */
  id: string | null
  note: string
}

export interface IngestOptions {
  /** Receives every rejected record. */
  rejects: (rejection: Rejection) => void
  /** Receives what the reader noted about accepted articles. */
  notices?: (notice: Notice) => void
  /** Receives what became of every valid article; one with a conflict is also rejected. */
  outcomes?: (record: ReadArticle, outcome: PutOutcome) => void
  /** Called after each transaction with the counts so far. */
  onProgress?: (counts: Readonly<IngestCounts>) => void
  /** When it aborts, what has been read is stored and the run ends. */
  signal?: AbortSignal
}

/** Whether both title and body differ: then two records with one id in one run are two articles. */
function textsDiffer(kept: Article, other: Article): boolean {
  return kept.title !== other.title && kept.body.join('\n') !== other.body.join('\n')
}

const twoArticles = (id: string, kept: Article | null): string =>
  `The id "${id}" is used by two different articles; the first${kept ? `, "${kept.title}",` : ''} is kept. Give this one an id of its own.`

const addressOfAnother = (url: string | null, kept: string): string =>
  `Its address, ${url}, is that of the article "${kept}", which is kept. Give it that id, or its own address.`

const stillWithdrawn =
  'It was withdrawn from the archive, and stays so. `timtin correct ID FILE` puts a withdrawn article back.'

/** Explains in one line why a value is not an Article; null when it is one. */
function explainInvalid(value: unknown): string | null {
  const parsed = articleSchema.safeParse(value)
  if (parsed.success) return null
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'article'}: ${issue.message}`)
  return `It is not a valid article: ${issues.slice(0, 3).join('; ')}. Correct the record.`
}

function charactersOf(article: Article): number {
  return article.body.reduce((sum, paragraph) => sum + paragraph.length, article.lead.length + article.title.length)
}

class Ingestion {
  readonly counts: IngestCounts = { added: 0, updated: 0, unchanged: 0, withdrawn: 0, rejected: 0 }
  private batch: ReadArticle[] = []
  private characters = 0
  private readonly batchIds = new Set<string>()
  private readonly batchAddresses = new Set<string>()
  /** Ids accepted in this run. */
  private readonly acceptedIds = new Set<string>()

  constructor(
    private readonly store: ArticleSink,
    private readonly options: IngestOptions,
  ) {}

  reject(rejection: Rejection): void {
    if (rejection.isNotice) {
      this.options.notices?.({ ...placeOf(rejection), id: null, note: rejection.reason })
      return
    }
    this.counts.rejected++
    this.options.rejects(rejection)
  }

  async add(read: ReadArticle): Promise<void> {
    const invalid = explainInvalid(read.article)
    if (invalid !== null) return this.reject({ ...placeOf(read), reason: invalid })
    const other = await this.otherAtAddress(read)
    if (other !== null && read.statesId) {
      this.options.outcomes?.(read, 'conflict')
      return this.reject({ ...placeOf(read), reason: addressOfAnother(read.article.url, other) })
    }
    const record = await this.identified(other === null ? read : { ...read, article: { ...read.article, id: other } })
    const { article } = record
    if (this.batchIds.has(article.id)) await this.flush()
    if (this.acceptedIds.has(article.id)) {
      const kept = this.store.readable(article.id)
      if (kept && textsDiffer(kept, article)) {
        this.options.outcomes?.(record, 'conflict')
        return this.reject({ ...placeOf(record), reason: twoArticles(article.id, kept) })
      }
    }
    if (record.isSummary && this.store.readable(article.id) !== null) {
      this.counts.unchanged++
      return
    }
    this.batch.push(record)
    this.batchIds.add(article.id)
    if (article.url !== null) this.batchAddresses.add(canonicalUrl(article.url))
    this.characters += charactersOf(article)
    if (this.batch.length >= batchArticles || this.characters >= batchCharacters) await this.flush()
  }

  /** The id under which the archive has the article at a record's address, unless it is the record's own. */
  private async otherAtAddress({ article: { id, url } }: ReadArticle): Promise<string | null> {
    if (url === null) return null
    const address = canonicalUrl(url)
    if (this.batchAddresses.has(address)) await this.flush()
    // An older version may have stored two articles with one address: each of them stays itself.
    const kept = this.store.readable(id)?.url ?? null
    if (kept !== null && canonicalUrl(kept) === address) return null
    const known = await this.store.idOfAddress(url)
    return known === id ? null : known
  }

  /**
   * Gives an article that is known by its title alone an id of its own when another text has that title: a column that
   * is always headed the same. The first one keeps the plain id, so archives stay as they are; in a later run, a text
   * that shares much with it is its correction.
   */
  private async identified(record: ReadArticle): Promise<ReadArticle> {
    const { article } = record
    if (!record.isKnownByTitle) return record
    if (this.batchIds.has(article.id)) await this.flush()
    const kept = this.store.readable(article.id)
    if (kept === null || isSameText(kept, article)) return record
    const other = idByText(article.id, article)
    const isCorrection = !this.acceptedIds.has(article.id) && sharesText(kept, article)
    if (isCorrection && this.store.readable(other) === null) return record
    return { ...record, article: { ...article, id: other } }
  }

  /** Stores the batch and reports it. */
  async flush(): Promise<void> {
    const { batch } = this
    this.batch = []
    this.batchIds.clear()
    this.batchAddresses.clear()
    this.characters = 0
    const outcomes = await this.store.put(batch.map(({ article }) => article))
    for (const [index, outcome] of outcomes.entries()) {
      const record = batch[index]
      const { article, notes } = record
      const place = placeOf(record)
      this.options.outcomes?.(record, outcome)
      if (outcome === 'conflict') {
        this.reject({ ...place, reason: twoArticles(article.id, this.store.readable(article.id)) })
        continue
      }
      this.counts[outcome]++
      if (outcome === 'withdrawn') {
        this.options.notices?.({ ...place, id: article.id, note: stillWithdrawn })
        continue
      }
      this.acceptedIds.add(article.id)
      for (const note of notes) this.options.notices?.({ ...place, id: article.id, note })
    }
    this.options.onProgress?.(this.counts)
    // Gives signals, timers and the progress bar a turn.
    await setImmediate()
  }
}

/**
 * Ingests records into the store, a few hundred per transaction. What a killed run had stored stays stored; ingesting
 * it again changes nothing. An article at an address that the archive has is that article: an id that was made for it gives
 * way to the archive's; one that the record states is a conflict. A second article with an id that is already taken is
 * rejected and the first is kept: it has a different address, a different source and a different title or, within one run,
 * a different title and a different body. Otherwise a changed article replaces the old one.
 * @param records as `readArticles` yields them
 * @throws TimtinError of the store and of the readers; what was stored before stays stored
 */
export async function ingest(
  records: AsyncIterable<ReadResult>,
  store: ArticleSink,
  options: IngestOptions,
): Promise<IngestReport> {
  const ingestion = new Ingestion(store, options)
  for await (const record of records) {
    if ('rejection' in record) ingestion.reject(record.rejection)
    else await ingestion.add(record)
    if (options.signal?.aborted) break
  }
  await ingestion.flush()
  return { ...ingestion.counts, interrupted: options.signal?.aborted ?? false }
}
