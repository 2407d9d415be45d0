import { formMask } from '../../../token-stream.js'
import type { Suggestion } from '../../../vocabulary.js'
import type { Segment } from '../../format/segment.js'
import type { Snapshot } from '../../snapshot.js'

/** Articles whose title begins with `prefix`, newest first. @param prefix folded */
export function titlesFrom(prefix: string, limit: number, snapshot: Snapshot): Suggestion[] {
  const found: { number: number; title: string; id: string }[] = []
  snapshot.segments.forEach((segment, i) => {
    for (const document of titleRange(segment, prefix, limit)) {
      const number = snapshot.bases[i] + document
      if (snapshot.live[number] === 1)
        found.push({ number, title: segment.titles[document], id: segment.ids[document] })
    }
  })
  found.sort((a, b) => snapshot.minutes[b.number] - snapshot.minutes[a.number] || a.number - b.number)
  return found.slice(0, limit).map(({ title, id }) => ({ kind: 'title', text: title, articles: 1, id }))
}

/** Articles whose folded title begins with `prefix`, some more than `limit` since some may be deleted. */
function titleRange(segment: Segment, prefix: string, limit: number): Uint32Array {
  let low = 0
  let high = segment.titleOrder.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (foldedTitle(segment, segment.titleOrder[middle]) < prefix) low = middle + 1
    else high = middle
  }
  let end = low
  while (
    end < segment.titleOrder.length &&
    end < low + 4 * limit &&
    foldedTitle(segment, segment.titleOrder[end]).startsWith(prefix)
  )
    end++
  return segment.titleOrder.subarray(low, end)
}

function foldedTitle(segment: Segment, document: number): string {
  const start = segment.starts[document]
  const tokens = segment.stream.subarray(start, start + segment.zones[document * 3])
  return Array.from(tokens, (token) => segment.lexiconFolded[token & formMask]).join(' ')
}
