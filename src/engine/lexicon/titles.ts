import { partitionPoint } from '../../arrays/sorted.js'
import { formMask } from '../token-stream.js'
import type { Suggestion } from '../vocabulary.js'
import type { WordTable, WordTables } from './tables.js'

/** Articles whose title begins with `prefix`, newest first. @param prefix folded text */
export function titlesFrom(prefix: string, limit: number, words: WordTables): Suggestion[] {
  const found: { minute: number; title: string; id: string }[] = []
  words.tables.forEach((table, i) => {
    for (const article of titleRange(table, prefix, limit)) {
      const minute = words.minuteOf(i, article)
      if (minute !== null) found.push({ minute, title: table.titles[article], id: table.ids[article] })
    }
  })
  // The sort is stable: of equal minutes, the order in the tables stays.
  found.sort((a, b) => b.minute - a.minute)
  return found.slice(0, limit).map(({ title, id }) => ({ kind: 'title', text: title, articles: 1, id }))
}

/** Articles whose folded title begins with `prefix`: up to four times `limit`, since some may be deleted. */
function titleRange(table: WordTable, prefix: string, limit: number): Uint32Array {
  const first = partitionPoint(table.titleOrder.length, (place) => foldedTitle(table, table.titleOrder[place]) < prefix)
  let end = first
  while (
    end < table.titleOrder.length &&
    end < first + 4 * limit &&
    foldedTitle(table, table.titleOrder[end]).startsWith(prefix)
  )
    end++
  return table.titleOrder.subarray(first, end)
}

function foldedTitle(table: WordTable, document: number): string {
  const start = table.starts[document]
  const tokens = table.stream.subarray(start, start + table.zones[document * 3])
  return Array.from(tokens, (token) => table.lexiconFolded[token & formMask]).join(' ')
}
