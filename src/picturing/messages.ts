import type { Config } from '../config.js'
import type { Permission } from '../crawl/fetching/guard.js'
import type { Limits } from '../crawl/limits.js'
import type { Gathered } from '../media/gathering.js'

/** The argument of the picturing process, as JSON. */
export interface PicturingArguments {
  config: Config
  permission: Permission
  limits: Limits
}

/** What it reports. */
export type PicturingMessage =
  { kind: 'gathered'; gathered: Gathered } | { kind: 'fault'; name: string; message: string }
