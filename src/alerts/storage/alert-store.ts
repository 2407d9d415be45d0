import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { open, type Database, type RootDatabase } from 'lmdb'
import { hashOfToken, idOf, nameOfAddress } from '../tokens.js'
import type { Asked, Delivery, Follower, Match, Wish } from '../types.js'

const hour = 3_600_000
/** How long a wish waits for confirmation. */
export const confirmableMs = 48 * hour
/** At least so long from one confirmation message to an address to the next, whoever asks for how many. */
export const confirmationPauseMs = hour
/** Wishes of one address that wait at a time: more are dropped, as nobody confirms them. */
const mostAsked = 20

/** Folder of the alerts within an archive's data folder. */
export function alertsFolder(dataFolder: string): string {
  return path.join(dataFolder, 'alerts')
}

/** Creates the folder, which only its owner may enter. */
export function createAlertsFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
}

/** What is told of all that is kept about an address. */
export interface KeptOfAddress {
  followers: Follower[]
  asked: Asked[]
}

/**
 * Who follows what, and what is to be sent, in an LMDB file of its own, apart from the articles: it alone has addresses.
 * Several processes may have it open. Every change is one transaction.
 */
export class AlertStore {
  private readonly root: RootDatabase
  private readonly askedTable: Database<Asked, string>
  private readonly followerTable: Database<Follower, string>
  /** By hash of a token: what it confirms. */
  private readonly tokens: Database<string, string>
  /** By name of an address: when it was last sent a confirmation message. */
  private readonly confirmations: Database<number, string>
  private readonly matchTable: Database<Match, [id: string, sequence: number]>
  /** Articles that were seen: changed ones are no news. */
  private readonly known: Database<true, string>
  private readonly state: Database<number, string>

  constructor(folder: string) {
    createAlertsFolder(folder)
    this.root = open({ path: folder, overlappingSync: false })
    this.askedTable = this.root.openDB({ name: 'asked' })
    this.followerTable = this.root.openDB({ name: 'followers' })
    this.tokens = this.root.openDB({ name: 'tokens' })
    this.confirmations = this.root.openDB({ name: 'confirmations' })
    this.matchTable = this.root.openDB({ name: 'matches' })
    this.known = this.root.openDB({ name: 'known' })
    this.state = this.root.openDB({ name: 'state' })
    for (const file of readdirSync(folder)) chmodSync(path.join(folder, file), 0o600)
  }

  static isThere(folder: string): boolean {
    return existsSync(path.join(folder, 'data.mdb'))
  }

  async close(): Promise<void> {
    await this.root.close()
  }

  private change<T>(edit: () => T): T {
    return this.root.transactionSync(edit)
  }

  /** Changes whenever who follows what has changed. */
  get version(): number {
    return this.state.get('version') ?? 0
  }

  private raiseVersion(): void {
    this.state.putSync('version', this.version + 1)
  }

  follower(id: string): Follower | null {
    return this.followerTable.get(id) ?? null
  }

  followers(): Follower[] {
    return [...this.followerTable.getRange()].map(({ value }) => value)
  }

  asked(): Asked[] {
    return [...this.askedTable.getRange()].map(({ value }) => value)
  }

  /** Keeps a wish until it is confirmed. @returns its id */
  ask(wish: Wish, now: number): string {
    const id = idOf(wish)
    this.change(() => {
      const before = this.askedTable.get(id)
      const name = nameOfAddress(wish.address)
      const others = this.asked().filter((one) => one.id !== id && nameOfAddress(one.address) === name)
      if (others.length >= mostAsked) return
      if (before?.token != null) this.tokens.removeSync(before.token)
      this.askedTable.putSync(id, { ...wish, id, askedAt: now, token: null })
      this.raiseVersion()
    })
    return id
  }

  /** The wish that a token confirms; null for a token that is wrong, used or too old. */
  askedBy(token: string, now: number): Asked | null {
    const id = this.tokens.get(hashOfToken(token))
    const asked = id === undefined ? undefined : this.askedTable.get(id)
    return asked === undefined || asked.askedAt + confirmableMs <= now ? null : asked
  }

  confirm(token: string, now: number): Follower | null {
    return this.change(() => {
      const asked = this.askedBy(token, now)
      if (asked === null) return null
      const { token: _, askedAt: __, ...wish } = asked
      const before = this.follower(asked.id)
      const follower = { lastSentAt: null, delivery: null, ...before, ...wish, confirmedAt: now }
      this.followerTable.putSync(asked.id, follower)
      this.forgetAsked(asked)
      this.raiseVersion()
      return follower
    })
  }

  /** Ends an alert, and forgets all that belongs to it. */
  leave(id: string): void {
    this.change(() => this.forget(id))
  }

  private forget(id: string): void {
    const asked = this.askedTable.get(id)
    if (asked !== undefined) this.forgetAsked(asked)
    this.followerTable.removeSync(id)
    this.forgetMatches(id)
    this.raiseVersion()
  }

  private forgetAsked({ id, token }: Asked): void {
    if (token !== null) this.tokens.removeSync(token)
    this.askedTable.removeSync(id)
  }

  private forgetMatches(id: string): void {
    for (const { sequence } of this.matches(id)) this.matchTable.removeSync([id, sequence])
  }

  /** Forgets wishes that were not confirmed in time. */
  expire(now: number): void {
    const expired = this.asked().filter(({ askedAt }) => askedAt + confirmableMs <= now)
    if (expired.length === 0) return
    this.change(() => {
      for (const asked of expired) {
        this.forgetAsked(asked)
        if (this.follower(asked.id) === null) this.forgetMatches(asked.id)
      }
      for (const { key, value } of [...this.confirmations.getRange()])
        if (value + confirmationPauseMs <= now) this.confirmations.removeSync(key)
      this.raiseVersion()
    })
  }

  /** Wishes whose confirmation messages may be sent now, by address. */
  unsent(now: number): Asked[][] {
    const byName = new Map<string, Asked[]>()
    for (const asked of this.asked()) {
      const name = nameOfAddress(asked.address)
      if (asked.token !== null || (this.confirmations.get(name) ?? -Infinity) + confirmationPauseMs > now) continue
      byName.set(name, [...(byName.get(name) ?? []), asked])
    }
    return [...byName.values()]
  }

  /** Notes that a confirmation message is being sent, with a token for each wish. */
  noteConfirmation(wishes: readonly { asked: Asked; token: string }[], now: number): void {
    this.change(() => {
      for (const { asked, token } of wishes) {
        const hash = hashOfToken(token)
        this.tokens.putSync(hash, asked.id)
        this.askedTable.putSync(asked.id, { ...asked, token: hash })
        this.confirmations.putSync(nameOfAddress(asked.address), now)
      }
    })
  }

  /** Notes that it could not be sent: it is sent again, with other tokens, when the address may be written to again. */
  noteUnconfirmable(wishes: readonly Asked[]): void {
    this.change(() => {
      for (const { id } of wishes) {
        const asked = this.askedTable.get(id)
        if (asked?.token == null) continue
        this.tokens.removeSync(asked.token)
        this.askedTable.putSync(id, { ...asked, token: null })
      }
    })
  }

  /** Position in the article log up to which articles were matched; null before the first time. */
  get position(): number | null {
    return this.state.get('position') ?? null
  }

  isKnown(articleId: string): boolean {
    return this.known.doesExist(articleId)
  }

  /**
   * Notes what a stretch of the log has: all of it or, after a crash, none.
   * @param position null as long as it is not known what the log had before anybody followed anything
   */
  advance(position: number | null, seen: readonly string[], matches: ReadonlyMap<string, readonly Match[]>): void {
    this.change(() => {
      for (const id of seen) this.known.putSync(id, true)
      for (const [id, found] of matches) {
        // Somebody may have left meanwhile.
        if (this.follower(id) === null && !this.askedTable.doesExist(id)) continue
        for (const match of found) this.matchTable.putSync([id, match.sequence], match)
      }
      if (position !== null) this.state.putSync('position', position)
    })
  }

  /** What is to be sent to somebody, in the order in which it came. */
  matches(id: string): Match[] {
    return [...this.matchTable.getRange({ start: [id, 0], end: [id, Number.MAX_VALUE] })].map(({ value }) => value)
  }

  /** Ids for which something waits to be sent, each with when the first of it came. */
  waiting(): { id: string; since: number }[] {
    const found: { id: string; since: number }[] = []
    for (let start: [string, number] | undefined; ;) {
      const [next] = [...this.matchTable.getRange({ start, limit: 1 })]
      if (next === undefined) return found
      const [id] = next.key
      found.push({ id, since: next.value.at })
      start = [id, Number.MAX_VALUE]
    }
  }

  /** Notes what is about to be sent, or that sending it failed. */
  noteDelivery(id: string, delivery: Delivery): void {
    this.change(() => {
      const follower = this.follower(id)
      if (follower !== null) this.followerTable.putSync(id, { ...follower, delivery })
    })
  }

  /** Notes that a delivery was taken. @param sentAt null where there was nothing to send any more */
  noteDelivered(id: string, { sequences }: Delivery, sentAt: number | null): void {
    this.change(() => {
      for (const sequence of sequences) this.matchTable.removeSync([id, sequence])
      const follower = this.follower(id)
      if (follower === null) return
      this.followerTable.putSync(id, { ...follower, delivery: null, lastSentAt: sentAt ?? follower.lastSentAt })
    })
  }

  /** All that is kept about an address. */
  of(address: string): KeptOfAddress {
    const name = nameOfAddress(address)
    const isOf = (wish: Wish) => nameOfAddress(wish.address) === name
    return { followers: this.followers().filter(isOf), asked: this.asked().filter(isOf) }
  }

  /** Forgets an address. @returns how many alerts and wishes it had */
  deleteAddress(address: string): number {
    return this.change(() => {
      const { followers, asked } = this.of(address)
      for (const { id } of [...followers, ...asked]) this.forget(id)
      this.confirmations.removeSync(nameOfAddress(address))
      return followers.length + asked.length
    })
  }
}
