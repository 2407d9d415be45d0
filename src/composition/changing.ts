import type { Article } from '../article.js'
import type { Clock, Config } from '../config.js'
import { TimtinError } from '../errors.js'
import { loadGazetteer } from '../gazetteer-files.js'
import type { Gazetteer } from '../gazetteer/types.js'
import { correctedByFields, correctedByWhole, missingParts, wholeRecord } from '../ingest/correction.js'
import { RejectedRecord } from '../ingest/rejection.js'
import { idOfArticle, readAddress } from '../search/article/address.js'
import { openStore, requireStore, storeFolder } from '../store/article-store.js'
import type { ArticleStore, CorrectionOutcome, Withdrawal } from '../store/types.js'
import { cleanText } from '../text/clean.js'
import { isoTime } from '../text/dates.js'
import { canonicalUrl } from '../text/hosts.js'
import { forgetPictures } from './picturing.js'

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
    const known = await idOfArticle(address, store)
    const before = known === null ? withdrawalOf(address, store) : (store.readable(known) ?? damagedArticle(known))
    if (before === null) throw noSuchArticle(address)
    const outcome = await store.correct(corrected(before, correction, now, gazetteer))
    if (outcome === null) throw noSuchArticle(address)
    return { id: before.id, outcome }
  })
}

/** What is known of an article that cannot be read. */
interface Unreadable {
  id: string
  url: null
  isDamaged: true
}

const damagedArticle = (id: string): Unreadable => ({ id, url: null, isDamaged: true })

/** @param before the article, or what is known of one that was withdrawn or is damaged */
function corrected(
  before: Article | Withdrawal | Unreadable,
  given: Correction,
  now: string,
  gazetteer: Gazetteer,
): Article {
  try {
    if ('reason' in before || 'isDamaged' in before)
      return correctedByWhole(before, null, putBack(before, given, gazetteer), now)
    if ('whole' in given) return correctedByWhole(before, before, given.whole, now)
    return correctedByFields(before, given.fields, given.file, now, gazetteer)
  } catch (error) {
    if (!(error instanceof RejectedRecord)) throw error
    throw new TimtinError('input', 'bad-correction', error.reason, 'file' in given ? given.file : '', '', {
      cause: error,
    })
  }
}

/** The article that takes the place of one that is withdrawn or damaged. @throws TimtinError `bad-correction` when it is not whole; RejectedRecord */
function putBack(before: Withdrawal | Unreadable, given: Correction, gazetteer: Gazetteer): Article {
  const file = 'file' in given ? given.file : ''
  const missing = missingParts('whole' in given ? given.whole : given.fields)
  if (missing.length > 0) {
    const why = 'isDamaged' in before ? 'The article is damaged' : sinceWhen(before)
    const what = `${missing.join(' and ')}: missing. ${why}, and only a whole article takes its place.`
    throw new TimtinError('input', 'bad-correction', what, file, 'Give the whole article, with title and body.')
  }
  return 'whole' in given ? given.whole : wholeRecord(given.fields, before.url, file, gazetteer)
}

/** What is known of a withdrawn article that is given by its id, its page on this site, or its original address. */
function withdrawalOf(address: string, store: ArticleStore): Withdrawal | null {
  const { id, url } = readAddress(address)
  const wanted = canonicalUrl(url)
  const isThere = (withdrawal: Withdrawal) => withdrawal.url !== null && canonicalUrl(withdrawal.url) === wanted
  const all = store.withdrawals()
  return all.find((withdrawal) => withdrawal.id === id) ?? all.find(isThere) ?? null
}

const sinceWhen = ({ at, reason }: Withdrawal): string => `The article was withdrawn at ${at} ("${reason}")`

/**
 * Takes an article out of an archive for good.
 * @param address as `correctArticle` takes it
 * @param reason in the newsroom's words, shown to visitors
 * @returns the article's id
 * @throws TimtinError `no-such-article`, `already-withdrawn`, `no-reason`, and those of `openStore` and `ArticleStore.withdraw`
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
    if (isDone) {
      await forgetPictures(config, id)
      return id
    }
    const withdrawal = withdrawalOf(address, store)
    if (withdrawal === null) throw noSuchArticle(address)
    const advice = 'Put it back with `timtin correct`, if it is to be withdrawn for another reason.'
    throw new TimtinError('usage', 'already-withdrawn', `${sinceWhen(withdrawal)}.`, withdrawal.id, advice)
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
