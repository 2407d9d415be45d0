import type { Settings } from '../../settings/schema.js'
import { brandPaths } from '../urls/links.js'
import type { BrandModel } from './brand.js'

/** Sizes of the PNG icons of a manifest. */
const sizes = [192, 512]

/** The web app manifest: under which name and icon a phone keeps the site. */
export function presentManifest(brand: BrandModel, { colours }: Settings): object {
  const icons = sizes.map((size) => ({ src: brandPaths.icon(size), sizes: `${size}x${size}`, type: 'image/png' }))
  const drawing = { src: brand.logo, sizes: 'any', type: 'image/svg+xml' }
  return {
    name: brand.name,
    short_name: brand.shortName,
    lang: 'vi',
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#fbfaf7',
    theme_color: colours.brand ?? '#12505a',
    icons: [...(brand.logo.startsWith(brandPaths.svgLogo) ? [drawing] : []), ...icons],
  }
}
