import { noMinute } from '../../text/dates.js'

/**
 * Articles by date. Newest first, those of one minute are in the order of the log; oldest first is the reverse of that.
 * Those without a date come last either way, in the order of the log.
 * @param all the articles by their numbers
 */
export function byDate(
  numbers: readonly number[],
  order: 'newest' | 'oldest',
  all: readonly { minute: number }[],
): number[] {
  const inLogOrder = [...numbers].sort((a, b) => a - b)
  const minute = (number: number) => all[number].minute
  const newestFirst = inLogOrder
    .filter((number) => minute(number) !== noMinute)
    .sort((a, b) => minute(b) - minute(a) || a - b)
  const undated = inLogOrder.filter((number) => minute(number) === noMinute)
  return [...(order === 'newest' ? newestFirst : newestFirst.reverse()), ...undated]
}
