import { createHash } from 'node:crypto'
import type { ReadSettings } from '../../settings/read-settings.js'
import type { Label } from '../language/say.js'
import { programName } from '../../settings/schema.js'
import { brandPaths } from '../urls/links.js'

/** A line of the imprint; `href` for what can be written to or called. */
export interface ImprintLine {
  name: Label
  text: string
  href: string | null
}

/** Whose site it is: what every view may say about it, as `v.site`. */
export interface BrandModel {
  name: string
  shortName: string
  /** Of the logo, versioned by its content. */
  logo: string
  /** Of the style sheet with the operator's colours; null when there are none. */
  colours: string | null
  imprint: ImprintLine[]
  licence: string | null
  /** Name of the program that runs the site. */
  program: string
}

/** Eight digits that change with a content. */
export function versionOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8)
}

/** @param ownLogo the logo of the program, for a site that has none */
export function presentBrand({ settings, logo }: ReadSettings, ownLogo: Buffer): BrandModel {
  const { name, shortName = name, imprint, licence = null } = settings
  const lines: [name: Label, text: string | undefined, href: string | null][] = [
    ['Đơn vị xuất bản', imprint.publisher, null],
    ['Chịu trách nhiệm nội dung', imprint.editor, null],
    ['Địa chỉ', imprint.address, null],
    ['Điện thoại', imprint.phone, `tel:${imprint.phone?.replace(/[^\d+]/g, '')}`],
    ['Thư điện tử', imprint.email, `mailto:${imprint.email}`],
  ]
  const colours = writeColours(settings.colours)
  return {
    name,
    shortName,
    logo: `${logo?.type === 'png' ? brandPaths.pngLogo : brandPaths.svgLogo}?v=${versionOf(logo?.content ?? ownLogo)}`,
    colours: colours === '' ? null : `${brandPaths.colours}?v=${versionOf(colours)}`,
    imprint: lines.flatMap(([label, text, href]) => (text === undefined ? [] : [{ name: label, text, href }])),
    licence,
    program: programName,
  }
}

const rule = (values: [property: string, colour: string | undefined][]): string =>
  values.flatMap(([property, colour]) => (colour === undefined ? [] : [`${property}:${colour}`])).join(';')

/** The operator's colours as a style sheet over `timtin.css`; empty when there are none. */
export function writeColours({ brand, brandDark, accent, accentDark }: ReadSettings['settings']['colours']): string {
  const light = rule([
    ['--link', brand],
    ['--band', brand],
    ['--on-band', brand && '#ffffff'],
    ['--accent', accent],
  ])
  // The band stays as it is in dark pages: white on it can be read as on light ones.
  const dark = rule([
    ['--link', brandDark],
    ['--accent', accentDark],
  ])
  if (light === '' && dark === '') return ''
  return `:root{${light}}\n@media screen and (prefers-color-scheme:dark){:root{${dark}}}\n`
}
