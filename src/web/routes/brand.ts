import { Router, type Response } from 'express'
import { writeColours } from '../presenters/brand.js'
import { presentManifest } from '../presenters/manifest.js'
import { Icons, iconSizes } from '../server/icons.js'
import type { Site } from '../server/site.js'
import { brandPaths } from '../urls/links.js'

/** An SVG that is opened by itself runs nothing and loads nothing; its own styles apply. */
const pictureOnly = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
const yearSeconds = 31_536_000

/** What shows whose site it is: logo, colours, icons, manifest. */
export function brandRoutes({ brand, settings: { settings }, logo }: Site): Router {
  const router = Router()
  const icons = new Icons(logo.content)

  /** Sends a file; only an address with a version is kept for good. */
  function send(response: Response, type: string, content: Buffer | string): void {
    const isVersioned = response.req.url.includes('?v=')
    response.set('Cache-Control', isVersioned ? `public, max-age=${yearSeconds}, immutable` : 'public, max-age=86400')
    response.type(type).send(content)
  }

  router.get(logo.type === 'png' ? brandPaths.pngLogo : brandPaths.svgLogo, (_request, response) => {
    response.set('Content-Security-Policy', pictureOnly)
    send(response, logo.type, logo.content)
  })
  router.get(brandPaths.colours, (_request, response) => send(response, 'css', writeColours(settings.colours)))
  router.get(brandPaths.favicon, async (_request, response) => send(response, 'image/x-icon', await icons.ico()))
  router.get(brandPaths.touchIcon, async (_request, response) => {
    send(response, 'png', await icons.png(iconSizes.touch))
  })
  for (const size of [iconSizes.small, iconSizes.large]) {
    router.get(brandPaths.icon(size), async (_request, response) => send(response, 'png', await icons.png(size)))
  }
  router.get(brandPaths.manifest, (_request, response) => {
    send(response, 'application/manifest+json', JSON.stringify(presentManifest(brand, settings)))
  })
  return router
}
