import { postingsCacheBytes } from './constants.js'
import type { SegmentPostings } from './postings.js'
import type { Segment } from './segment.js'

/** About what an entry takes besides its typed arrays. */
const entryBytes = 300

/** Typed postings looked up lately. Segments never change, so an entry is never out of date. */
export class PostingsCache {
  private readonly entries = new Map<string, SegmentPostings>()
  private bytes = 0

  /** @param name of what is looked up, the same for the same postings of any segment */
  get(segment: Segment, name: string, find: () => SegmentPostings): SegmentPostings {
    const key = `${segment.file} ${name}`
    const known = this.entries.get(key)
    if (known) {
      this.entries.delete(key)
      this.entries.set(key, known)
      return known
    }
    const found = find()
    this.entries.set(key, found)
    this.bytes += sizeOf(found)
    this.shrink()
    return found
  }

  /** Drops what was used longest ago. */
  private shrink(): void {
    for (const [key, entry] of this.entries) {
      if (this.bytes <= postingsCacheBytes) return
      this.entries.delete(key)
      this.bytes -= sizeOf(entry)
    }
  }
}

function sizeOf(entry: SegmentPostings): number {
  if (entry.kind === 'sparse') return entryBytes + entry.count * 5
  // A column of one term is a part of its segment's columns; only one made of several is the cache's own.
  const isOwn = entry.column.byteLength === entry.column.buffer.byteLength
  return entryBytes + (isOwn ? entry.column.byteLength : 0)
}
