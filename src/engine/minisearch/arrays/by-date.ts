import { noMinute } from '../../../text/dates.js'

/** Article numbers in the order of the log; null when that is already their order. */
export function logOrder(sequences: Uint32Array): Uint32Array | null {
  for (let i = 1; i < sequences.length; i++) if (sequences[i] < sequences[i - 1]) return sortedBy(sequences)
  return null
}

/**
 * Article numbers, newest first; of equal minutes, the first in the log comes first. Those without a date come last.
 * @param minutes local minute of publication of each article, or `noMinute`
 * @param order as returned by `logOrder` for these articles
 */
export function orderByMinute(minutes: Int32Array, order: Uint32Array | null): Uint32Array {
  const scale = minutes.length + 1
  const keys = new Float64Array(minutes.length)
  for (let place = 0; place < minutes.length; place++) {
    const minute = minutes[order === null ? place : order[place]]
    keys[place] = (minute === noMinute ? 2 ** 31 : -minute) * scale + place
  }
  keys.sort()
  const places = Uint32Array.from(keys, (key) => ((key % scale) + scale) % scale)
  return order === null ? places : places.map((place) => order[place])
}

/**
 * Article numbers, oldest first; those without a date come last.
 * @param newestFirst as returned by `orderByMinute` for these minutes
 */
export function oldestFirst(newestFirst: Uint32Array, minutes: Int32Array): Uint32Array {
  let dated = newestFirst.length
  while (dated > 0 && minutes[newestFirst[dated - 1]] === noMinute) dated--
  const order = Uint32Array.from(newestFirst)
  order.subarray(0, dated).reverse()
  return order
}

/** The places of numbers, by the numbers: sorted as keys, which takes a third of the time of a comparing function. */
function sortedBy(numbers: Uint32Array): Uint32Array {
  const scale = numbers.length
  const keys = Float64Array.from(numbers, (number, place) => number * scale + place).sort()
  return Uint32Array.from(keys, (key) => key % scale)
}
