import type { Picture } from './types.js'

/** Widths in which pictures are kept, in pixels: a thumbnail on a phone, on sharp screens, and a picture across the text. */
export const widths = [160, 480, 960] as const
export type Width = (typeof widths)[number]

export const formats = ['webp', 'avif'] as const
export type Format = (typeof formats)[number]

/** One file of a picture. */
export interface Size {
  /** The width that it is named after. */
  name: Width
  /** The width that it has: less where the picture itself is narrower. */
  width: number
  height: number
}

/** The sizes of a picture, narrowest first; the widest is as wide as the picture where that is narrower. */
export function sizesOf({ width, height }: Pick<Picture, 'width' | 'height'>): Size[] {
  const enough = widths.findIndex((name) => name >= width)
  return widths.slice(0, enough < 0 ? widths.length : enough + 1).map((name) => {
    const actual = Math.min(name, width)
    return { name, width: actual, height: Math.max(1, Math.round((height * actual) / width)) }
  })
}

/** Name of a picture's file: `3f2a….-480.webp`. */
export function fileName(hash: string, name: Width, format: Format): string {
  return `${hash}-${name}.${format}`
}

const named = new RegExp(`^([0-9a-f]{32})-(${widths.join('|')})\\.(${formats.join('|')})$`, 'u')

/** What a name of `fileName` says; null when it is none. */
export function readFileName(name: string): { hash: string; format: Format } | null {
  const found = named.exec(name)
  return found === null ? null : { hash: found[1], format: found[3] as Format }
}

/** Names of all files of a picture, whatever its width. */
export function fileNames(hash: string): string[] {
  return widths.flatMap((width) => formats.map((format) => fileName(hash, width, format)))
}
