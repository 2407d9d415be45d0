import sharp from 'sharp'

/** Sizes in pixels: of the icon of an old browser, of iOS, and of the two that a manifest must have. */
export const iconSizes = { favicon: 32, touch: 180, small: 192, large: 512 } as const
export type IconSize = (typeof iconSizes)[keyof typeof iconSizes]

/** A logo may be drawn large, but not so large that drawing it fills the memory. */
const mostPixels = 4096 * 4096

/** Icons of the site, drawn from its logo when they are first asked for. */
export class Icons {
  private readonly drawn = new Map<number, Promise<Buffer>>()

  /** @param logo an SVG or PNG */
  constructor(private readonly logo: Buffer) {}

  /** A square PNG. @throws when the logo cannot be drawn */
  png(size: IconSize): Promise<Buffer> {
    const known = this.drawn.get(size)
    if (known !== undefined) return known
    const drawing = this.draw(size)
    this.drawn.set(size, drawing)
    return drawing
  }

  /** The icon as `favicon.ico`: a directory with one PNG. */
  async ico(): Promise<Buffer> {
    const size = iconSizes.favicon
    const png = await this.png(size)
    const head = Buffer.alloc(22)
    head.writeUInt16LE(1, 2) // an icon, not a cursor
    head.writeUInt16LE(1, 4) // one picture
    head.writeUInt8(size, 6)
    head.writeUInt8(size, 7)
    head.writeUInt16LE(1, 10) // colour planes
    head.writeUInt16LE(32, 12) // bits of a pixel
    head.writeUInt32LE(png.length, 14)
    head.writeUInt32LE(head.length, 18)
    return Buffer.concat([head, png])
  }

  private draw(size: IconSize): Promise<Buffer> {
    const isTapped = size !== iconSizes.favicon
    const margin = isTapped ? Math.round(size * 0.1) : 0
    const inner = size - 2 * margin
    // iOS and launchers paint transparent pixels black, so icons to be tapped stand on white.
    const background = isTapped ? { r: 255, g: 255, b: 255, alpha: 1 } : { r: 0, g: 0, b: 0, alpha: 0 }
    const drawing = sharp(this.logo, { limitInputPixels: mostPixels, density: 300 })
      .resize(inner, inner, { fit: 'contain', background })
      .extend({ top: margin, bottom: margin, left: margin, right: margin, background })
      .png({ compressionLevel: 9 })
    return (isTapped ? drawing.flatten({ background }).removeAlpha() : drawing).toBuffer()
  }
}
