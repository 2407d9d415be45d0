import { hostOf } from '../../text/hosts.js'
import type { Page, PageKind } from './types.js'

/** A page that has just been found and is due. @param root, @param depth as in `Page` */
export function newPage(
  source: string,
  kind: PageKind,
  address: string,
  root: string,
  depth: number,
  now: number,
): Page {
  return {
    address,
    host: hostOf(address) ?? '',
    source,
    kind,
    root,
    depth,
    barren: 0,
    foundAt: now,
    dueAt: now,
    announced: null,
    etag: null,
    lastModified: null,
    fetchedAt: null,
    changedAt: null,
    outcome: null,
    reason: null,
    outcomeAt: null,
    failures: 0,
    article: null,
    digest: null,
    gone: 0,
  }
}
