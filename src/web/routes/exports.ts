import { Router } from 'express'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { listWriters, type ListWriter } from '../formats/lists.js'
import { parseSearchParams } from '../params/search-params.js'
import { dayOf } from '../../text/dates.js'
import { exportLimit, presentExport, presentListed, type ExportModel } from '../presenters/export.js'
import type { Directory } from '../parts.js'
import type { Listing } from '../../search/types.js'
import type { Site } from '../server/site.js'
import { exportFormats, searchPath } from '../urls/search-url.js'

/** The file in pieces, each made only when the previous one has been consumed. */
async function* piecesOf(
  listing: Listing,
  list: ExportModel,
  writer: ListWriter,
  site: string,
  gazetteer: Directory,
): AsyncGenerator<string> {
  yield writer.head(list)
  let written = 0
  for await (const slice of listing.slices) {
    let piece = ''
    for (const article of slice) {
      piece += writer.entry(presentListed(article, site, gazetteer), list, written === 0)
      written++
    }
    yield piece
  }
  yield writer.foot(list, written)
}

/** True for the error that `pipeline` throws when the visitor disconnects early. */
function wentAway(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}

/** All articles of a search as a file: `/tim-kiem.csv?…`. */
export function exportRoutes({ search, gazetteer, clock, address, brand, freshness }: Site): Router {
  const router = Router()
  for (const format of exportFormats) {
    const writer = listWriters[format]
    router.get(`${searchPath}.${format}`, async (request, response) => {
      const params = parseSearchParams(request.originalUrl, gazetteer)
      const site = address.require(request)
      if (await freshness.answered(request, response)) return
      const listing = await search.list(params, exportLimit)
      const list = presentExport(params, listing, format, dayOf(clock()), brand.name)
      response.set({
        'Content-Type': writer.type,
        'Content-Disposition': `attachment; filename="${list.fileName}"`,
        'X-Total-Count': String(list.total),
        'X-Listed-Count': String(listing.listed),
      })
      if (request.method === 'HEAD') return void response.end()
      const pieces = Readable.from(piecesOf(listing, list, writer, site, gazetteer), { highWaterMark: 1 })
      await pipeline(pieces, response).catch((error: unknown) => {
        if (!wentAway(error)) throw error
      })
    })
  }
  return router
}
