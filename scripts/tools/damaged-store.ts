/**
 * Opens stores, one of whose files has been damaged, and compares what they give with what was put in. It is a process of
 * its own, since a damaged file may end it. The parent sends the folder of a store; the answer is an `Outcome`.
 */
import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { Article } from '../../src/article.js'
import { articlesIn } from '../../src/article-log.js'
import { TimtinError } from '../../src/errors.js'
import { openStore } from '../../src/store/article-store.js'
import type { ArticleReader, ArticleStore, Revision, Withdrawal } from '../../src/store/types.js'

/** Everything that a store must give. */
export interface Truth {
  articles: Article[]
  withdrawals: Withdrawal[]
  /** By id. */
  revisions: Record<string, Revision[]>
  count: number
  /** Articles to be added when the store has been read. */
  more: Article[]
}

/**
 * `whole`: it gave everything, the damage was in a part that means nothing; `named`: the damage was reported, with the
 * file; `silent`: something was missing or different without an error; `bare`: an error that is not meant for users.
 */
export type Outcome = { kind: 'whole' } | { kind: 'named' | 'silent' | 'bare'; what: string }

/** @returns what differs; null when nothing does */
async function difference(store: ArticleReader, truth: Truth, articles: readonly Article[]): Promise<string | null> {
  for (const article of articles) {
    if (!isDeepStrictEqual(store.article(article.id), article)) return `article ${article.id}`
    if (!store.has(article.id)) return `has ${article.id}`
    if (article.url !== null && (await store.idOfAddress(article.url)) !== article.id) return `address ${article.url}`
  }
  for (const [id, revisions] of Object.entries(truth.revisions)) {
    if (!isDeepStrictEqual(store.revisions(id), revisions)) return `revisions of ${id}`
  }
  for (const withdrawal of truth.withdrawals) {
    if (!isDeepStrictEqual(store.withdrawal(withdrawal.id), withdrawal)) return `withdrawal ${withdrawal.id}`
  }
  const listed = new Map<string, Article>()
  for await (const { article } of articlesIn(store)) listed.set(article.id, article)
  if (!isDeepStrictEqual([...listed.keys()].sort(), articles.map(({ id }) => id).sort())) return 'the log'
  for (const article of articles) if (!isDeepStrictEqual(listed.get(article.id), article)) return `log ${article.id}`
  return (await store.count()) === articles.length ? null : 'the number of articles'
}

async function compare(folder: string, truth: Truth, readOnly: boolean): Promise<string | null> {
  const store = readOnly ? openStore(folder, { readOnly }) : openStore(folder, { readOnly })
  try {
    const found = await difference(store, truth, truth.articles)
    if (found !== null || readOnly) return found
    await (store as ArticleStore).put(truth.more)
    return await difference(store, truth, [...truth.articles, ...truth.more])
  } finally {
    await store.close()
  }
}

async function outcomeOf(folder: string, truth: Truth, readOnly: boolean): Promise<Outcome> {
  try {
    const what = await compare(folder, truth, readOnly)
    return what === null ? { kind: 'whole' } : { kind: 'silent', what }
  } catch (error) {
    if (!(error instanceof TimtinError)) return { kind: 'bare', what: String(error) }
    return { kind: error.code === 'store-damaged' ? 'named' : 'bare', what: `${error.code} ${error.message}` }
  }
}

const truth = JSON.parse(readFileSync(process.argv[2], 'utf8')) as Truth
process.once('disconnect', () => process.exit())
process.on('message', ({ folder, readOnly }: { folder: string; readOnly: boolean }) => {
  void outcomeOf(folder, truth, readOnly).then((outcome) => process.send!(outcome))
})
