import { Router } from 'express'
import { mediaFolder, pictureFile } from '../../media/picture-files.js'
import { readFileName } from '../../media/sizes.js'
import { notFound } from '../params/not-found.js'

/**
 * The pictures that the archive keeps. An address names the content, so that what it leads to never changes.
 * @param dataFolders of the archives whose pictures are served
 */
export function pictureRoutes(dataFolders: readonly string[]): Router {
  const router = Router()
  router.get('/anh/:name', (request, response, next) => {
    const { name } = request.params
    const file = readFileName(name)
    if (file === null) throw notFound('page', request.path)
    const headers = {
      'Content-Type': `image/${file.format}`,
      'Cache-Control': 'public, max-age=31536000, immutable',
      ETag: `"${name}"`,
    }
    const paths = dataFolders.map((folder) => pictureFile(mediaFolder(folder), name))
    const send = (at: number): void => {
      if (at >= paths.length) return next(notFound('page', request.path))
      response.sendFile(paths[at], { cacheControl: false, dotfiles: 'allow', headers }, (error?: Error) => {
        // It was withdrawn, or never was; what a visitor broke off needs no answer.
        if (error && !response.headersSent) send(at + 1)
      })
    }
    send(0)
  })
  return router
}
