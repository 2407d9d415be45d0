import type { FacetCount, FacetCounts, FacetGroups, FacetRequest, ValueGroup } from '../../reading.js'
import type { ValueField } from '../../query.js'
import { failBits, failsDate, passing } from '../matching/filters.js'
import type { FacetColumn } from '../arrays/facet-column.js'
import { noDay } from '../arrays/days.js'
import type { Snapshot } from '../snapshot.js'

/**
 * Counts the facets of the matching articles.
 * @param matching articles that match the query, whatever the filters
 * @param failed which filters each article fails; null for none
 * @param groups by which agencies and provinces are counted
 */
export function countFacets(
  matching: Uint32Array,
  failed: Uint8Array | null,
  { values, within, byGroup }: FacetRequest,
  groups: FacetGroups,
  snapshot: Snapshot,
): FacetCounts {
  const counted = (own: number) => (failed === null ? matching : passing(matching, failed, within ? 0 : own))
  const countsOf = (field: ValueField): FacetCount[] => {
    const most = values[field]
    if (most === undefined) return []
    const heads = byGroup && (field === 'agencies' || field === 'provinces') ? groups[field] : noGroups
    return countValues(counted(failBits[field]), snapshot[field], heads).slice(0, most)
  }
  return {
    ...countDays(counted(failsDate), snapshot),
    agencies: countsOf('agencies'),
    provinces: countsOf('provinces'),
    categories: countsOf('categories'),
    sources: countsOf('sources'),
    documents: countsOf('documents').map((count) => ({ ...count, label: snapshot.writtenAs(count.value) })),
  }
}

/** The values that are counted in a column by groups. */
interface Heads {
  /** Those of the column by their codes, then heads that no article has itself. */
  values: string[]
  /** Heads of the groups that code `c` belongs to, itself among them: `heads[starts[c]] … heads[starts[c + 1] - 1]`. */
  starts: Uint32Array
  heads: Uint32Array
}

const noGroups: readonly ValueGroup[] = []

/** Searches ask for the same groups again and again. */
const remembered = new WeakMap<FacetColumn, { groups: readonly ValueGroup[]; heads: Heads }>()

function headsOf(column: FacetColumn, groups: readonly ValueGroup[]): Heads {
  const last = remembered.get(column)
  if (last?.groups === groups) return last.heads
  const heads = findHeads(column, groups)
  remembered.set(column, { groups, heads })
  return heads
}

function findHeads(column: FacetColumn, groups: readonly ValueGroup[]): Heads {
  const values = [...column.values]
  const countsFor = values.map((): number[] => [])
  for (const { value, members } of groups) {
    const codes = members.map((member) => column.codeOf.get(member)).filter((code) => code !== undefined)
    if (codes.length === 0) continue
    const head = column.codeOf.get(value) ?? values.push(value) - 1
    for (const code of codes) {
      if (countsFor[code].length === 0) countsFor[code].push(code)
      if (!countsFor[code].includes(head)) countsFor[code].push(head)
    }
  }
  const starts = new Uint32Array(countsFor.length + 1)
  countsFor.forEach((heads, code) => (starts[code + 1] = starts[code] + heads.length))
  return { values, starts, heads: Uint32Array.from(countsFor.flat()) }
}

/** Counts articles per value of a column; a value that heads a group counts those of all members, each article once. */
function countValues(articles: Uint32Array, column: FacetColumn, groups: readonly ValueGroup[]): FacetCount[] {
  const heads = headsOf(column, groups)
  const { values } = heads
  const counts = new Uint32Array(values.length)
  countInto(counts, articles, column, heads)
  const codes: number[] = []
  for (let code = 0; code < counts.length; code++) if (counts[code] > 0) codes.push(code)
  codes.sort((a, b) => counts[b] - counts[a] || (values[a] < values[b] ? -1 : 1))
  return codes.map((code) => ({ value: values[code], count: counts[code] }))
}

function countInto(counts: Uint32Array, articles: Uint32Array, column: FacetColumn, heads: Heads): void {
  const { starts, codes } = column
  /** The place of the article that each value counted last, from 1. */
  const lastSeen = new Uint32Array(counts.length)
  for (let place = 0; place < articles.length; place++) {
    const article = articles[place]
    for (let k = starts[article]; k < starts[article + 1]; k++) {
      const code = codes[k]
      const end = heads.starts[code + 1]
      let at = heads.starts[code]
      if (at === end) counts[code]++
      for (; at < end; at++) {
        const head = heads.heads[at]
        if (lastSeen[head] === place + 1) continue
        lastSeen[head] = place + 1
        counts[head]++
      }
    }
  }
}

function countDays(articles: Uint32Array, { days, dayCodes }: Snapshot): Pick<FacetCounts, 'days' | 'undated'> {
  const counts = new Uint32Array(days.length)
  let undated = 0
  for (let k = 0; k < articles.length; k++) {
    const day = dayCodes[articles[k]]
    if (day === noDay) undated++
    else counts[day]++
  }
  const listed: FacetCounts['days'] = []
  for (let day = 0; day < counts.length; day++) if (counts[day] > 0) listed.push({ day: days[day], count: counts[day] })
  return { days: listed, undated }
}
