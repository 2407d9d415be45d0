import type { Freshness } from '../middleware/freshness.js'
import type { Pages } from './pages.js'
import type { WebParts } from '../parts.js'
import type { SiteAddress } from '../urls/site-address.js'

/** What every route works with. */
export interface Site extends Pick<WebParts, 'search' | 'desk' | 'gazetteer' | 'clock'> {
  address: SiteAddress
  pages: Pages
  freshness: Freshness
}
