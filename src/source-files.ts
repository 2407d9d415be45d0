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

function readOne(folder: string, name: string): Source {
  const shown = `sources/${name}`
  const id = name.replace(/\.json$/u, '')
  if (!idPattern.test(id)) throw malformed(shown, 'Its name must consist of a-z, 0-9 and hyphens.')
  let text: string
  try {
    text = readFileSync(path.join(folder, name), 'utf8')
  } catch (cause) {
    throw malformed(shown, `It cannot be read (${cause instanceof Error ? cause.message : String(cause)}).`, cause)
  }
  return sourceOf(id, parseSourceFile(text.replace(/^\uFEFF/u, ''), shown))
}

/**
 * The sources of an archive: those that ship with the project, and the archive's own, which take precedence where they
 * have the same id or the same host.
 * @throws TimtinError `source-malformed`
 */
export function loadSources(dataFolder: string): Sources {
  const folder = sourcesFolder(dataFolder)
  let names: string[]
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return builtInSources
    throw malformed('sources', `The folder cannot be read (${(error as Error).message}).`, error)
  }
  const own = names.sort().map((name) => readOne(folder, name))
  const taken = new Map<string, string>()
  for (const { id, hosts } of own) {
    for (const host of hosts) {
      const other = taken.get(host)
      if (other !== undefined) throw malformed(`sources/${id}.json`, `hosts: ${host} is also in sources/${other}.json.`)
      taken.set(host, id)
    }
  }
  const ids = new Set(own.map(({ id }) => id))
  return new Sources([...own, ...builtInSources.all.filter(({ id }) => !ids.has(id))])
}
