import { keysOf, wordsIn } from '../../text/index.js'
import { idOfArticle, type AddressedArticles } from '../article/address.js'
import { fetchAll, summarise } from '../summary.js'
import type { BestBet } from '../types.js'
import { malformedLine, readRows, type Row } from './rows.js'

/** What the newsroom recommends for a query. */
export interface Bet {
  query: string
  /** Id or address of an article, path of a page of this site, or address of another page. */
  target: string
  /** What the link says; null: the article's title, or the path. An address with one may be any page's. */
  title: string | null
}

/** A page of this site other than an article's. What begins with two slashes, of either kind, is on another site. */
const isPath = (target: string) => /^\/(?![/\\]|bai\/)\S*$/.test(target)
const isWebAddress = (target: string) => /^https?:\/\/\S+$/i.test(target)

const advice = 'Write the query, what it leads to (article id, address, or path of a page) and, if you like, a title.'

/**
 * Reads a list of best bets: on each line a query, what it leads to and, if given, what the link says, with a tab between.
 * @param file its path, for messages
 * @throws TimtinError `list-malformed` with the line
 */
export function readBestBets(text: string, file: string): Bet[] {
  return readRows(text, ['query', 'target', 'title'], file).map(betOf)
}

function betOf(row: Row): Bet {
  const [query, target = '', title = ''] = row.cells
  const fail = (what: string): never => {
    throw malformedLine(what, row, advice)
  }
  if (row.cells.length > 3) fail(`It has ${row.cells.length} columns.`)
  if (keyOf(query) === '') fail(`"${query}" is no query.`)
  if (target === '') fail(`"${query}" leads nowhere.`)
  if (/\s/.test(target)) fail(`"${target}" has a space in it.`)
  return { query, target, title: title === '' ? null : title }
}

/** A query without diacritics, capitals and punctuation: whoever types it somehow means the same. */
const keyOf = (query: string) =>
  wordsIn(query)
    .map((word) => keysOf(word).folded)
    .join(' ')

/** What the newsroom recommends, by query. */
export class BestBets {
  private readonly bets = new Map<string, Bet[]>()

  constructor(bets: readonly Bet[]) {
    for (const bet of bets) {
      const key = keyOf(bet.query)
      this.bets.set(key, [...(this.bets.get(key) ?? []), bet])
    }
  }

  /** What to show for exactly this query, in the order of the list; articles that are not there are left out. */
  async for(query: string, store: AddressedArticles): Promise<BestBet[]> {
    const found = this.bets.get(keyOf(query)) ?? []
    return (await Promise.all(found.map((bet) => presented(bet, store)))).filter((bet) => bet !== null)
  }
}

async function presented({ target, title }: Bet, store: AddressedArticles): Promise<BestBet | null> {
  if (isPath(target)) return { title: title ?? target, href: target, article: null }
  const id = await idOfArticle(target, store)
  const [article] = id === null ? [] : await fetchAll(store, [id])
  if (article !== undefined) return { title: title ?? article.title, href: null, article: summarise(article) }
  // An address without a title is meant to be an article's; this one is not, or no longer, in the archive.
  return isWebAddress(target) && title !== null ? { title, href: target, article: null } : null
}
