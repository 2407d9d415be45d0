import type { Neighbours } from '../../reading.js'
import { noDay } from '../arrays/days.js'
import type { Snapshot } from '../snapshot.js'

const none: Neighbours = { previous: null, next: null }

/** The articles before and after one among those of its day, by time. */
export function neighboursIn(id: string, snapshot: Snapshot): Neighbours {
  const article = snapshot.numberOf(id)
  if (article === undefined || snapshot.dayCodes[article] === noDay) return none
  const ofDay = snapshot.articlesOfDay(snapshot.dayCodes[article])
  const at = ofDay.indexOf(article)
  const idOf = (other: number | undefined) => (other === undefined ? null : snapshot.idOf(other))
  return { previous: idOf(ofDay[at - 1]), next: idOf(ofDay[at + 1]) }
}
