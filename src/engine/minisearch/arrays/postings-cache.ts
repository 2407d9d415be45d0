import { LRUCache } from 'lru-cache'
import { postingsCacheBytes } from '../format/constants.js'
import type { SegmentPostings } from './postings.js'

/** About what an entry takes besides its typed arrays. */
const entryBytes = 300

/** Postings of one build that were looked up lately, in each segment. A build never changes, so none is out of date. */
export class PostingsCache {
  private readonly entries = new LRUCache<string, SegmentPostings[]>({
    maxSize: postingsCacheBytes,
    sizeCalculation: sizeOf,
  })

  /** @param name of what is looked up, the same for the same postings */
  get(name: string, find: () => SegmentPostings[]): SegmentPostings[] {
    let postings = this.entries.get(name)
    if (postings === undefined) this.entries.set(name, (postings = find()))
    return postings
  }
}

/** At least 1, as the cache wants it, in an archive without segments too. */
function sizeOf(postings: SegmentPostings[]): number {
  return postings.reduce((sum, entry) => sum + entryBytes + ownBytes(entry), 1)
}

/** What is the cache's own: postings of one term are a part of their segment, only those made of several are not. */
function ownBytes(entry: SegmentPostings): number {
  const arrays = entry.kind === 'sparse' ? [entry.postings.documents, entry.postings.frequencies] : [entry.column]
  return arrays.reduce((sum, array) => sum + (array.byteLength === array.buffer.byteLength ? array.byteLength : 0), 0)
}
