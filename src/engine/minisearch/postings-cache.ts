import { postingsCacheBytes } from './constants.js'
import type { SegmentPostings } from './postings.js'

/** About what an entry takes besides its typed arrays. */
const entryBytes = 300

/** Postings of one build that were looked up lately, in each segment. A build never changes, so none is out of date. */
export class PostingsCache {
  private readonly entries = new Map<string, SegmentPostings[]>()
  private bytes = 0

  /** @param name of what is looked up, the same for the same postings */
  get(name: string, find: () => SegmentPostings[]): SegmentPostings[] {
    const known = this.entries.get(name)
    if (known) {
      this.entries.delete(name)
      this.entries.set(name, known)
      return known
    }
    const found = find()
    this.entries.set(name, found)
    this.bytes += sizeOf(found)
    this.shrink()
    return found
  }

  /** Drops what was used longest ago. */
  private shrink(): void {
    for (const [name, postings] of this.entries) {
      if (this.bytes <= postingsCacheBytes) return
      this.entries.delete(name)
      this.bytes -= sizeOf(postings)
    }
  }
}

function sizeOf(postings: SegmentPostings[]): number {
  return postings.reduce((sum, entry) => sum + entryBytes + ownBytes(entry), 0)
}

/** What is the cache's own: postings of one term are a part of their segment, only those made of several are not. */
function ownBytes(entry: SegmentPostings): number {
  const arrays = entry.kind === 'sparse' ? [entry.postings.documents, entry.postings.frequencies] : [entry.column]
  return arrays.reduce((sum, array) => sum + (array.byteLength === array.buffer.byteLength ? array.byteLength : 0), 0)
}
