import type { Config, MailSettings } from '../config.js'
import type { Letterhead } from './messages/types.js'
import type { Permission } from '../crawl/fetching/guard.js'
import type { SearchParams, SearchQuestions } from '../search/types.js'

/** What the server tells the process of the alerts when it starts. Sent, since the arguments of a process are public. */
export interface AlertingAssignment {
  kind: 'start'
  config: Config
  mail: MailSettings
  letterhead: Letterhead
  permission: Permission
}

type Readings = Awaited<ReturnType<SearchQuestions['readings']>>

/** What the server tells the process. */
export type ToAlerting =
  | AlertingAssignment
  | { kind: 'readings'; call: number; answer: Readings }
  | { kind: 'unread'; call: number; message: string }

/** What the process tells the server. */
export type FromAlerting =
  { kind: 'ask'; call: number; searches: readonly SearchParams[] } | { kind: 'fault'; message: string }
