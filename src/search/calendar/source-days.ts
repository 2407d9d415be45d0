import type { ArticleLog } from '../../article-log.js'
import { dayNumber, dayOfNumber, localDay } from '../../text/dates.js'
import { gapsOf } from './gaps.js'
import type { Turns } from '../finding/listing.js'
import type { SourceGaps } from '../types.js'

/** Entries read in one go: a few milliseconds of work. */
const sliceLength = 200

interface Tally {
  articles: number
  undated: number
  /** As days since 1970: numbers take a tenth of the memory of strings. */
  days: Set<number>
}

/**
 * The days on which each source has articles, counted in one pass over the article log and kept. New articles are added
 * to the counts; after a change or removal everything is counted again.
 */
export class SourceCounts {
  private tallies = new Map<string, Tally>()
  private articles = 0
  private sequence = 0
  private running: Promise<void> | null = null

  constructor(
    private readonly log: Pick<ArticleLog, 'lastSequence' | 'count' | 'entriesAfter'>,
    private readonly turns: Turns,
  ) {}

  /** The gaps of every source, sources with most articles first. */
  async gaps(): Promise<SourceGaps[]> {
    this.running ??= this.bringUpToDate().finally(() => (this.running = null))
    await this.running
    return [...this.tallies]
      .map(([source, { days, ...tally }]) => gapsOf(source, { ...tally, days: [...days].map(dayOfNumber) }))
      .sort((a, b) => b.articles - a.articles || (a.source < b.source ? -1 : 1))
  }

  private async bringUpToDate(): Promise<void> {
    await this.countOn()
    if (this.articles === (await this.log.count())) return
    // An article was replaced or removed, so the counts are wrong and everything is counted again. Changes in the
    // meantime are handled by the next call.
    this.tallies = new Map()
    this.articles = 0
    this.sequence = 0
    await this.countOn()
  }

  private async countOn(): Promise<void> {
    while (this.sequence < (await this.log.lastSequence())) {
      await this.turns.next()
      for (const entry of await this.log.entriesAfter(this.sequence, sliceLength)) {
        this.sequence = entry.sequence
        if ('article' in entry) this.add(entry.article.source, entry.article.publishedAt)
        // It is one of the articles, although nobody knows of which day.
        else if ('damagedId' in entry) this.articles++
      }
    }
  }

  private add(source: string, publishedAt: string | null): void {
    let tally = this.tallies.get(source)
    if (tally === undefined) this.tallies.set(source, (tally = { articles: 0, undated: 0, days: new Set() }))
    this.articles++
    tally.articles++
    if (publishedAt === null) tally.undated++
    else tally.days.add(dayNumber(localDay(publishedAt)))
  }
}
