/** Pictures of articles, as the archive keeps and shows them. */

/** A picture that is kept: its sizes are files in the media folder. */
export interface Picture {
  /** First 32 hexadecimal digits of the SHA-256 of the picture as it came. */
  hash: string
  /** In pixels, upright; of the picture as it came, which no size exceeds. */
  width: number
  height: number
  /** Its average colour, `#rrggbb`, shown until it is there. */
  colour: string
}

/** A picture of an article. */
export interface ArticlePicture extends Picture {
  /** `url` of the article's medium that it is. */
  url: string
}

/** Where it is known which pictures articles have. */
export interface PictureSource {
  /** The pictures that are kept of an article, in the order of its media. */
  picturesOf(id: string): ArticlePicture[]
  /** Changes when pictures have come or gone; 0 when there are none. */
  version(): number
}

/** Of an archive without pictures. */
export const noPictures: PictureSource = { picturesOf: () => [], version: () => 0 }

/**
 * Why a picture is not kept: it has more bytes or pixels than a photograph; is too small to be one; is not JPEG, PNG, WebP,
 * AVIF or GIF; cannot be decoded; or was not decoded in time.
 */
export type Refusal = 'too-large' | 'too-small' | 'unknown-format' | 'broken' | 'took-too-long'
