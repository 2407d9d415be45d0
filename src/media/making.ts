import { createHash } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import { RefusedPicture } from './refused-picture.js'
import { fileName, formats, sizesOf, widths, type Format } from './sizes.js'
import type { Picture } from './types.js'

/** Most bytes that a picture may have as it comes: camera originals in news are below 15 MB. */
export const mostBytes = 20 * 1024 * 1024
/** Most pixels: those of a camera of 48 megapixels. Decoded, they take 200 MB. */
const mostPixels = 50_000_000
/** Smaller ones are icons, lines and counters. */
const least = { width: 120, height: 80 }

/** A picture with the files that it is kept as. */
export interface MadePicture {
  picture: Picture
  files: { name: string; bytes: Uint8Array }[]
}

/**
 * Has this process decode only what is asked for below, for good: SVG, PDF and the formats of image editors run too much
 * code.
 */
export function refuseOtherFormats(): void {
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({
    operation: [
      'VipsForeignLoadJpegBuffer',
      'VipsForeignLoadPngBuffer',
      'VipsForeignLoadWebpBuffer',
      'VipsForeignLoadNsgifBuffer',
      'VipsForeignLoadHeifBuffer',
    ],
  })
  sharp.cache(false)
  sharp.concurrency(1)
}

const begins = (bytes: Uint8Array, text: string, at = 0): boolean =>
  Buffer.from(bytes.subarray(at, at + text.length)).toString('latin1') === text

/** Whether the first bytes are those of a format that is decoded. */
function isKnownFormat(bytes: Uint8Array): boolean {
  if (begins(bytes, '\xff\xd8\xff') || begins(bytes, '\x89PNG\r\n\x1a\n') || begins(bytes, 'GIF8')) return true
  if (begins(bytes, 'RIFF') && begins(bytes, 'WEBP', 8)) return true
  return begins(bytes, 'ftyp', 4) && (begins(bytes, 'avif', 8) || begins(bytes, 'avis', 8))
}

/** Quality by which neither format shows its blocks in photographs; measured in bytes, AVIF is a third smaller. */
const encoders: Record<Format, (image: Sharp) => Sharp> = {
  webp: (image) => image.webp({ quality: 72, effort: 4 }),
  avif: (image) => image.avif({ quality: 48, effort: 3 }),
}

const hex = (value: number): string => value.toString(16).padStart(2, '0')

/** The average colour over white, `#rrggbb`. */
async function averageColour(image: Sharp): Promise<string> {
  const [red, green, blue] = await image
    .flatten({ background: '#ffffff' })
    .resize(1, 1, { fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer()
  return `#${hex(red)}${hex(green)}${hex(blue)}`
}

/**
 * Makes the sizes of a picture: upright, without metadata, never enlarged, in sRGB; of an animation, the first frame.
 * @param bytes the picture as it came; hostile ones cost bounded memory, and the time that whoever calls this allows
 * @throws RefusedPicture
 */
export async function makePicture(bytes: Uint8Array): Promise<MadePicture> {
  if (bytes.length > mostBytes) throw new RefusedPicture('too-large')
  if (!isKnownFormat(bytes)) throw new RefusedPicture('unknown-format')
  try {
    const options = { failOn: 'error', limitInputPixels: mostPixels, sequentialRead: true, pages: 1 } as const
    const { autoOrient, width: storedWidth, height: storedHeight } = await sharp(bytes, options).metadata()
    const { width = storedWidth, height = storedHeight } = autoOrient ?? {}
    if (width * height > mostPixels) throw new RefusedPicture('too-large')
    if (width < least.width || height < least.height) throw new RefusedPicture('too-small')
    // Decoded once; the sizes are made from the widest.
    const { data, info } = await sharp(bytes, options)
      .autoOrient()
      .resize({ width: widths[widths.length - 1], withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const decoded = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
    const files: MadePicture['files'] = []
    for (const size of sizesOf({ width, height })) {
      for (const format of formats) {
        const resized = decoded().resize({ width: size.width, height: size.height, fit: 'fill' })
        files.push({ name: fileName(hash, size.name, format), bytes: await encoders[format](resized).toBuffer() })
      }
    }
    return { picture: { hash, width, height, colour: await averageColour(decoded()) }, files }
  } catch (error) {
    if (error instanceof RefusedPicture) throw error
    const { message } = error as Error
    throw new RefusedPicture(/pixel limit|too large/iu.test(message) ? 'too-large' : 'broken', message)
  }
}
