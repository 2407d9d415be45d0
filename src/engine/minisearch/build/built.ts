import path from 'node:path'
import type { DamagedArticle } from '../../../article-log.js'
import { Leaders, noLeader } from '../../near-copies/leaders.js'
import { noMinute } from '../../../text/dates.js'
import { segmentLayout, type Sections } from '../format/layouts.js'
import type { Manifest, SegmentEntry } from '../format/manifest.js'
import { readSome, verifySections } from '../format/section-file.js'
import { comparableAt } from '../format/segment.js'

const columns = ['ids', 'sequences', 'minutes', 'zones', 'signatures'] as const

/** A segment of the index as the builder knows it. */
export interface BuiltSegment extends Pick<Sections, (typeof columns)[number]> {
  file: string
  articles: number
  deleted: Set<number>
  /** Number of each article's text in `leaders`. */
  texts: Int32Array
}

/** Where an article is in the index. */
export interface Place {
  segment: BuiltSegment
  document: number
}

const noText = -1

/**
 * What is in the index, kept by a builder from one build to the next, so that a build costs as much as its changes and
 * not as much as the archive. It is changed first and published afterwards; after a failure in between it must be read
 * anew from the index.
 */
export class Built {
  readonly segments: BuiltSegment[] = []
  /** Places of the articles that are not deleted, by id. */
  readonly places = new Map<string, Place>()
  /** Articles of the log that could not be read, by id. */
  readonly damaged = new Map<string, DamagedArticle>()
  private readonly minutes: number[] = []
  private readonly sequences: number[] = []
  private readonly leaders = new Leaders((a, b) => this.isOlder(a, b))

  constructor(private readonly folder: string) {}

  /**
   * Reads the segments of a build that are sound.
   * @returns the files of those that are damaged or missing, which are not part of it
   */
  async read(manifest: Manifest): Promise<string[]> {
    const damaged: string[] = []
    for (const entry of manifest.segments) {
      const file = path.join(this.folder, entry.file)
      if (await isSound(file)) await this.add(entry)
      else damaged.push(entry.file)
    }
    this.leaders.settle()
    return damaged
  }

  /**
   * Adds a segment that has been written. An article that is elsewhere already moves here; one that has changed since it
   * was read for this segment is deleted in it.
   */
  async add({ file, articles, deleted }: SegmentEntry): Promise<void> {
    const sections = await readSome(path.join(this.folder, file), segmentLayout, columns)
    const texts = new Int32Array(articles).fill(noText)
    const segment: BuiltSegment = { ...sections, file, articles, deleted: new Set(deleted), texts }
    for (const [document, id] of segment.ids.entries()) {
      if (segment.deleted.has(document)) continue
      const place = this.places.get(id)
      const sequence = segment.sequences[document]
      const there = place?.segment.sequences[place.document] ?? 0
      if (there > sequence) segment.deleted.add(document)
      else if (place !== undefined && there === sequence) this.move(place, segment, document)
      else {
        this.delete(id)
        this.enter(segment, document)
      }
    }
    this.segments.push(segment)
  }

  /** Deletes an article. @returns whether it was there */
  delete(id: string): boolean {
    const place = this.places.get(id)
    if (place === undefined) return false
    const { segment, document } = place
    segment.deleted.add(document)
    this.leaders.remove(segment.texts[document])
    return this.places.delete(id)
  }

  /** Leaves out an article that cannot be read. */
  leaveOut(damaged: DamagedArticle): void {
    this.delete(damaged.damagedId)
    this.damaged.set(damaged.damagedId, damaged)
  }

  /** Forgets segments all of whose articles have been deleted or have moved. */
  forgetEmpty(): void {
    const kept = this.segments.filter(({ deleted, articles }) => deleted.size < articles)
    this.segments.splice(0, this.segments.length, ...kept)
  }

  /** The segments as a manifest lists them. */
  entries(): SegmentEntry[] {
    return this.segments.map(({ file, articles, deleted }) => ({
      file,
      articles,
      deleted: [...deleted].sort((a, b) => a - b),
    }))
  }

  /** The leader of each article, through all segments, or `noLeader`. */
  leadersOf(): Uint32Array {
    this.leaders.settle()
    const numbers = new Uint32Array(this.minutes.length)
    let base = 0
    for (const { texts, deleted, articles } of this.segments) {
      for (let document = 0; document < articles; document++)
        if (!deleted.has(document)) numbers[texts[document]] = base + document
      base += articles
    }
    const leaders = new Uint32Array(base).fill(noLeader)
    base = 0
    for (const { texts, deleted, articles } of this.segments) {
      for (let document = 0; document < articles; document++) {
        const leader = deleted.has(document) ? noLeader : this.leaders.leaderOf(texts[document])
        if (leader !== noLeader) leaders[base + document] = numbers[leader]
      }
      base += articles
    }
    return leaders
  }

  /** How many texts are kept that no article has any more. */
  get leftTexts(): number {
    return this.minutes.length - this.places.size
  }

  private enter(segment: BuiltSegment, document: number): void {
    const text = this.minutes.push(segment.minutes[document]) - 1
    this.sequences.push(segment.sequences[document])
    segment.texts[document] = text
    this.leaders.add(text, comparableAt(segment, document))
    this.places.set(segment.ids[document], { segment, document })
  }

  private move({ segment: from, document: there }: Place, segment: BuiltSegment, document: number): void {
    from.deleted.add(there)
    segment.texts[document] = from.texts[there]
    this.leaders.move(segment.texts[document], comparableAt(segment, document))
    this.places.set(segment.ids[document], { segment, document })
  }

  /** The order of `oldestFirst`: by minute, of equals the last in the log first; those without a date last, as in the log. */
  private isOlder(a: number, b: number): boolean {
    const [first, second] = [this.minutes[a], this.minutes[b]]
    if (first === noMinute || second === noMinute)
      return first === second ? this.sequences[a] < this.sequences[b] : second === noMinute
    return first === second ? this.sequences[a] > this.sequences[b] : first < second
  }
}

async function isSound(file: string): Promise<boolean> {
  try {
    await verifySections(file)
    return true
  } catch {
    return false
  }
}
