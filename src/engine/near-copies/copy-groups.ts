import { noLeader } from './leaders.js'

/** The groups of near-copies in one build. Most articles are in no group. */
export interface CopyGroups {
  /** Number of groups; they are numbered from 1. */
  count: number
  /** Group of each article; 0 for one that has no near-copy. */
  of: Uint32Array
  /** Members of group `g`, oldest first: `members[starts[g]] … members[starts[g + 1] - 1]`. */
  starts: Uint32Array
  members: Uint32Array
}

/**
 * The groups formed by leaders and the articles they lead.
 * @param leaderOf as returned by `leadersOf`
 * @param order article numbers, oldest first; those without a date come last
 */
export function groupsOf(leaderOf: Uint32Array, order: Uint32Array): CopyGroups {
  const of = new Uint32Array(order.length)
  let count = 0
  leaderOf.forEach((leader, article) => {
    if (leader === noLeader) return
    if (of[leader] === 0) of[leader] = ++count
    of[article] = of[leader]
  })
  const starts = new Uint32Array(count + 2)
  for (const group of of) if (group > 0) starts[group + 1]++
  for (let group = 1; group <= count; group++) starts[group + 1] += starts[group]
  const ends = Uint32Array.from(starts)
  const members = new Uint32Array(starts[count + 1])
  for (const article of order) if (of[article] > 0) members[ends[of[article]]++] = article
  return { count, of, starts, members }
}
