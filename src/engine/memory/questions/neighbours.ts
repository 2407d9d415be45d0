import type { Neighbours } from '../../reading.js'
import type { Archive } from '../archive.js'
import { byDate } from '../by-date.js'

/** The articles before and after one among those of its day, oldest first. */
export function neighboursIn(id: string, archive: Archive): Neighbours {
  const number = archive.numbers.get(id)
  const day = number === undefined ? null : archive.all[number].day
  if (number === undefined || day === null) return { previous: null, next: null }
  const ofDay = byDate(
    archive.numbersOfAll().filter((other) => archive.all[other].day === day),
    'oldest',
    archive.all,
  )
  const at = ofDay.indexOf(number)
  const idAt = (place: number) => (place in ofDay ? archive.all[ofDay[place]].id : null)
  return { previous: idAt(at - 1), next: idAt(at + 1) }
}
