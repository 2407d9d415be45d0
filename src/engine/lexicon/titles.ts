import { partitionPoint } from '../../arrays/sorted.js'
import { isAccented } from '../../text/index.js'
import type { Keys } from '../../text/types.js'
import { toneCode } from './forms.js'
import { formMask } from '../token-stream.js'
import type { Suggestion } from '../vocabulary.js'
import type { WordTable, WordTables } from './tables.js'

/** Longer titles, in characters, are whole sentences that somebody put in the place of one. */
const longestTitle = 150

/** Articles whose title begins with what was typed, in the diacritics that it has; newest first. */
export function titlesFrom(typed: readonly Keys[], limit: number, words: WordTables): Suggestion[] {
  const prefix = typed.map(({ folded }) => folded).join(' ')
  let newest: { minute: number; table: WordTable; article: number }[] = []
  words.tables.forEach((table, i) => {
    for (const article of titleRange(table, prefix)) {
      const minute = words.minuteOf(i, article)
      if (minute === null || table.titles[article].length > longestTitle) continue
      if (!isWrittenSo(table, article, typed)) continue
      if (newest.length >= limit && minute <= newest[newest.length - 1].minute) continue
      // Of equal minutes, the order in the tables stays.
      const place = newest.findIndex((other) => other.minute < minute)
      newest = newest.toSpliced(place < 0 ? newest.length : place, 0, { minute, table, article }).slice(0, limit)
    }
  })
  return newest.map(({ table, article }) => {
    return { kind: 'title', text: table.titles[article], articles: 1, id: table.ids[article] }
  })
}

/** Whether a title has the diacritics typed; of the last word, which may be unfinished, those of the letters it has. */
function isWrittenSo(table: WordTable, article: number, typed: readonly Keys[]): boolean {
  return typed.every((word, i) => {
    if (!isAccented(word)) return true
    const form = table.stream[table.starts[article] + i] & formMask
    if (i < typed.length - 1) return table.lexicon[form] === word.exact
    const tone = toneCode(word.exact)
    return table.lexiconToneless[form].startsWith(word.toneless) && (tone === 0 || tone === table.lexiconTones[form])
  })
}

/** All articles whose folded title begins with `prefix`. */
function titleRange(table: WordTable, prefix: string): Uint32Array {
  const titleAt = (place: number) => foldedTitle(table, table.titleOrder[place])
  const count = table.titleOrder.length
  const first = partitionPoint(count, (place) => titleAt(place) < prefix)
  const end = partitionPoint(count, (place) => place < first || titleAt(place).startsWith(prefix))
  return table.titleOrder.subarray(first, end)
}

function foldedTitle(table: WordTable, document: number): string {
  const start = table.starts[document]
  const tokens = table.stream.subarray(start, start + table.zones[document * 3])
  return Array.from(tokens, (token) => table.lexiconFolded[token & formMask]).join(' ')
}
