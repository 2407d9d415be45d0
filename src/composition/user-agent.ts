import type { Config } from '../config.js'

/** How requests to other sites introduce themselves: with the site that they are for, so that its owner can be asked. */
export function userAgentOf({ siteUrl }: Pick<Config, 'siteUrl'>): string {
  return `TimTin/0.1${siteUrl === null ? '' : ` (+${siteUrl})`}`
}
