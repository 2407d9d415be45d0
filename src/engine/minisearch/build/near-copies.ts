import path from 'node:path'
import { leadersOf } from '../../near-copies/copy-groups.js'
import { logOrder, oldestFirst, orderByMinute } from '../arrays/by-date.js'
import { segmentLayout, type Sections } from '../format/layouts.js'
import type { SegmentEntry } from '../format/manifest.js'
import { readSome } from '../format/section-file.js'
import { comparableAt } from '../format/segment.js'

const columns = ['sequences', 'minutes', 'zones', 'signatures'] as const

/** Groups the near-copies of a build. @returns the leader of each article, through all segments, or `noLeader` */
export async function leadersIn(folder: string, segments: readonly SegmentEntry[]): Promise<Uint32Array> {
  const loaded: Pick<Sections, (typeof columns)[number]>[] = []
  for (const { file } of segments) loaded.push(await readSome(path.join(folder, file), segmentLayout, columns))
  const size = segments.reduce((sum, { articles }) => sum + articles, 0)
  const minutes = new Int32Array(size)
  const sequences = new Uint32Array(size)
  const segmentOf = new Uint32Array(size)
  const isDeleted = new Uint8Array(size)
  const bases: number[] = []
  let base = 0
  segments.forEach(({ articles, deleted }, i) => {
    bases.push(base)
    minutes.set(loaded[i].minutes, base)
    sequences.set(loaded[i].sequences, base)
    segmentOf.fill(i, base, base + articles)
    for (const document of deleted) isDeleted[base + document] = 1
    base += articles
  })
  const order = oldestFirst(orderByMinute(minutes, logOrder(sequences)), minutes)
  return leadersOf(order, (article) => {
    const i = segmentOf[article]
    return isDeleted[article] === 1 ? null : comparableAt(loaded[i], article - bases[i])
  })
}
