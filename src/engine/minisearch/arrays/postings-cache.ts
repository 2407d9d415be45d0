import { LRUCache } from 'lru-cache'
import { postingsCacheBytes } from '../format/constants.js'
import type { SegmentPostings } from './postings.js'

/** Approximate size of an entry besides its typed arrays. */
const entryBytes = 300

/** Recently used postings of one build, for each segment. A build never changes, so none gets out of date. */
export class PostingsCache {
  private readonly entries = new LRUCache<string, SegmentPostings[]>({
    maxSize: postingsCacheBytes,
    sizeCalculation: sizeOf,
  })

  /** @param name identifies the postings */
  get(name: string, find: () => SegmentPostings[]): SegmentPostings[] {
    let postings = this.entries.get(name)
    if (postings === undefined) this.entries.set(name, (postings = find()))
    return postings
  }
}

/** At least 1, as the cache requires, even in an archive without segments. */
function sizeOf(postings: SegmentPostings[]): number {
  return postings.reduce((sum, entry) => sum + entryBytes + ownBytes(entry), 1)
}

/** Only united postings count: those of a single term are part of their segment. */
function ownBytes(entry: SegmentPostings): number {
  const arrays = entry.kind === 'sparse' ? [entry.postings.documents, entry.postings.frequencies] : [entry.column]
  return arrays.reduce((sum, array) => sum + (array.byteLength === array.buffer.byteLength ? array.byteLength : 0), 0)
}
