import type { LocalDay } from '../../engine/query.js'
import type { DayRange } from '../../text/dates.js'
import { readDayRange } from '../../text/day-ranges.js'
import { foldName } from '../fold.js'
import { notes } from './notes.js'

export function latest(days: LocalDay[]): LocalDay | null {
  return days.reduce<LocalDay | null>((found, day) => (found === null || day > found ? day : found), null)
}

export function earliest(days: LocalDay[]): LocalDay | null {
  return days.reduce<LocalDay | null>((found, day) => (found === null || day < found ? day : found), null)
}

export type DayField = 'day' | 'from' | 'to'

/** How `ngày:` is told to find the articles without a date. */
const undatedNames = new Set(['khong ro', 'khong ro ngay'])

/** The days that the value of a field names; `wrong`: it is written like a day, but there is none such; null: neither. */
export function readDayField(field: DayField, value: string, today: LocalDay): DayRange | 'undated' | 'wrong' | null {
  if (field === 'day' && undatedNames.has(foldName(value))) return 'undated'
  const reading = readDayRange(value, today)
  if (reading === null) return null
  return 'range' in reading ? reading.range : 'wrong'
}

/** What the fields `ngày:`, `từ:` and `đến:` of one query state together. */
export class DayFields {
  private readonly day: DayRange[] = []
  private readonly from: DayRange[] = []
  private readonly to: DayRange[] = []
  private undated = false

  add(field: DayField, days: DayRange | 'undated'): void {
    if (days === 'undated') this.undated = true
    else this[field].push(days)
  }

  /** The days that all fields allow. `từ:` after `đến:` is a slip and is turned round; other contradictions stay. */
  resolve(): { from: LocalDay | null; to: LocalDay | null; undated: boolean; notes: string[] } {
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
    const isEmpty = from !== null && to !== null && from > to
    if (isEmpty || (this.undated && (from ?? to) !== null)) found.push(notes.conflictingDates)
    return { from, to, undated: this.undated, notes: found }
  }
}
