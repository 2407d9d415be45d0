import type { Freshness } from './middleware/freshness.js'
import type { Pages } from './pages.js'
import type { WebParts } from './parts.js'

/** What every route works with. */
export interface Site extends Pick<WebParts, 'search' | 'desk' | 'gazetteer' | 'clock'> {
  pages: Pages
  freshness: Freshness
}
