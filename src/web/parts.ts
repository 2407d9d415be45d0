import type { Logger } from 'pino'
import type { SignUps } from '../alerts/types.js'
import type { Clock } from '../config.js'
import type { Gazetteer } from '../gazetteer/types.js'
import type { DeskService } from '../search/desk/types.js'
import type { PictureMode } from '../picture-modes.js'
import type { ReadSettings } from '../settings/read-settings.js'
import type { Readiness } from '../readiness.js'
import type { SearchService } from '../search/types.js'
import type { Labels } from './presenters/labels.js'
import type { PushParts } from './push/types.js'

/** The parts of the gazetteer that pages use. */
export type NamedPlaces = Pick<
  Gazetteer,
  'agency' | 'agencies' | 'province' | 'provinces' | 'agencyHistory' | 'provinceHistory'
>

/** The names of what an archive has: agencies and provinces, and its sources and categories. */
export interface Directory extends NamedPlaces {
  labels: Labels
}

/** The parts that the web application is built from. */
/** Counted since the start. */
export interface Figures {
  /** Lines of the log that could not be written. */
  droppedLogLines: () => number
  /** Addresses that the followed sources announced, by what became of them. */
  crawled: () => ReadonlyMap<string, number>
}

export interface WebParts {
  search: SearchService
  desk: DeskService
  /** How far the archive can answer now. */
  readiness: () => Readiness
  gazetteer: NamedPlaces
  /** Names of sources and categories; when left out, their codes are made readable. */
  labels?: Labels
  clock: Clock
  /** Folder that contains `views/` and `public/`. */
  projectRoot: string
  logger: Logger
  /** What `/metrics` tells besides what the site itself knows. */
  figures?: Figures
  /**
   * Scheme and host of every absolute address, e.g. `https://tin.example`; null or left out: taken from each request.
   */
  siteUrl?: string | null
  /**
   * Proxies trusted to report the visitor's address, in the format of Express's `trust proxy`, e.g. `loopback`. None
   * when left out. Required behind a proxy: otherwise all visitors count as one and soon hit the rate limit.
   */
  trustedProxies?: string[]
  /** Whose site it is; the defaults when left out. */
  settings?: ReadSettings
  /** Sites whose scripts may read the API: their origins, or `*` for all; none when left out. */
  cors?: readonly string[]
  /** Whether pictures are shown, and the data folders that have them; named with links when left out. */
  pictures?: { mode: PictureMode; dataFolders: readonly string[] }
  /** By which visitors follow searches; they cannot when left out. */
  alerts?: SignUps
  /** By which programs change the archive on this address; nothing when left out. */
  push?: Pick<PushParts, 'keys' | 'intake'>
}
