import type { Logger } from 'pino'
import type { Clock } from '../config.js'
import type { Gazetteer } from '../gazetteer/types.js'
import type { SearchService } from '../search/types.js'

/** What pages read of the gazetteer. */
export type Directory = Pick<Gazetteer, 'agency' | 'agencies' | 'province'>

/** What the web application is put together from. */
export interface WebParts {
  search: SearchService
  gazetteer: Directory
  clock: Clock
  /** Folder that holds `views/` and `public/`. */
  projectRoot: string
  logger: Logger
}
