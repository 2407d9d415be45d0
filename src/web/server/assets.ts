import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Addresses of the files in `public/`, versioned by content hash so that browsers may cache them forever.
 * @returns file name to address, e.g. `timtin.css` to `/public/timtin.css?v=3f2a90c1`
 */
export function assetAddresses(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map(({ name }) => {
      const version = createHash('sha256')
        .update(readFileSync(path.join(folder, name)))
        .digest('hex')
        .slice(0, 8)
      return [name, `/public/${name}?v=${version}`]
    }),
  )
}
