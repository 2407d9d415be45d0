import { hostOf } from '../../text/hosts.js'
import type { Page } from '../html/page.js'
import type { Portal } from '../html/portal.js'
import { baodongthap } from './baodongthap.js'
import { baohungyen } from './baohungyen.js'
import { baothaibinh } from './baothaibinh.js'
import { generic } from './generic.js'
import { liferay } from './liferay.js'
import { sharepoint } from './sharepoint.js'
import { thaibinhtv } from './thaibinhtv.js'

/** Every extractor, of one site the newest first. A new site is added here and nowhere else. */
export const portals: readonly Portal[] = [thaibinhtv, baothaibinh, ...baodongthap, baohungyen, liferay, sharepoint]

function servesHost(portal: Portal, host: string): boolean {
  return portal.hosts.some((name) => (name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name))
}

/**
 * Gives the extractors to try on a page, best first: those of its host whose markup it has, others of its host, others
 * whose markup it has, and at last the one for any page.
 */
export function portalsFor(page: Page): Portal[] {
  const { host } = page
  const own = host === null ? [] : portals.filter((portal) => servesHost(portal, host))
  const recognised = portals.filter((portal) => portal.recognises(page))
  return [...new Set([...own.filter((portal) => recognised.includes(portal)), ...own, ...recognised, generic])]
}

/** Finds the site's own id of an article in its address, or null. */
export function siteIdIn(address: string): string | null {
  const host = hostOf(address)
  if (host === null) return null
  const { pathname } = new URL(address)
  const patterns = portals.filter((portal) => servesHost(portal, host)).map((portal) => portal.idInUrl)
  return patterns.map((pattern) => pattern?.exec(pathname)?.[1]).find((id) => id !== undefined) ?? null
}
