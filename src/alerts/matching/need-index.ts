import type { ArticleKey } from '../../engine/percolating.js'
import type { Need } from '../../search/stored/needs.js'

/** One reading of a stored search. */
interface Reading {
  /** Empty once the search was removed. */
  name: string
  needs: readonly Need[]
  /** Number of its first need. */
  first: number
}

/** Entries of removed searches beyond which the index is made anew: they cost time, not correctness. */
const mostRemoved = 1000

/**
 * Finds the stored searches whose needs an article meets. Each way to meet a need is entered under one of its keys; an
 * article then counts, for each search, of how many needs it has such a key, and only searches of which it has all are
 * looked at more closely. So an article costs as much as there are entries under its keys.
 */
export class NeedIndex {
  private readonly ofName = new Map<string, readonly Need[][]>()
  private readings: Reading[] = []
  private readonly byName = new Map<string, Reading[]>()
  /** Needs of all readings. */
  private needs = 0
  /** By key: numbers of a reading and of its need, alternating. */
  private entries = new Map<ArticleKey, number[]>()
  /** Readings without any need, such as a search by date alone. */
  private always: number[] = []
  private removed = 0

  /** How many searches there are. */
  get size(): number {
    return this.ofName.size
  }

  /** Adds a search, or replaces it. @param readings as `needsOf` gives them */
  set(name: string, readings: readonly Need[][]): void {
    this.delete(name)
    this.ofName.set(name, readings)
    for (const needs of readings) this.enter(name, needs)
  }

  delete(name: string): void {
    if (!this.ofName.delete(name)) return
    this.removed++
    for (const reading of this.byName.get(name) ?? []) reading.name = ''
    this.byName.delete(name)
    if (this.removed > mostRemoved) this.renew()
  }

  /** Names of the searches of which an article with these keys meets all needs. */
  met(keys: ReadonlySet<ArticleKey>): Set<string> {
    const counts = new Uint16Array(this.readings.length)
    // A need is counted once, however many of its ways an article has.
    const seen = new Uint8Array(this.needs)
    const possible = new Set(this.always)
    for (const key of keys) {
      const entries = this.entries.get(key)
      if (entries === undefined) continue
      for (let at = 0; at < entries.length; at += 2) {
        const [reading, need] = [entries[at], entries[at + 1]]
        if (seen[need] === 1) continue
        seen[need] = 1
        if (++counts[reading] === this.readings[reading].needs.length) possible.add(reading)
      }
    }
    const met = new Set<string>()
    for (const reading of possible) {
      const { name, needs } = this.readings[reading]
      if (name !== '' && needs.every((need) => need.some((way) => way.every((key) => keys.has(key))))) met.add(name)
    }
    return met
  }

  private enter(name: string, needs: readonly Need[]): void {
    const reading = { name, needs, first: this.needs }
    this.needs += needs.length
    const number = this.readings.push(reading) - 1
    this.byName.set(name, [...(this.byName.get(name) ?? []), reading])
    if (needs.length === 0) this.always.push(number)
    needs.forEach((need, place) => {
      for (const key of new Set(need.map(tellingKey))) {
        const entries = this.entries.get(key)
        if (entries === undefined) this.entries.set(key, [number, reading.first + place])
        else entries.push(number, reading.first + place)
      }
    })
  }

  private renew(): void {
    this.readings = []
    this.entries = new Map()
    this.always = []
    this.removed = 0
    this.needs = 0
    this.byName.clear()
    for (const [name, readings] of this.ofName) for (const needs of readings) this.enter(name, needs)
  }
}

/** The key of a way that tells most: the longest is the rarest, mostly. */
function tellingKey(way: readonly ArticleKey[]): ArticleKey {
  return way.reduce((longest, key) => (key.length > longest.length ? key : longest))
}
