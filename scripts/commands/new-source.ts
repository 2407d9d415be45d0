import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import type { Article } from '../../src/article.js'
import { lookAt } from '../../src/composition/crawling.js'
import { readConfig, systemClock, type Config } from '../../src/config.js'
import type { Permission } from '../../src/crawl/fetching/guard.js'
import type { Limits } from '../../src/crawl/limits.js'
import { TimtinError } from '../../src/errors.js'
import { loadGazetteer } from '../../src/gazetteer-files.js'
import { RejectedRecord } from '../../src/ingest/rejection.js'
import { decodePage } from '../../src/ingest/readers/decode.js'
import { draftExtraction, type Draft, type ExamplePage } from '../../src/ingest/sources/drafting.js'
import { addressOfPage } from '../../src/ingest/html-page.js'
import { sourceOf, type SourceFile } from '../../src/ingest/sources/source-file.js'
import { Sources } from '../../src/ingest/sources/index.js'
import { nothingStated } from '../../src/ingest/source-record.js'
import { toArticle } from '../../src/ingest/to-article.js'
import { checkNewSource, loadSources, sourceIdOf, sourcesFolder, writeSourceFile } from '../../src/source-files.js'
import { hostOf } from '../../src/text/hosts.js'
import { addExamples, addNote } from '../help/help.js'
import { interruption } from '../shared/interruption.js'
import { warnOfSources } from '../shared/source-faults.js'

/** What only tests change: their site is on this machine, and need not be spared. */
interface LookConditions {
  permission?: Permission
  limits?: Limits
}

export function define(command: Command, conditions: LookConditions = {}): void {
  command
    .argument('<page>', 'address of a site or of one of its articles, or a saved page')
    .option('--name <name>', 'the name of the paper, as a newspaper would print it')
    .action((page: string, flags: { name?: string }) => run(page, flags.name ?? null, conditions))
  addExamples(command, 'timtin new-source https://baosongla.example/ --name "Báo Sông La"')
  addNote(
    command,
    'Writes $TIMTIN_DATA/sources/<id>.json and, under sources/cases/, the pages it was tried on with what they give.\n' +
      'Read these line by line, and correct the file; docs/sources.md describes it.',
  )
}

/** What is known of a site before its pages are read. */
interface Site {
  host: string
  sections: string[]
  feeds: string[]
  sitemaps: string[]
  pages: ExamplePage[]
}

async function fromFile(file: string): Promise<Site> {
  const html = decodePage(await readFile(file), true)
  const address = addressOfPage(html)
  const host = address === null ? null : hostOf(address)
  if (address === null || host === null) {
    const advice = 'Give the address of the site, or a page with <link rel="canonical">.'
    throw new TimtinError('input', 'no-host', 'The page does not say where it is from.', file, advice)
  }
  return { host, sections: [new URL('/', address).href], feeds: [], sitemaps: [], pages: [{ address, html }] }
}

async function fromSite(config: Config, address: string, conditions: LookConditions): Promise<Site> {
  const look = await lookAt(config, address, { clock: systemClock, signal: interruption(), ...conditions })
  return { ...look, pages: look.articles }
}

function fileOf({ host, sections, feeds, sitemaps }: Site, { selectors, siteId }: Draft, name: string): SourceFile {
  return {
    name,
    hosts: [host],
    sections,
    ...(feeds.length > 0 ? { feeds } : {}),
    ...(sitemaps.length > 0 ? { sitemaps } : {}),
    ...(siteId === null ? {} : { siteId }),
    ...(selectors ? { selectors } : {}),
  }
}

function printArticle({ title, lead, body, publishedAt, author }: Article): void {
  const say = (part: string, value: string | null) => process.stdout.write(`  ${part}: ${value || 'none'}\n`)
  say('title', title)
  say('date', publishedAt)
  say('author', author)
  say('lead', lead)
  say(
    'body',
    `${body.length} paragraphs, from "${(body[0] ?? '').slice(0, 60)}" to "${(body.at(-1) ?? '').slice(-60)}"`,
  )
}

/** Shows what each page gives, and writes it down as a case. */
function tryOut(config: Config, id: string, file: SourceFile, pages: readonly ExamplePage[]): void {
  const gazetteer = loadGazetteer(config.projectRoot)
  const sources = new Sources([sourceOf(id, file), ...loadSources(config.dataFolder).sources.all])
  pages.forEach(({ address, html }, index) => {
    process.stdout.write(`${address ?? 'page'}\n`)
    const content = { kind: 'html' as const, bytes: Buffer.from(html) }
    const folder = path.join(sourcesFolder(config.dataFolder), 'cases', id, String(index + 1))
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'page.html'), html)
    try {
      const { article } = toArticle(
        { file: address ?? 'page', line: null, address, content },
        gazetteer,
        nothingStated,
        sources,
      )
      printArticle(article)
      writeFileSync(path.join(folder, 'article.json'), `${JSON.stringify(article, null, 2)}\n`)
    } catch (error) {
      if (!(error instanceof RejectedRecord)) throw error
      process.stdout.write(`  ${error.reason}\n`)
    }
  })
}

async function run(target: string, stated: string | null, conditions: LookConditions): Promise<void> {
  const config = readConfig()
  const { sources: known, faults } = loadSources(config.dataFolder)
  warnOfSources(faults)
  const site = existsSync(target) ? await fromFile(target) : await fromSite(config, target, conditions)
  const id = sourceIdOf(site.host)
  checkNewSource(config.dataFolder, id)
  const other = known.ofHost(site.host)
  if (other !== null) process.stdout.write(`note: this host belongs to ${other.id}, whose place the file takes.\n`)
  const draft = draftExtraction(site.pages, known)
  if (draft.knownBy.length > 0) {
    process.stdout.write(
      `note: these pages are read by an extractor that is known already: ${draft.knownBy.join(', ')}.\n`,
    )
  }
  if (site.pages.length === 0) process.stdout.write('note: no links that look like articles were found.\n')
  if (stated === null) process.stdout.write(`note: correct the name in the file; "${site.host}" is only its host.\n`)
  const file = fileOf(site, draft, stated ?? site.host)
  tryOut(config, id, file, site.pages)
  const written = writeSourceFile(config.dataFolder, id, file)
  process.stdout.write(
    `${JSON.stringify(file, null, 2)}\nWritten to ${written}. Check it, then: timtin crawl ${id} --dry-run\n`,
  )
}
