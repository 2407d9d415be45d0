import { postingsCacheBytes } from '../format/constants.js'
import type { SegmentPostings } from './postings.js'

/** About what an entry takes besides its typed arrays. */
const entryBytes = 300

type Entries = Map<string, SegmentPostings[]>

/**
 * Postings of one build that were looked up lately, in each segment. A build never changes, so none is out of date. What
 * was used since the last change of generations is young; when the young fill half of the cache, the others go.
 */
export class PostingsCache {
  private young: Entries = new Map()
  private old: Entries = new Map()
  private youngBytes = 0

  /** @param name of what is looked up, the same for the same postings */
  get(name: string, find: () => SegmentPostings[]): SegmentPostings[] {
    return this.young.get(name) ?? this.keep(name, this.old.get(name) ?? find())
  }

  private keep(name: string, postings: SegmentPostings[]): SegmentPostings[] {
    const bytes = sizeOf(postings)
    if (this.youngBytes + bytes > postingsCacheBytes / 2) {
      this.old = this.young
      this.young = new Map()
      this.youngBytes = 0
    }
    this.young.set(name, postings)
    this.youngBytes += bytes
    return postings
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
