import { articlesIn, idOf, pagesAfter } from '../article-log.js'
import type { Article } from '../article.js'
import type { ArticleReader, ArticleStore } from '../store/types.js'

/** The sample articles as this version takes them in, by id. */
export type Sample = ReadonlyMap<string, Article>

/** An archive with more articles than this is not the sample: its log need not be looked through. */
const moreThanSample = 500

/**
 * Whether a store has ever taken in anything but the sample, which earlier versions put into it. What was removed since
 * counts too: an archive that has been emptied is not one that was never filled.
 * @param sample asked for only where it matters
 */
export async function hasRealArticles(store: ArticleReader, sample: () => Promise<Sample>): Promise<boolean> {
  if ((await store.lastSequence()) === 0) return false
  if ((await store.count()) > moreThanSample) return true
  const known = await sample()
  for await (const page of pagesAfter(store, 0)) if (page.some((entry) => !known.has(idOf(entry)))) return true
  return false
}

/** Whether a stored article is one of the sample and not a real one under the same id. */
function isOfSample(article: Article, sample: Sample): boolean {
  const own = sample.get(article.id)
  return own !== undefined && own.title === article.title && own.url === article.url
}

/** The ids of the sample's articles that a store has. */
export async function sampleIdsIn(store: ArticleReader, sample: Sample): Promise<string[]> {
  const found: string[] = []
  for (const article of await store.articles([...sample.keys()]))
    if (article !== null && isOfSample(article, sample)) found.push(article.id)
  return found
}

/** Makes a store hold the sample's articles and nothing else. */
export async function fillWithSample(store: ArticleStore, sample: Sample): Promise<void> {
  const old: string[] = []
  for await (const { article } of articlesIn(store)) if (!sample.has(article.id)) old.push(article.id)
  for (const id of old) await store.remove(id)
  await store.put([...sample.values()])
}
