import type { Freshness } from '../middleware/freshness.js'
import type { Pages } from './pages.js'
import type { PictureMode } from '../../picture-modes.js'
import type { Directory, WebParts } from '../parts.js'
import type { Logo } from '../../settings/logo.js'
import type { ReadSettings } from '../../settings/read-settings.js'
import type { BrandModel } from '../presenters/brand.js'
import type { SiteAddress } from '../urls/site-address.js'

/** What every route works with. */
export interface Site extends Pick<WebParts, 'search' | 'desk' | 'clock'> {
  gazetteer: Directory
  settings: ReadSettings
  brand: BrandModel
  /** The operator's logo, or else the program's. */
  logo: Logo
  address: SiteAddress
  pages: Pages
  freshness: Freshness
  /** What pages do with pictures. */
  pictures: PictureMode
}
