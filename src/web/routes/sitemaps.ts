import { Router, type Response } from 'express'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import PQueue from 'p-queue'
import { TimtinError } from '../../errors.js'
import { emptySearch } from '../../search/finding/empty-search.js'
import type { SearchService } from '../../search/types.js'
import { dayOf, isoTime, localDay } from '../../text/dates.js'
import { notFound } from '../params/not-found.js'
import {
  sitemapFoot,
  sitemapHead,
  writeNewsSitemap,
  writeSitemapEntry,
  writeSitemapIndex,
  type SitemapEntry,
} from '../formats/sitemap.js'
import type { Site } from '../server/site.js'
import {
  agencyHref,
  articleHref,
  dateHref,
  discoveryPaths,
  documentHref,
  documentsPath,
  provinceHref,
  paperHref,
  papersPath,
} from '../urls/links.js'
import { documentsListed } from './documents.js'

/** Most addresses in one sitemap (sitemaps.org), and so how many changes of the log each sitemap of articles covers. */
const pieceLength = 50_000
/** Entries of the log read in one go: some 10 ms of work for the archive, between which visitors are answered. */
const pageLength = 100
/** What Google News takes: articles of two days, at most a thousand. */
const newsMs = 48 * 3600 * 1000
const mostNews = 1000

/** Sitemaps of articles that may wait for their turn: search engines ask for a few, in the night. */
const mostWaiting = 5

const type = 'application/xml; charset=utf-8'

/** True for the error that `pipeline` throws when the visitor disconnects early. */
function wentAway(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}

/** The articles whose last change has a number of this piece, as a sitemap in pieces of text. */
async function* articlesOf(piece: number, site: string, search: SearchService): AsyncGenerator<string> {
  yield sitemapHead
  const end = piece * pieceLength
  for (let from = end - pieceLength; from < end;) {
    const { articles, upTo, last } = await search.logged(from, pageLength)
    yield articles
      .filter(({ sequence }) => sequence <= end)
      .map((article) => writeSitemapEntry({ href: site + articleHref(article), changed: article.changedAt }))
      .join('')
    if (upTo >= last) break
    from = upTo
    await setImmediate()
  }
  yield sitemapFoot
}

/** The pieces that have something: a piece is empty when all that changed in it has changed again since. */
async function piecesOf(search: SearchService): Promise<number[]> {
  const { last } = await search.logged(0, 1)
  const pieces: number[] = []
  for (let piece = 1; (piece - 1) * pieceLength < last; piece++) {
    const { upTo } = await search.logged((piece - 1) * pieceLength, 1)
    if (upTo <= piece * pieceLength) pieces.push(piece)
  }
  return pieces
}

/** The pages of the site besides those of articles. */
async function pagesOf({ search }: Site): Promise<string[]> {
  const [{ facets }, { days }, documents] = await Promise.all([
    search.facets(emptySearch),
    search.calendar(),
    search.documents(documentsListed),
  ])
  const dates = days.flatMap(({ day }) => [day.slice(0, 4), day.slice(0, 7), day])
  return [
    '/',
    '/co-quan',
    '/tinh',
    papersPath,
    documentsPath,
    '/cach-xep-hang',
    ...facets.agency.map(({ value }) => agencyHref(value)),
    ...facets.province.map(({ value }) => provinceHref(value)),
    ...facets.source.map(({ value }) => paperHref(value)),
    ...documents.map((document) => documentHref(document)),
    // The latest first, should there be more than a sitemap takes.
    ...[...new Set(dates)].reverse().map((date) => dateHref(date)),
  ].slice(0, pieceLength)
}

async function send(response: Response, pieces: AsyncIterable<string>): Promise<void> {
  response.set('Content-Type', type)
  if (response.req.method === 'HEAD') return void response.end()
  await pipeline(Readable.from(pieces, { highWaterMark: 1 }), response).catch((error: unknown) => {
    if (!wentAway(error)) throw error
  })
}

/** What tells search engines which pages there are. */
export function sitemapRoutes(site: Site): Router {
  const { search, clock, address, brand, freshness } = site
  const router = Router()
  // A sitemap of articles reads as many as it names, which takes seconds: one at a time, however many ask.
  const long = new PQueue({ concurrency: 1 })

  router.get(discoveryPaths.sitemap, async (request, response) => {
    const host = address.require(request)
    if (await freshness.answered(request, response)) return
    const pieces = (await piecesOf(search)).map(discoveryPaths.articlesSitemap)
    const entries: SitemapEntry[] = [discoveryPaths.pagesSitemap, ...pieces].map((path) => ({
      href: host + path,
      changed: null,
    }))
    response.set('Content-Type', type).send(writeSitemapIndex(entries))
  })

  router.get(discoveryPaths.pagesSitemap, async (request, response) => {
    const host = address.require(request)
    if (await freshness.answered(request, response)) return
    const entries = (await pagesOf(site)).map((path) => writeSitemapEntry({ href: host + path, changed: null }))
    response.set('Content-Type', type).send(sitemapHead + entries.join('') + sitemapFoot)
  })

  router.get(discoveryPaths.articlesSitemap(':piece'), async (request, response) => {
    const named = String(request.params.piece)
    const piece = /^[1-9]\d{0,8}$/.test(named) ? Number(named) : 0
    const host = address.require(request)
    const { last } = await search.logged(0, 1)
    if (piece === 0 || (piece - 1) * pieceLength >= last) throw notFound('page', request.path)
    if (await freshness.answered(request, response)) return
    if (long.size >= mostWaiting) {
      throw new TimtinError('read', 'overloaded', 'Too many sitemaps are asked for at once.', '', 'Ask again later.')
    }
    await long.add(async () => {
      if (!response.destroyed) await send(response, articlesOf(piece, host, search))
    })
  })

  router.get(discoveryPaths.newsSitemap, async (request, response) => {
    const host = address.require(request)
    if (await freshness.answered(request, response)) return
    const since = isoTime(clock() - newsMs)
    const latest = await search.latest({ ...emptySearch, from: dayOf(clock() - newsMs) }, mostNews)
    const entries = latest.flatMap((article) => {
      const { publishedAt, datePrecision, title } = article
      // One whose time is not known belongs to the whole of its day.
      const isNews = publishedAt !== null && (datePrecision === 'day' || publishedAt >= since)
      if (!isNews) return []
      const published = datePrecision === 'day' ? localDay(publishedAt) : publishedAt
      return [{ href: host + articleHref(article), title, published }]
    })
    response.set('Content-Type', type).send(writeNewsSitemap(brand.name, entries))
  })
  return router
}
