import type { Article } from '../../article.js'
import { fileName, sizesOf, type Format, type Size } from '../../media/sizes.js'
import type { ArticlePicture, Picture } from '../../media/types.js'
import type { PictureMode } from '../../picture-modes.js'
import type { ArticleView } from '../../search/types.js'
import { pictureHref } from '../urls/links.js'

/** A picture in a page: the browser chooses a size and a format. */
export interface PictureModel {
  /** For browsers that choose nothing. */
  href: string
  avif: string
  webp: string
  /** How wide it is shown: attribute `sizes`. */
  sizes: string
  /** Of what `href` leads to, in pixels: the browser keeps its place. */
  width: number
  height: number
  /** Of its place until it is there. */
  colour: string
  /** Empty where the text beside it says the same. */
  alt: string
  /** Whether it is on the first screen: others are loaded when they come near. */
  isEarly: boolean
}

/** A picture of an article, with its caption. */
export interface FigureModel {
  picture: PictureModel
  caption: string | null
  /** Whether it is higher than wide. */
  isTall: boolean
}

/** The picture that stands for an article elsewhere: in previews and feeds. */
export interface CardImage {
  href: string
  width: number
  height: number
  alt: string
}

/** As `public/pictures.css` lays them out. */
const shown = {
  thumbnail: { names: [160, 480], sizes: '(min-width: 40rem) 10rem, 6.5rem' },
  story: { names: [480, 960], sizes: '(min-width: 56rem) 34rem, 100vw' },
  lead: { names: [480, 960], sizes: '(min-width: 45rem) 43rem, 100vw' },
  gallery: { names: [480, 960], sizes: '(min-width: 45rem) 21rem, 100vw' },
} as const

export type PicturePlace = keyof typeof shown

const hrefOf = (picture: Picture, { name }: Size, format: Format) => pictureHref(fileName(picture.hash, name, format))

/** The sizes of a picture that are offered in a place; the only one there is where it is smaller. */
function offered(picture: Picture, names: readonly number[]): Size[] {
  const sizes = sizesOf(picture)
  const within = sizes.filter(({ name }) => names.includes(name))
  return within.length > 0 ? within : sizes.slice(-1)
}

export function presentPicture(picture: Picture, place: PicturePlace, alt = '', isEarly = false): PictureModel {
  const { names, sizes } = shown[place]
  const all = offered(picture, names)
  const widest = all[all.length - 1]
  const set = (format: Format) => all.map((size) => `${hrefOf(picture, size, format)} ${size.width}w`).join(', ')
  return {
    href: hrefOf(picture, widest, 'webp'),
    avif: set('avif'),
    webp: set('webp'),
    sizes,
    width: widest.width,
    height: widest.height,
    colour: picture.colour,
    alt,
    isEarly,
  }
}

/** The thumbnail of an article in a list, beside its title. */
export function presentThumbnail(picture: ArticlePicture | null | undefined): PictureModel | null {
  return picture ? presentPicture(picture, 'thumbnail') : null
}

/** Articles whose pictures are on the first screen of most lists. */
const earlyOnes = 3

/** Has the pictures of the first articles of a page loaded at once. */
export function withEarlyPictures<Model extends { picture: PictureModel | null }>(models: Model[]): Model[] {
  return models.map((model, index) =>
    model.picture === null || index >= earlyOnes ? model : { ...model, picture: { ...model.picture, isEarly: true } },
  )
}

const isSameText = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

/** What an article's page shows of its pictures. */
export interface ArticlePictures {
  leadPicture: FigureModel | null
  gallery: FigureModel[]
  image: CardImage | null
  /** What is named with a link instead. */
  others: Article['media']
}

/** @param mode whether what is not shown is named */
export function presentArticlePictures({ article, pictures = [] }: ArticleView, mode: PictureMode): ArticlePictures {
  const captionOf = new Map(article.media.map(({ url, caption }) => [url, caption]))
  const figures = pictures.map((picture, index): FigureModel => {
    const caption = captionOf.get(picture.url) ?? null
    // A caption stands below its picture and is read there; without one, nobody has said what the picture shows.
    const model = presentPicture(picture, index === 0 ? 'lead' : 'gallery', '', index === 0)
    return { picture: model, caption, isTall: picture.height > picture.width }
  })
  const [first] = pictures
  const isShown = new Set(pictures.map(({ url }) => url))
  return {
    leadPicture: figures[0] ?? null,
    gallery: figures.slice(1),
    image: first === undefined ? null : presentCard(first, captionOf.get(first.url) ?? null, article.title),
    others: article.media.filter(({ kind, url }) => kind !== 'image' || (mode !== 'off' && !isShown.has(url))),
  }
}

function presentCard(picture: Picture, caption: string | null, title: string): CardImage {
  const sizes = sizesOf(picture)
  const widest = sizes[sizes.length - 1]
  const alt = caption === null || isSameText(caption, title) ? '' : caption
  return { href: hrefOf(picture, widest, 'webp'), width: widest.width, height: widest.height, alt }
}

/** A picture as JSON: its widest size and its thumbnail. */
export interface PictureJson {
  href: string
  width: number
  height: number
  thumbnail: string
  colour: string
  original: string
}

export function presentPictureJson(picture: ArticlePicture): PictureJson {
  const sizes = sizesOf(picture)
  const widest = sizes[sizes.length - 1]
  return {
    href: hrefOf(picture, widest, 'webp'),
    width: widest.width,
    height: widest.height,
    thumbnail: hrefOf(picture, sizes[0], 'webp'),
    colour: picture.colour,
    original: picture.url,
  }
}
