import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { TimtinError } from '../../errors.js'
import type { Rejection } from '../rejection.js'

/** What a file holds, by its name. */
export type FileKind = 'text' | 'html' | 'ndjson' | 'ndjson.gz'

export interface InputFile {
  file: string
  kind: FileKind
}

const kinds: readonly [RegExp, FileKind][] = [
  [/\.txt$/iu, 'text'],
  [/\.html?$/iu, 'html'],
  [/\.ndjson$/iu, 'ndjson'],
  [/\.ndjson\.gz$/iu, 'ndjson.gz'],
]

function kindOf(file: string): FileKind | null {
  return kinds.find(([ending]) => ending.test(file))?.[1] ?? null
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

/** The files of a folder and its subfolders, by name, without hidden files, other kinds, and links to folders. */
async function* filesOfFolder(folder: string): AsyncGenerator<InputFile | Rejection> {
  let entries
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    yield unreadable(folder, error)
    return
  }
  for (const entry of entries.sort(byName)) {
    if (entry.name.startsWith('.')) continue
    const full = path.join(folder, entry.name)
    const kind = kindOf(entry.name)
    if (entry.isDirectory()) yield* filesOfFolder(full)
    else if (kind && (entry.isFile() || entry.isSymbolicLink())) yield { file: full, kind }
  }
}

/** A rejection for a file or folder that the system does not let us read. */
export function unreadable(file: string, error: unknown): Rejection {
  const why = error instanceof Error ? error.message : String(error)
  return { file, line: null, reason: `It cannot be read: ${why}. Check that it exists and its permissions.` }
}

/** Checks every path before anything is read, so that a mistyped one stops the run at the start. */
async function checkPaths(paths: readonly string[]): Promise<{ path: string; folder: boolean }[]> {
  return Promise.all(
    paths.map(async (name) => {
      const info = await stat(name).catch((cause: unknown) => {
        throw new TimtinError(
          'not-found',
          'no-such-path',
          'There is no such file or folder.',
          name,
          'Check the path.',
          {
            cause,
          },
        )
      })
      if (!info.isDirectory() && kindOf(name) === null) {
        throw new TimtinError(
          'usage',
          'unknown-file-kind',
          `Files ending in "${path.extname(name) || path.basename(name)}" cannot be read.`,
          name,
          'Give files ending in .txt, .html, .htm, .ndjson or .ndjson.gz, or a folder of such files.',
        )
      }
      return { path: name, folder: info.isDirectory() }
    }),
  )
}

/**
 * Lists the files to read: the named files, and those in the named folders, recursively and ordered by name.
 * @throws TimtinError `no-such-path`, or `unknown-file-kind` for a named file of a kind that cannot be read
 */
export async function* listFiles(paths: readonly string[]): AsyncGenerator<InputFile | Rejection> {
  for (const { path: name, folder } of await checkPaths(paths)) {
    const kind = kindOf(name)
    if (folder) yield* filesOfFolder(name)
    else if (kind) yield { file: name, kind }
  }
}
