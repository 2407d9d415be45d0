import type { Segment } from '../format/segment.js'

/** Zones of a token stream: title, lead, body, author. */
export const zoneCount = 4
export const titleZone = 0
export const authorZone = 3

/** Where a zone of an article ends in the streams of its segment: the next one begins there, the last ends with the stream. */
export function zoneEnd({ starts, zones }: Segment, document: number, zone: number): number {
  return zone < authorZone ? starts[document] + zones[document * authorZone + zone] : starts[document + 1]
}
