import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { TimtinError } from '../../errors.js'
import type { Rejection } from '../rejection.js'
import { formatOf, isPassedOver, looksLikePage, mayBePage, readableEndings, type NamedFormat } from './formats.js'
import { mirroredAddress } from './mirror.js'
import { readChunks, type SystemPath } from './open.js'

export interface InputFile extends NamedFormat {
  /** Path for messages. */
  file: string
  path: SystemPath
  /** Address that a mirrored page was saved under, where the folders tell; null otherwise. */
  address: string | null
}

interface Folder {
  file: string
  path: Buffer
  /** Path from the folder that was named on, with slashes. */
  within: string
}

/** A name as text; bytes that are not UTF-8 as `\xE9`. */
function textOf(name: Buffer): string {
  const text = name.toString('utf8')
  if (Buffer.from(text).equals(name)) return text
  return name.toString('latin1').replace(/[\u0080-\u00ff]/gu, (c) => `\\x${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

async function headOf(file: SystemPath): Promise<Buffer> {
  for await (const chunk of readChunks(file)) return chunk
  return Buffer.alloc(0)
}

/** The format of a file in a folder: by its name, or for pages of mirrors by its content. */
async function formatInFolder(name: string, file: SystemPath): Promise<NamedFormat | null> {
  const named = formatOf(name)
  if (named !== null || !mayBePage(name)) return named
  const isPage = await headOf(file).then(looksLikePage, () => false)
  return isPage ? { format: 'html', gzipped: false } : null
}

/** The files of a folder and its subfolders, by name, without hidden files, other kinds, and links to folders. */
async function* filesOfFolder(folder: Folder): AsyncGenerator<InputFile | Rejection> {
  let entries
  try {
    entries = await readdir(folder.path, { withFileTypes: true, encoding: 'buffer' })
  } catch (error) {
    yield unreadable(folder.file, error)
    return
  }
  for (const entry of entries.sort((a, b) => a.name.compare(b.name))) {
    const name = textOf(entry.name)
    if (isPassedOver(name)) continue
    const full: Folder = {
      file: path.join(folder.file, name),
      path: Buffer.concat([folder.path, Buffer.from(path.sep), entry.name]),
      within: `${folder.within}/${name}`,
    }
    if (entry.isDirectory()) {
      yield* filesOfFolder(full)
      continue
    }
    const isLinkToFolder = entry.isSymbolicLink() && (await stat(full.path).catch(() => null))?.isDirectory()
    const format = isLinkToFolder ? null : await formatInFolder(name, full.path)
    if (format) yield { ...format, file: full.file, path: full.path, address: mirroredAddress(full.within) }
  }
}

/** A rejection for a file or folder that the system does not let us read. */
export function unreadable(file: string, error: unknown): Rejection {
  const why = error instanceof Error ? error.message : String(error)
  return { file, line: null, reason: `It cannot be read: ${why}. Check that it exists and its permissions.` }
}

/** Checks every path before anything is read, so that a mistyped one stops the run at the start. */
async function checkPaths(paths: readonly string[]): Promise<{ name: string; isFolder: boolean }[]> {
  return Promise.all(
    paths.map(async (name) => {
      const info = await stat(name).catch((cause: unknown) => {
        const what = 'There is no such file or folder.'
        throw new TimtinError('not-found', 'no-such-path', what, name, 'Check the path.', { cause })
      })
      if (!info.isDirectory() && formatOf(name) === null) {
        throw new TimtinError(
          'usage',
          'unknown-file-kind',
          `Files ending in "${path.extname(name) || path.basename(name)}" cannot be read.`,
          name,
          `Give files ending in ${readableEndings}, or a folder of such files.`,
        )
      }
      return { name, isFolder: info.isDirectory() }
    }),
  )
}

/**
 * Lists the files to read: the named files, and those in the named folders, recursively and ordered by name.
 * @throws TimtinError `no-such-path`, or `unknown-file-kind` for a named file of a kind that cannot be read
 */
export async function* listFiles(paths: readonly string[]): AsyncGenerator<InputFile | Rejection> {
  for (const { name, isFolder } of await checkPaths(paths)) {
    const format = formatOf(name)
    const within = path.basename(path.resolve(name))
    if (isFolder) yield* filesOfFolder({ file: name, path: Buffer.from(name), within })
    else if (format) yield { ...format, file: name, path: name, address: null }
  }
}
