import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { isHostFolder } from '../ingest/readers/mirror.js'
import { openRegular, readChunks, readWhole } from '../ingest/readers/open.js'
import { picturesInArchives } from '../ingest/readers/pictures.js'
import type { Place } from '../ingest/source-record.js'
import { canonicalUrl } from '../text/hosts.js'
import { mostBytes } from './making.js'
import { isAddress, wantedPictures, type PicturedArticle } from './wanted.js'

/** Pictures that lie beside the pages of an import: in the same folders, or in the same archives. */

/** A picture with the keys (`WantedPicture`) of those that it is. */
export interface FoundBeside {
  keys: string[]
  bytes: Buffer
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Where a page's picture may lie, the likeliest first: where a mirror puts it, in the folder that a browser saves beside a
 * page, beside the page itself.
 * @param page path of the page, with slashes
 * @param url as the page has it
 */
export function placesBeside(page: string, url: string): string[] {
  const folder = path.posix.dirname(page)
  const places: string[] = []
  if (isAddress(url) && URL.canParse(url)) {
    const { hostname, port, pathname, search } = new URL(url)
    const parts = decoded(pathname).split('/').filter(Boolean)
    const bare = hostname.replace(/^www\./u, '')
    const ports = port === '' ? [''] : [`:${port}`, `+${port}`]
    const names = [bare, `www.${bare}`].flatMap((name) => ports.map((end) => name + end))
    const queries = search === '' ? [''] : [search, search.replace('?', '@'), '']
    const folders = folder.split('/')
    for (const [at, each] of folders.entries()) {
      if (!isHostFolder(each)) continue
      const before = folders.slice(0, at)
      for (const name of names) for (const end of queries) places.push([...before, name, ...parts].join('/') + end)
    }
    places.push(path.posix.join(folder, ...parts.slice(-2)), path.posix.join(folder, ...parts.slice(-1)))
  } else {
    const name = decoded(url.replaceAll('\\', '/').replace(/[?#].*$/u, ''))
    places.push(path.posix.join(folder, name), path.posix.join(folder, path.posix.basename(name)))
  }
  return [...new Set(places.map((place) => path.posix.normalize(place)))]
}

interface Sought extends Pick<Place, 'file' | 'member'> {
  key: string
  url: string
}

function addTo(map: Map<string, string[]>, name: string, key: string): void {
  const keys = map.get(name)
  if (keys === undefined) map.set(name, [key])
  else keys.push(key)
}

/** Collects what the articles of an import want, and finds it. */
export class PicturesBeside {
  private readonly sought: Sought[] = []
  /** The articles that want pictures, as far as pictures need them. */
  readonly articles: PicturedArticle[] = []

  /** @param paths the files and folders that are imported: nothing outside them is read */
  constructor(private readonly paths: readonly string[]) {}

  /** How many pictures are wanted. */
  get size(): number {
    return this.sought.length
  }

  add({ id, publishedAt, media }: PicturedArticle, { file, member }: Pick<Place, 'file' | 'member'>): void {
    const wanted = wantedPictures({ id, media })
    if (wanted.length === 0) return
    this.articles.push({ id, publishedAt, media })
    for (const { key, url } of wanted) this.sought.push({ key, url, file, member })
  }

  /**
   * The pictures that are there, in no order.
   * @param isWanted whether a picture is still wanted; asked right before it is read
   */
  async *find(isWanted: (key: string) => boolean): AsyncGenerator<FoundBeside, void> {
    const roots = await Promise.all(this.paths.map((each) => rootOf(each)))
    const members = new Map<string, string[]>()
    const addresses = new Map<string, string[]>()
    for (const { key, url, file, member } of this.sought) {
      if (!isWanted(key)) continue
      if (isAddress(url)) addTo(addresses, canonicalUrl(url), key)
      if (member !== undefined) {
        for (const place of placesBeside(member, url)) addTo(members, `${file}\0${place}`, key)
        continue
      }
      const bytes = await readBeside(file, url, roots)
      if (bytes !== null) yield { keys: [key], bytes }
    }
    const still = (keys: readonly string[] | undefined): string[] => (keys ?? []).filter(isWanted)
    const ofMember = (file: string, member: string) => still(members.get(`${file}\0${path.posix.normalize(member)}`))
    const ofAddress = (address: string) => (URL.canParse(address) ? still(addresses.get(canonicalUrl(address))) : [])
    const wanted = {
      member: (file: string, member: string) => ofMember(file, member).length > 0,
      address: (address: string) => ofAddress(address).length > 0,
    }
    for await (const { file, member, address, bytes } of picturesInArchives(this.paths, wanted, mostBytes)) {
      const keys = member !== null ? ofMember(file, member) : address !== null ? ofAddress(address) : []
      if (keys.length > 0) yield { keys, bytes }
    }
  }
}

/** The folder of an import: nothing outside it is read, whatever a page names. */
async function rootOf(given: string): Promise<string> {
  const real = await realpath(given)
  const isFile = await openRegular(real).then(
    async ({ handle }) => {
      await handle.close()
      return true
    },
    () => false,
  )
  return isFile ? path.dirname(real) : real
}

async function readBeside(file: string, url: string, roots: readonly string[]): Promise<Buffer | null> {
  const page = path.resolve(file).split(path.sep).join('/')
  for (const place of placesBeside(page, url)) {
    try {
      const real = await realpath(place)
      if (!roots.some((root) => real.startsWith(root.endsWith(path.sep) ? root : root + path.sep))) continue
      const bytes = await readWhole(readChunks(real), mostBytes)
      if (bytes !== null) return bytes
    } catch {
      // It is not there, or not a file: the next place.
    }
  }
  return null
}
