import express, { type Router } from 'express'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A file name in a style sheet: `url('logo.svg')`. */
const reference = /url\('([\w.-]+)'\)/g

/**
 * The files that pages load: those in `public/`, and the fonts that the build makes. Their addresses are versioned by
 * content hash, so that browsers may cache them forever; style sheets name the files by the same addresses.
 */
export class Assets {
  /** File name to address, e.g. `timtin.css` to `/public/timtin.css?v=3f2a90c1`. */
  readonly addresses: Readonly<Record<string, string>>
  /** Style sheets as they are sent, by file name. */
  private readonly sheets = new Map<string, string>()
  private readonly folders: string[]

  /** @param projectRoot folder that contains `public/` and `dist/` */
  constructor(projectRoot: string) {
    // Without a build, as in some tests, pages use the fonts of the visitor's system.
    this.folders = ['public', 'dist/fonts'].map((folder) => path.join(projectRoot, folder)).filter(existsSync)
    const files = this.folders.flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => ({ name, content: readFileSync(path.join(folder, name)) })),
    )
    const addresses: Record<string, string> = {}
    for (const { name, content } of files) addresses[name] = addressOf(name, content)
    for (const { name, content } of files.filter((file) => file.name.endsWith('.css'))) {
      const sheet = content
        .toString('utf8')
        .replaceAll(reference, (all, file: string) => (file in addresses ? `url('${addresses[file]}')` : all))
      this.sheets.set(name, sheet)
      addresses[name] = addressOf(name, sheet)
    }
    this.addresses = addresses
  }

  /** Serves the files, under `/public`. */
  router(): Router {
    const router = express.Router()
    const caching = { immutable: true, maxAge: '1y', index: false } as const
    router.use((request, response, next) => {
      const sheet = this.sheets.get(request.path.slice(1))
      if (sheet === undefined || request.method !== 'GET') return next()
      response.set('Cache-Control', 'public, max-age=31536000, immutable').type('css').send(sheet)
    })
    for (const folder of this.folders) router.use(express.static(folder, caching))
    return router
  }
}

function addressOf(name: string, content: Buffer | string): string {
  const version = createHash('sha256').update(content).digest('hex').slice(0, 8)
  return `/public/${name}?v=${version}`
}
