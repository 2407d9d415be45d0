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

/** Every extractor; those of one site newest first. A new site is added here and nowhere else. */
export const portals: readonly Portal[] = [thaibinhtv, baothaibinh, ...baodongthap, baohungyen, liferay, sharepoint]

function servesHost(portal: Portal, host: string): boolean {
  return portal.hosts.some((name) => (name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name))
}

/**
 * The extractors to try on a page, best first: those for its host that recognise its markup, others for its host,
 * others that recognise its markup, and finally the one for any page.
 */
export function portalsFor(page: Page): Portal[] {
  const { host } = page
  const own = host === null ? [] : portals.filter((portal) => servesHost(portal, host))
  const recognised = portals.filter((portal) => portal.recognises(page))
  return [...new Set([...own.filter((portal) => recognised.includes(portal)), ...own, ...recognised, generic])]
}

/** Finds the site's own id of an article in its address; null when there is none. */
export function siteIdIn(address: string): string | null {
  const host = hostOf(address)
  if (host === null) return null
  const { pathname } = new URL(address)
  const patterns = portals.filter((portal) => servesHost(portal, host)).map((portal) => portal.idInUrl)
  return patterns.map((pattern) => pattern?.exec(pathname)?.[1]).find((id) => id !== undefined) ?? null
}
