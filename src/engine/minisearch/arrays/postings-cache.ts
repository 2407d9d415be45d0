import { LRUCache } from 'lru-cache'
import { postingsCacheBytes } from '../format/constants.js'
import type { SegmentPostings } from './postings.js'

/** Approximate size of an entry besides its typed arrays. */
const entryBytes = 300

/**
 * Recently used postings of one build, for each segment. A build never changes, so none gets out of date; and what a
 * newer build has in the same segments, it takes over from the cache of the one before, so that searches do not become
 * slower whenever articles come in.
 */
export class PostingsCache<Segment> {
  private readonly entries = new LRUCache<string, SegmentPostings[]>({
    maxSize: postingsCacheBytes,
    sizeCalculation: sizeOf,
  })
  private readonly places: Map<Segment, number>

  /** @param previous cache of the build before, whose own predecessor is forgotten */
  constructor(
    private readonly segments: readonly Segment[],
    private previous: PostingsCache<Segment> | null,
  ) {
    this.places = new Map(segments.map((segment, place) => [segment, place]))
    if (previous !== null) previous.previous = null
  }

  /**
   * @param name identifies the postings
   * @param find finds them in the segment at a place
   */
  get(name: string, find: (segment: Segment, place: number) => SegmentPostings): SegmentPostings[] {
    let postings = this.entries.get(name)
    if (postings === undefined) {
      const before = this.previous?.take(name)
      postings = this.segments.map(
        (segment, place) => before?.[this.previous!.places.get(segment) ?? -1] ?? find(segment, place),
      )
      this.entries.set(name, postings)
    }
    return postings
  }

  /** Gives postings away to the cache of the next build. */
  private take(name: string): SegmentPostings[] | undefined {
    const postings = this.entries.get(name)
    this.entries.delete(name)
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
