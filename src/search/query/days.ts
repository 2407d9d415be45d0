import type { LocalDay } from '../../engine/engine.js'
import type { DayRange } from '../../text/dates.js'
import { notes } from './notes.js'

export function latest(days: LocalDay[]): LocalDay | null {
  return days.reduce<LocalDay | null>((found, day) => (found === null || day > found ? day : found), null)
}

export function earliest(days: LocalDay[]): LocalDay | null {
  return days.reduce<LocalDay | null>((found, day) => (found === null || day < found ? day : found), null)
}

/** What the fields `ngày:`, `từ:` and `đến:` of one query state together. */
export class DayFields {
  private readonly day: DayRange[] = []
  private readonly from: DayRange[] = []
  private readonly to: DayRange[] = []

  add(field: 'day' | 'from' | 'to', range: DayRange): void {
    this[field].push(range)
  }

  /** The days that all fields allow. `từ:` after `đến:` is a slip and is turned round; other contradictions stay. */
  resolve(): { from: LocalDay | null; to: LocalDay | null; notes: string[] } {
    let [starts, ends] = [this.from, this.to]
    const found: string[] = []
    const first = latest(starts.map((range) => range.from))
    const last = earliest(ends.map((range) => range.to))
    if (first !== null && last !== null && first > last) {
      found.push(notes.swappedDates)
      ;[starts, ends] = [ends, starts]
    }
    const from = latest([...this.day, ...starts].map((range) => range.from))
    const to = earliest([...this.day, ...ends].map((range) => range.to))
    if (from !== null && to !== null && from > to) found.push(notes.conflictingDates)
    return { from, to, notes: found }
  }
}
