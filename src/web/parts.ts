import type { Logger } from 'pino'
import type { Clock } from '../config.js'
import type { Gazetteer } from '../gazetteer/types.js'
import type { DeskService } from '../search/desk/types.js'
import type { SearchService } from '../search/types.js'

/** What pages read of the gazetteer. */
export type Directory = Pick<
  Gazetteer,
  'agency' | 'agencies' | 'province' | 'provinces' | 'agencyHistory' | 'provinceHistory'
>

/** What the web application is put together from. */
export interface WebParts {
  search: SearchService
  desk: DeskService
  gazetteer: Directory
  clock: Clock
  /** Folder that holds `views/` and `public/`. */
  projectRoot: string
  logger: Logger
  /** Scheme and host of every absolute address, e.g. `https://tin.example`; null or left out: as the request names them. */
  siteUrl?: string | null
  /**
   * Which proxies' word is taken for the visitor's address, as Express's `trust proxy` wants it, e.g. `loopback`. None
   * when left out. Behind a proxy it is needed: else all visitors count as one, whom the rate limit soon refuses.
   */
  trustedProxies?: string[]
}
