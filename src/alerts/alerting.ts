import PQueue from 'p-queue'
import type { Article } from '../article.js'
import { idOf, pagesAfter, type LogEntry, type LoggedArticle } from '../article-log.js'
import type { Clock } from '../config.js'
import type { SearchParams } from '../search/types.js'
import type { StoredSearches } from '../search/stored/reader.js'
import type { Found, Matcher } from './matching/matcher.js'
import { confirmationLetter, newsLetter } from './messages/letters.js'
import type { Letterhead } from './messages/types.js'
import { confirmationPayload, newsPayload } from './messages/payloads.js'
import type { News } from './messages/types.js'
import { dueAt } from './rhythm.js'
import { Undeliverable, type Mailer } from './sending/mailer.js'
import type { Webhooks } from './sending/webhook.js'
import type { AlertStore } from './storage/alert-store.js'
import { newToken, type DerivedSecrets } from './tokens.js'
import type { Asked, Delivery, FollowedSearch, Follower, Match } from './types.js'

/** Articles matched at a time. */
const matchedAtOnce = 50
/** Articles that one message lists; it says how many more there are. */
const mostListed = 20
/** Messages that are on their way at the same time. */
const sendersAtOnce = 8

const minute = 60_000
/** A delivery is tried again after a minute, then each time after twice as long, up to six hours … */
const longestBackoff = 360 * minute
/** … and so often: for about two days. Then whoever cannot be reached follows no longer. */
const mostAttempts = 14
/** Refusals for good by a mail server, after which it is believed. */
const refusalsBelieved = 3

/** The article log of an archive that may be missing, come later, or be exchanged. */
interface FollowedLog {
  look(): Promise<'none' | 'opened' | 'exchanged' | 'another' | 'same'>
  position(): Promise<{ sequence: number } | null>
  entriesAfter(sequence: number, limit: number): Promise<LogEntry[]>
  articles(ids: readonly string[]): Promise<(Article | null)[]>
}

/** Absolute addresses of the site. */
export interface SiteLinks {
  page(path: string): string
  article(article: Article): string
  confirm(token: string): string
  leave(token: string): string
}

/** What alerting stands on. */
export interface AlertingParts {
  letterhead: Letterhead
  store: AlertStore
  secrets: DerivedSecrets
  log: FollowedLog
  matcher: Matcher
  searches: StoredSearches
  /** The search that is run for what somebody follows. */
  searchOf: (followed: FollowedSearch) => SearchParams
  /** Changes when searches are to be read anew: with the day, and with the operator's lists. */
  edition: () => string
  mailer: Pick<Mailer, 'send'>
  webhooks: Pick<Webhooks, 'send'>
  links: SiteLinks
  clock: Clock
  /** Receives what went wrong; it names nobody. */
  onFault: (error: Error) => void
}

/**
 * Tells those who follow searches of new articles. It is made of steps, each of which notes what it did in one
 * transaction: what the log has is matched exactly once; messages of articles are noted before they are sent and removed
 * after, so that a crash between may send one again, under the same key, and loses none; confirmation messages are only
 * noted before, so that none is ever sent twice.
 */
export class Alerting {
  private version: number | null = null
  private edition = ''
  /** By search: who follows it, or asks to. */
  private readonly ids = new Map<string, Set<string>>()

  constructor(private readonly parts: AlertingParts) {}

  /** Does what is to be done now. */
  async step(): Promise<void> {
    await this.readFollowers()
    await this.match()
    await this.sendConfirmations()
    await this.sendNews()
    const { store, clock } = this.parts
    store.expire(clock())
  }

  private async readFollowers(): Promise<void> {
    const { store, matcher, searchOf, edition } = this.parts
    const now = edition()
    if (store.version === this.version && now === this.edition) return
    this.version = store.version
    const wanted = new Map<string, { params: SearchParams; ids: Set<string> }>()
    for (const { id, search } of [...store.followers(), ...store.asked()]) {
      const params = searchOf(search)
      const name = JSON.stringify(params)
      const known = wanted.get(name)
      if (known === undefined) wanted.set(name, { params, ids: new Set([id]) })
      else known.ids.add(id)
    }
    for (const name of this.ids.keys()) {
      if (wanted.has(name)) continue
      this.ids.delete(name)
      matcher.delete(name)
    }
    for (const [name, { params, ids }] of wanted) {
      if (!this.ids.has(name) || now !== this.edition) matcher.set(name, params)
      this.ids.set(name, ids)
    }
    this.edition = now
  }

  /** Matches the next articles of the log, as far as the index has them. */
  private async match(): Promise<void> {
    const { store, log, matcher, clock } = this.parts
    const look = await log.look()
    const last = await log.position()
    if (last === null) return
    const { position } = store
    // What was there before anybody followed anything, or came with another store, is no news.
    if (position === null || look === 'exchanged' || position > last.sequence) return this.noteAll()
    for (let after = position; ;) {
      const page = await log.entriesAfter(after, matchedAtOnce)
      if (page.length === 0) return
      const isNew = (entry: LogEntry): entry is LoggedArticle => 'article' in entry && !store.isKnown(entry.article.id)
      const found = await matcher.matching(page.filter(isNew))
      if (found === null) return
      after = page[page.length - 1].sequence
      store.advance(after, page.map(idOf), this.matchesOf(found, clock()))
    }
  }

  private async noteAll(): Promise<void> {
    const { store, log } = this.parts
    let position = 0
    for await (const page of pagesAfter(log, 0)) {
      position = page[page.length - 1].sequence
      store.advance(null, page.map(idOf), new Map())
    }
    store.advance(position, [], new Map())
  }

  private matchesOf(found: readonly Found[], at: number): Map<string, Match[]> {
    const matches = new Map<string, Match[]>()
    for (const { article, names } of found) {
      const { sequence } = article
      for (const id of new Set(names.flatMap((name) => [...(this.ids.get(name) ?? [])])))
        matches.set(id, [...(matches.get(id) ?? []), { sequence, articleId: article.article.id, at }])
    }
    return matches
  }

  private async sendConfirmations(): Promise<void> {
    const { store, clock } = this.parts
    const queue = new PQueue({ concurrency: sendersAtOnce })
    for (const asked of store.unsent(clock())) void queue.add(() => this.sendConfirmation(asked))
    await queue.onIdle()
  }

  private async sendConfirmation(asked: readonly Asked[]): Promise<void> {
    const { store, secrets, mailer, webhooks, links, letterhead, clock } = this.parts
    const wishes = asked.map((one) => ({ asked: one, token: newToken() }))
    store.noteConfirmation(wishes, clock())
    const requests = wishes.map(({ asked: { label }, token }) => ({ label, confirmHref: links.confirm(token) }))
    const [{ channel, address }] = asked
    try {
      if (channel === 'mail') {
        const key = newToken()
        await mailer.send({ to: address, key, leaveHref: null, ...confirmationLetter(requests, letterhead) })
        return
      }
      for (const [at, { id }] of asked.entries()) {
        const payload = confirmationPayload(requests[at])
        await webhooks.send(address, secrets.webhookSecret(id), newToken(), payload, clock())
      }
    } catch (error) {
      store.noteUnconfirmable(asked)
      this.report(error)
    }
  }

  private async sendNews(): Promise<void> {
    const { store, clock } = this.parts
    const queue = new PQueue({ concurrency: sendersAtOnce })
    const now = clock()
    for (const { id, since } of store.waiting()) {
      const follower = store.follower(id)
      // A wish that is not confirmed yet.
      if (follower === null) continue
      const { delivery, rhythm, lastSentAt } = follower
      if (delivery === null ? dueAt(rhythm, since, lastSentAt) <= now : delivery.notBefore <= now)
        void queue.add(() => this.deliver(follower, now))
    }
    await queue.onIdle()
  }

  private async deliver(follower: Follower, now: number): Promise<void> {
    const { store } = this.parts
    const { id } = follower
    const delivery = follower.delivery ?? {
      key: newToken(),
      sequences: store.matches(id).map(({ sequence }) => sequence),
      attempts: 0,
      notBefore: now,
    }
    if (follower.delivery === null) store.noteDelivery(id, delivery)
    const news = await this.newsFor(follower, delivery)
    try {
      if (news !== null) await this.send(follower, delivery, news, now)
      store.noteDelivered(id, delivery, news === null ? null : now)
    } catch (error) {
      this.report(error)
      this.postpone(follower, delivery, error, now)
    }
  }

  private postpone({ id, channel }: Follower, delivery: Delivery, error: unknown, now: number): void {
    const { store } = this.parts
    const attempts = delivery.attempts + 1
    const isRefused = error instanceof Undeliverable && error.isForGood
    const isOver = attempts >= mostAttempts || (isRefused && (channel === 'webhook' || attempts >= refusalsBelieved))
    if (isOver) store.leave(id)
    else {
      const notBefore = now + Math.min(longestBackoff, minute * 2 ** delivery.attempts)
      store.noteDelivery(id, { ...delivery, attempts, notBefore })
    }
  }

  /** What a delivery tells; null where all of it has left the archive. */
  private async newsFor(follower: Follower, { sequences }: Delivery): Promise<News | null> {
    const { store, log, searches, searchOf, secrets, links } = this.parts
    const wanted = new Set(sequences)
    const ids = store.matches(follower.id).flatMap((match) => (wanted.has(match.sequence) ? match.articleId : []))
    const articles = (await log.articles(ids)).filter((article) => article !== null)
    if (articles.length === 0) return null
    const params = searchOf(follower.search)
    return {
      label: follower.label,
      searchHref: links.page(follower.path),
      articles: articles.slice(0, mostListed).map((article) => {
        const { id, title, source, publishedAt } = article
        return { id, title, source, publishedAt, href: links.article(article), ...searches.show(params, article) }
      }),
      more: Math.max(0, articles.length - mostListed),
      leaveHref: links.leave(secrets.leaveToken(follower.id)),
    }
  }

  private async send(
    { id, channel, address, rhythm }: Follower,
    { key }: Delivery,
    news: News,
    now: number,
  ): Promise<void> {
    const { mailer, webhooks, secrets, letterhead } = this.parts
    if (channel === 'webhook') await webhooks.send(address, secrets.webhookSecret(id), key, newsPayload(news), now)
    else await mailer.send({ to: address, key, leaveHref: news.leaveHref, ...newsLetter(news, rhythm, letterhead) })
  }

  /** What a server says may quote the address: only what kind of failure it was is passed on. */
  private report(error: unknown): void {
    const { cause = error } = error as { cause?: unknown }
    const { name = 'Error', code = '', responseCode = '' } = cause as Record<string, string | undefined>
    this.parts.onFault(new Error(['A message was not taken:', name, code, responseCode].join(' ').trim()))
  }
}
