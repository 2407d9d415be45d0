import type { Article } from '../article.js'
import type { Clock, Config } from '../config.js'
import { TimtinError } from '../errors.js'
import { loadGazetteer } from '../gazetteer-files.js'
import type { Gazetteer } from '../gazetteer/types.js'
import { correctedByFields, correctedByWhole, wholeRecord } from '../ingest/correction.js'
import { RejectedRecord } from '../ingest/rejection.js'
import { idOfArticle } from '../search/article/address.js'
import { openStore, requireStore, storeFolder } from '../store/article-store.js'
import type { ArticleStore, CorrectionOutcome } from '../store/types.js'
import { cleanText } from '../text/clean.js'
import { isoTime } from '../text/dates.js'

/** How a person changes what an archive has. */

/** What a correction says: some fields, as parsed JSON, or the whole article. */
export type Correction = { fields: unknown; file: string } | { whole: Article }

/**
 * Corrects an article, or puts back one that was withdrawn.
 * @param address the article's id, its page on this site, or its original address
 * @returns the article's id, and what became of the correction
 * @throws TimtinError `no-such-article`, `bad-correction`, and those of `openStore` and `ArticleStore.correct`
 */
export async function correctArticle(
  config: Config,
  address: string,
  correction: Correction,
  clock: Clock,
): Promise<{ id: string; outcome: CorrectionOutcome }> {
  const gazetteer = loadGazetteer(config.projectRoot)
  const now = isoTime(clock())
  return withStore(config, clock, async (store) => {
    const id = (await idOfArticle(address, store)) ?? address
    const present = store.readable(id)
    if (!store.has(id) && store.withdrawal(id) === null) throw noSuchArticle(address)
    const outcome = await store.correct(corrected(id, present, correction, now, gazetteer))
    if (outcome === null) throw noSuchArticle(address)
    return { id, outcome }
  })
}

function corrected(id: string, present: Article | null, given: Correction, now: string, gazetteer: Gazetteer): Article {
  try {
    if ('whole' in given) return correctedByWhole(id, present, given.whole, now)
    if (present !== null) return correctedByFields(present, given.fields, given.file, now, gazetteer)
    return correctedByWhole(id, null, wholeRecord(given.fields, given.file, gazetteer), now)
  } catch (error) {
    if (!(error instanceof RejectedRecord)) throw error
    throw new TimtinError('input', 'bad-correction', error.reason, 'file' in given ? given.file : '', '', {
      cause: error,
    })
  }
}

/**
 * Takes an article out of an archive for good.
 * @param address as `correctArticle` takes it
 * @param reason in the newsroom's words, shown to visitors
 * @returns the article's id
 * @throws TimtinError `no-such-article`, `no-reason`, and those of `openStore` and `ArticleStore.withdraw`
 */
export async function withdrawArticle(config: Config, address: string, reason: string, clock: Clock): Promise<string> {
  const words = cleanText(reason)
  if (words === '') {
    const advice = 'Say why in words that visitors may read.'
    throw new TimtinError('usage', 'no-reason', 'The reason is empty.', '--reason', advice)
  }
  return withStore(config, clock, async (store) => {
    const id = await idOfArticle(address, store)
    const isDone = id !== null && (await store.withdraw(id, { at: isoTime(clock()), reason: words }))
    if (!isDone) throw noSuchArticle(address)
    return id
  })
}

function noSuchArticle(address: string): TimtinError {
  const advice = 'Give the id or the address of an article that the archive has.'
  return new TimtinError('not-found', 'no-such-article', 'There is no such article.', address, advice)
}

/** Opens an existing store for writing, and closes it afterwards. @throws TimtinError `store-missing` when there is none */
async function withStore<T>(config: Config, clock: Clock, action: (store: ArticleStore) => Promise<T>): Promise<T> {
  const folder = storeFolder(config.dataFolder)
  requireStore(folder)
  const store = openStore(folder, { readOnly: false, clock })
  try {
    return await action(store)
  } finally {
    await store.close()
  }
}
