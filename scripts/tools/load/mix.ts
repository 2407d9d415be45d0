import { fold } from '../../../src/text/steps.js'
import type { Listed } from './archive.js'

/** The kinds of requests. */
export type Kind = 'search' | 'filtered' | 'article' | 'day' | 'suggestion' | 'abuse'

export interface Drawn {
  kind: Kind
  path: string
}

/** How often each kind comes: a visitor types, searches, narrows down, and reads what was found. */
const shares: [Exclude<Kind, 'abuse'>, number][] = [
  ['search', 0.3],
  ['filtered', 0.1],
  ['article', 0.3],
  ['day', 0.1],
  ['suggestion', 0.2],
]

const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(Math.random() * items.length)]

/** Two to five words in a row of a title, half of them without marks, as people type on phones. */
function queryOf({ title }: Listed): string {
  const words = title.split(' ').filter((word) => /\p{L}/u.test(word))
  const length = 2 + Math.floor(Math.random() * 4)
  const from = Math.floor(Math.random() * Math.max(1, words.length - length + 1))
  const query = words.slice(from, from + length).join(' ')
  return Math.random() < 0.5 ? fold(query) : query
}

/**
 * Draws requests.
 * @param isEven draws all articles equally often; otherwise the n-th is drawn n times more rarely than the first
 */
export function mix(articles: readonly Listed[], isEven: boolean): () => Drawn {
  // In no order, so that what is often read is not what is new.
  const shuffled = [...articles].sort(() => Math.random() - 0.5)
  const dated = shuffled.filter(({ publishedAt }) => publishedAt !== null)
  const draw = (from: readonly Listed[]) => (isEven ? pick(from) : from[Math.floor(from.length ** Math.random()) - 1])
  const paths: Record<Exclude<Kind, 'abuse'>, () => string> = {
    search: () => `/tim-kiem?q=${encodeURIComponent(queryOf(draw(shuffled)))}`,
    filtered: () => {
      const { publishedAt } = draw(dated)
      const year = publishedAt?.slice(0, 4) ?? ''
      return `/tim-kiem?q=${encodeURIComponent(queryOf(draw(shuffled)))}&tu=${year}&den=${year}`
    },
    article: () => new URL(draw(shuffled).href).pathname,
    day: () => `/ngay/${(draw(dated).publishedAt ?? '').slice(0, 10).replaceAll('-', '/')}`,
    suggestion: () => {
      const query = queryOf(draw(shuffled))
      return `/api/v1/suggest?q=${encodeURIComponent(query.slice(0, 2 + Math.floor(Math.random() * query.length)))}`
    },
  }
  return () => {
    let left = Math.random()
    const [kind] = shares.find(([, share]) => (left -= share) < 0) ?? shares[0]
    return { kind, path: paths[kind]() }
  }
}

/** Draws the dearest queries that fit into an address: a common word, and near-phrases of others excluded. */
export function abusive(articles: readonly Listed[]): () => Drawn {
  const counts = new Map<string, number>()
  for (const { title } of articles) {
    for (const word of fold(title).split(/\P{L}+/u)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const common = [...counts]
    .filter(([word]) => word.length > 1)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 60)
    .map(([word]) => word)
  return () => {
    const excluded = Array.from({ length: 31 }, () => `-"${pick(common)} ${pick(common)}"~9`)
    return { kind: 'abuse', path: `/tim-kiem?q=${encodeURIComponent([pick(common), ...excluded].join(' '))}` }
  }
}
