import { request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { load, type CheerioAPI } from 'cheerio'
import { pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import type { Article } from '../../../src/article.js'
import type { Archive } from '../../../src/composition/reading.js'
import { readConfig, type Config } from '../../../src/config.js'
import { createApp, listen, type WebParts } from '../../../src/web/server/app.js'
import type { Readiness } from '../../../src/readiness.js'
import type { DeskService } from '../../../src/search/desk/types.js'
import { createDeskService } from '../../../src/search/desk/service.js'
import { createSearchService } from '../../../src/search/service.js'
import type { SearchService } from '../../../src/search/types.js'
import { now, openArchiveOf, sampleFolder } from '../../support/sample-archive.js'
import { archiveInMemory, type ArchiveInMemory } from '../../support/archive-in-memory.js'
import { smallAnalyzer, smallLexica } from '../../search/support/analyzer.js'
import { listsOf, type KeptLists } from '../../search/support/archive.js'
import { smallGazetteer } from '../../search/support/gazetteer.js'
import { checkApiAnswer } from './api-answers.js'
import { articles as invented } from './articles.js'
import { fakeGazetteer } from './fake-gazetteer.js'

export { now }

/** A running site, as used by tests. */
export interface Served {
  url: string
  /** Sends a request without following redirects; throws if an answer of the API does not match its schema. */
  ask(path: string, init?: RequestInit): Promise<Response>
  /** Fetches a path in the same way. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Status, text and document of a page. */
  page(path: string): Promise<{ status: number; html: string; $: CheerioAPI }>
  /** Status and JSON of an answer of the API. */
  json(path: string): Promise<{ status: number; body: unknown }>
  close(): Promise<void>
}

/** A site over invented articles. */
export interface TestSite extends Served, Pick<ArchiveInMemory, 'log' | 'engine'> {}

/** The parts of a site with other articles or other parts. */
export type TestParts = Partial<WebParts> & { articles?: readonly Article[]; kept?: KeptLists }

const stands = { analyzer: smallAnalyzer, abbreviations: smallLexica.abbreviations, clock: () => now }

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())))
}

/** Status of a bare request: `fetch` would add its own headers to a conditional request. */
export function statusOf(url: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.on('error', reject).end()
  })
}

/** The real desk over articles in memory. */
export function deskOver(articles: readonly Article[]): DeskService {
  return createDeskService(archiveInMemory(articles, { ...stands, gazetteer: smallGazetteer }).parts)
}

/** The readiness of an archive that can answer. */
export const ready: Readiness = {
  status: 'ready',
  problems: [],
  articles: { stored: 40, indexed: 40 },
  lag: 0,
  progress: null,
}

/** Serves the real application on a port chosen by the system. */
export async function serve(parts: Pick<WebParts, 'search' | 'gazetteer'> & Partial<WebParts>): Promise<Served> {
  const app = createApp({
    clock: () => now,
    projectRoot: readConfig({}).projectRoot,
    logger: pino({ level: 'silent' }),
    desk: deskOver(invented),
    readiness: () => ready,
    ...parts,
  })
  const server = await listen(app, '127.0.0.1', 0)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(url + path, { redirect: 'manual', ...init })
    await checkApiAnswer(init.method ?? 'GET', path, response)
    return response
  }
  const get = (path: string, headers: Record<string, string> = {}) => ask(path, { headers })
  return {
    url,
    ask,
    get,
    page: async (path) => {
      const response = await get(path)
      const html = await response.text()
      return { status: response.status, html, $: load(html) }
    },
    json: async (path) => {
      const response = await get(path)
      return { status: response.status, body: await response.json() }
    },
    close: () => close(server),
  }
}

/** The real use cases over articles in memory, for sites that replace part of the search. */
export function searchOver(articles: readonly Article[]): SearchService {
  return createSearchService(archiveInMemory(articles, { ...stands, gazetteer: fakeGazetteer }).parts)
}

/** Serves the real application and use cases over invented articles. */
export async function startSite({ articles = invented, kept = {}, ...own }: TestParts = {}): Promise<TestSite> {
  const clock = own.clock ?? stands.clock
  const lists = listsOf(kept)
  const given = { ...stands, gazetteer: fakeGazetteer, clock, lists: () => lists }
  const { log, engine, parts } = archiveInMemory(articles, given)
  const search = createSearchService(parts)
  return { log, engine, ...(await serve({ search, gazetteer: fakeGazetteer, ...own })) }
}

/** The same, served while the tests of the calling file or group run; not available before. */
export function useSite(parts: TestParts = {}): TestSite {
  const site = {} as TestSite
  beforeAll(async () => {
    Object.assign(site, await startSite(parts))
  })
  afterAll(() => site.close?.())
  return site
}

/** A site over an archive on disk. */
export interface ArchiveSite extends Served {
  archive: Archive
  config: Config
}

/**
 * The real application over the real store, index and gazetteer, served while the tests of the calling file or group
 * run; not available before.
 * @param pathsOf returns files and folders of articles; the sample articles if left out
 */
export function useArchiveSite(parts: Partial<WebParts> = {}, pathsOf = async () => [sampleFolder]): ArchiveSite {
  const site = {} as ArchiveSite
  const closing: (() => Promise<void>)[] = []
  beforeAll(async () => {
    const { archive, config, dispose } = await openArchiveOf(await pathsOf())
    closing.push(dispose)
    const { search, desk, gazetteer } = archive
    const pictures = { mode: config.pictures, dataFolders: [config.dataFolder] }
    const served = await serve({ search, desk, gazetteer, pictures, ...parts })
    closing.unshift(served.close)
    Object.assign(site, served, { archive, config })
  })
  afterAll(async () => {
    for (const close of closing) await close()
  })
  return site
}
