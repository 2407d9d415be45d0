import type { Hit, Part, SearchResult } from '../../src/search/types.js'
import { localDay } from '../../src/text/dates.js'

const bold = process.stdout.isTTY ? (text: string) => `\u001b[1m${text}\u001b[22m` : (text: string) => text

function marked(parts: Part[]): string {
  return parts.map(({ text, match }) => (match ? bold(text) : text)).join('')
}

function describedHit(hit: Hit, number: number): string[] {
  const date = hit.publishedAt === null ? 'không rõ ngày' : localDay(hit.publishedAt)
  const place = [date, hit.source, hit.province, hit.category].filter((part) => part !== null).join(' · ')
  const explained = Object.entries(hit.explain ?? {}).map(([part, value]) => `${part} ${value.toFixed(3)}`)
  return [
    `${number}. ${marked(hit.titleParts)}`,
    `   ${place} · ${hit.id}`,
    ...hit.snippets.map((snippet) => `   ${marked(snippet)}`),
    ...(hit.missing.length > 0 ? [`   Thiếu: ${hit.missing.join(', ')}`] : []),
    ...(explained.length > 0 ? [`   Điểm ${hit.score.toFixed(3)}: ${explained.join(', ')}`] : []),
    '',
  ]
}

/** The result as a readable list, in Vietnamese; matches are bold on a terminal. */
export function described(result: SearchResult): string {
  const { total, totalComplete, tookMs, page, pages, size, reading, didYouMean, offers, hits } = result
  const first = (page - 1) * size + 1
  return [
    `${total} bài, ${tookMs} ms${pages > 1 ? `, trang ${page}/${pages}` : ''}`,
    ...reading.notes.map((note) => `(${note})`),
    ...(didYouMean === null ? [] : [`Có phải bạn muốn tìm: ${didYouMean}`]),
    ...offers.map(({ label }) => `Lọc: ${label}`),
    ...(totalComplete < total ? [`Chỉ ${totalComplete} bài có đủ các từ.`] : []),
    '',
    ...hits.flatMap((hit, at) => describedHit(hit, first + at)),
  ].join('\n')
}
