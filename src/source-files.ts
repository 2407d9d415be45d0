import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { TimtinError } from './errors.js'
import { builtInSources, Sources } from './ingest/sources/index.js'
import { sourceFileSchema, sourceOf, type SourceFile } from './ingest/sources/source-file.js'
import type { Source } from './ingest/sources/source.js'

/** Folder of an archive's own sources, one `<id>.json` each. */
export function sourcesFolder(dataFolder: string): string {
  return path.join(dataFolder, 'sources')
}

/** The id that a source on a host is given: `baothaibinh` for `baothaibinh.com.vn`, `hanam-gov` for `hanam.gov.vn`. */
export function sourceIdOf(host: string): string {
  const [first, ...others] = host.split('.')
  const isNumber = /^\d+$/u.test(first)
  return isNumber ? host.replaceAll('.', '-') : `${first}${others.includes('gov') ? '-gov' : ''}`
}

/** @throws TimtinError `source-exists` when there is such a file */
export function checkNewSource(dataFolder: string, id: string): void {
  const file = path.join(sourcesFolder(dataFolder), `${id}.json`)
  if (!existsSync(file)) return
  const advice = 'Correct that file, or move it away.'
  throw new TimtinError('input', 'source-exists', 'There is a file for this source already.', file, advice)
}

/** Writes the file of a source. @returns its path */
export function writeSourceFile(dataFolder: string, id: string, source: SourceFile): string {
  const folder = sourcesFolder(dataFolder)
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${id}.json`)
  writeFileSync(file, `${JSON.stringify(source, null, 2)}\n`, { flag: 'wx' })
  return file
}

const idPattern = /^[a-z0-9][a-z0-9-]{0,60}$/u

function malformed(file: string, what: string, cause?: unknown): TimtinError {
  const advice = 'Correct the file; docs/sources.md describes all fields.'
  return new TimtinError('input', 'source-malformed', what, file, advice, { cause })
}

/** Where in a file a value is: `selectors.title`, `hosts.0`. */
const fieldOf = (parts: readonly PropertyKey[]): string => parts.map(String).join('.')

/**
 * Checks what a source file contains.
 * @param shown the file's name as messages show it
 * @throws TimtinError `source-malformed`, which names the file and the field
 */
export function parseSourceFile(text: string, shown: string): SourceFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw malformed(shown, `It is not JSON (${cause instanceof Error ? cause.message : String(cause)}).`, cause)
  }
  const parsed = sourceFileSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : null
  const field = fieldOf(unknown === null ? issue.path : [...issue.path, unknown])
  const what = unknown === null ? issue.message : 'There is no such field.'
  throw malformed(shown, `${field === '' ? '' : `${field}: `}${what}`)
}

const idOf = (name: string): string => name.replace(/\.json$/u, '')

function readOne(folder: string, name: string): Source {
  const shown = `sources/${name}`
  const id = idOf(name)
  if (!idPattern.test(id)) throw malformed(shown, 'Its name must consist of a-z, 0-9 and hyphens.')
  let text: string
  try {
    text = readFileSync(path.join(folder, name), 'utf8')
  } catch (cause) {
    throw malformed(shown, `It cannot be read (${cause instanceof Error ? cause.message : String(cause)}).`, cause)
  }
  return sourceOf(id, parseSourceFile(text.replace(/^\uFEFF/u, ''), shown))
}

/** The sources of an archive. */
export interface LoadedSources {
  sources: Sources
  /**
   * Why files are left out, by the name of the file without `.json`: TimtinErrors `source-malformed`. Every one of them
   * names the file and the field. Where such a file would replace a source that ships with the project, that one stays.
   */
  faults: ReadonlyMap<string, TimtinError>
}

/**
 * The sources of an archive: those that ship with the project, and the archive's own, which take precedence where they
 * have the same id or the same host. A file that is wrong only takes itself out.
 */
export function loadSources(dataFolder: string): LoadedSources {
  const folder = sourcesFolder(dataFolder)
  const faults = new Map<string, TimtinError>()
  let names: string[] = []
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.'))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    // A data folder that is a file is told of by the store.
    if (code !== 'ENOENT' && code !== 'ENOTDIR')
      faults.set('', malformed('sources', `The folder cannot be read (${message}).`, error))
  }
  const own: Source[] = []
  const taken = new Map<string, string>()
  for (const name of names.sort()) {
    try {
      const source = readOne(folder, name)
      refuseTaken(source, taken)
      for (const host of source.hosts) taken.set(host, source.id)
      own.push(source)
    } catch (error) {
      if (!(error instanceof TimtinError)) throw error
      faults.set(idOf(name), error)
    }
  }
  const ids = new Set(own.map(({ id }) => id))
  return { sources: new Sources([...own, ...builtInSources.all.filter(({ id }) => !ids.has(id))]), faults }
}

/** @throws TimtinError `source-malformed` when a host of the source belongs to another file */
function refuseTaken({ id, hosts }: Source, taken: ReadonlyMap<string, string>): void {
  for (const host of hosts) {
    const other = taken.get(host)
    if (other !== undefined) throw malformed(`sources/${id}.json`, `hosts: ${host} is also in sources/${other}.json.`)
  }
}
