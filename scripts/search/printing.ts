import type { Hit, Part, SearchResult } from '../../src/search/types.js'
import { localDay } from '../../src/text/dates.js'
import type { Directory } from '../../src/web/parts.js'
import { presentAnswers } from '../../src/web/presenters/answers.js'

const bold = process.stdout.isTTY ? (text: string) => `\u001b[1m${text}\u001b[22m` : (text: string) => text

function marked(parts: Part[]): string {
  return parts.map(({ text, match }) => (match ? bold(text) : text)).join('')
}

function describedHit(hit: Hit, number: number): string[] {
  const date = hit.publishedAt === null ? 'undated' : localDay(hit.publishedAt)
  const place = [date, hit.source, hit.province, hit.category].filter((part) => part !== null).join(' · ')
  const explained = Object.entries(hit.explain ?? {}).map(([part, value]) => `${part} ${value.toFixed(3)}`)
  return [
    `${number}. ${marked(hit.titleParts)}`,
    `   ${place} · ${hit.id}`,
    ...hit.snippets.map((snippet) => `   ${marked(snippet)}`),
    ...(hit.missing.length > 0 ? [`   Lacks: ${hit.missing.join(', ')}`] : []),
    ...(hit.apart.length > 0 ? [`   Apart: ${hit.apart.map((words) => `"${words}"`).join(', ')}`] : []),
    ...(explained.length > 0 ? [`   Score ${hit.score.toFixed(3)}: ${explained.join(', ')}`] : []),
    '',
  ]
}

const countOf = ({ total, totalHits }: Pick<SearchResult, 'total' | 'totalHits'>): string =>
  totalHits === total ? String(total) : `${total} (${totalHits} without near-copies)`

/** The result as a list to read: strict matches, then near ones; on a terminal with what was found in bold. */
export function described(result: SearchResult, gazetteer: Directory): string {
  const { near, tookMs, page, pages, size, reading, bestBets, synonyms, didYouMean, answers, offers, hits } = result
  const first = (page - 1) * size + 1
  const firstNear = hits.findIndex(({ isNear }) => isNear)
  return [
    `Articles: ${countOf(result)}; near matches: ${countOf(near)}${near.isCut ? ', the nearest' : ''}; ${tookMs} ms${pages > 1 ? `; page ${page} of ${pages}` : ''}`,
    ...bestBets.map(({ title, href, article }) => `Best bet: ${title} · ${article?.id ?? href}`),
    ...reading.notes.map((note) => `(${note})`),
    ...(synonyms === null ? [] : [`Also searched: ${synonyms.words.join(', ')}; without: ${synonyms.asTyped}`]),
    ...(didYouMean === null ? [] : [`Did you mean: ${didYouMean}`]),
    ...presentAnswers(answers, gazetteer).map(
      ({ text, articles, note }) =>
        `Answer: ${text}${articles === null || articles === 0 ? '' : ` (articles: ${articles})`}${note === null ? '' : `. ${note}`}`,
    ),
    ...offers.map(({ label }) => `Filter: ${label}`),
    '',
    ...hits.flatMap((hit, at) => [
      ...(at === firstNear ? ['Near matches, which lack words or have them apart:', ''] : []),
      ...describedHit(hit, first + at),
    ]),
  ].join('\n')
}
