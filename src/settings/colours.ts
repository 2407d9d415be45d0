/** Contrast of colours by WCAG 2.2, and the nearest colour that has enough of it. */

/** A colour as red, green and blue from 0 to 255. */
type Rgb = readonly [number, number, number]

/** Least contrast of text of usual size (WCAG 2.2, success criterion 1.4.3). */
export const leastContrast = 4.5

/**
 * The backgrounds of `public/timtin.css` on which links, buttons and kickers stand: --paper, --sheet and --tint. The
 * names are those of the schemes.
 */
export const backgrounds = {
  light: ['#fbfaf7', '#ffffff', '#eaf1f0'],
  dark: ['#14191b', '#1b2224', '#20302f'],
} as const
export type Scheme = keyof typeof backgrounds

function parse(colour: string): Rgb {
  const number = Number.parseInt(colour.slice(1), 16)
  return [number >> 16, (number >> 8) & 0xff, number & 0xff]
}

function write(colour: Rgb): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
}

function luminance(colour: string): number {
  const [r, g, b] = parse(colour).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** The contrast of two colours (`#rrggbb`), 1 to 21. */
export function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (lighter + 0.05) / (darker + 0.05)
}

/** The least contrast of a colour with the backgrounds of a scheme. */
export function contrastOn(scheme: Scheme, colour: string): number {
  return Math.min(...backgrounds[scheme].map((background) => contrast(colour, background)))
}

/** The colour itself, or else the one nearest to it towards black (on light pages) or white (on dark ones) that can be read. */
export function readable(scheme: Scheme, colour: string): string {
  const end = scheme === 'light' ? 0 : 255
  const from = parse(colour)
  for (let step = 0; step < 100; step++) {
    const [r, g, b] = from.map((part) => part + ((end - part) * step) / 100)
    const tried = write([r, g, b])
    if (contrastOn(scheme, tried) >= leastContrast) return tried
  }
  return write([end, end, end])
}
