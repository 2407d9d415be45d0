import type { Config } from '../config.js'
import type { CrawlReport } from '../crawl/types.js'
import type { Permission } from '../crawl/fetching/guard.js'
import type { Limits } from '../crawl/limits.js'

/** What the server tells the following process when it starts. */
export interface Assignment {
  config: Config
  permission: Permission
  limits: Limits
  /** Milliseconds between the beginnings of two rounds; null: as the list says. */
  every: number | null
}

/** What the following process reports. */
export type FollowingMessage = { kind: 'round'; report: CrawlReport } | { kind: 'fault'; name: string; message: string }
