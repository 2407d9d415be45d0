import { postingsCacheBytes, type FieldName } from './constants.js'
import type { Segment, SegmentPostings } from './segment.js'

/** About what an entry takes besides its typed arrays. */
const entryBytes = 300

/** Typed postings of terms looked up lately. Segments never change, so an entry is never out of date. */
export class PostingsCache {
  private readonly entries = new Map<string, SegmentPostings>()
  private bytes = 0

  get(segment: Segment, term: string, field: FieldName, find: () => SegmentPostings): SegmentPostings {
    const key = `${segment.file} ${field} ${term}`
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

/** A byte column belongs to its segment; only what the cache alone holds counts. */
const sizeOf = (entry: SegmentPostings) => entryBytes + (entry.kind === 'sparse' ? entry.count * 5 : 0)
