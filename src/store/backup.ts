import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { articlesIn } from '../article-log.js'
import { TimtinError } from '../errors.js'
import { isAnyonePresent } from '../locks/presence.js'
import { archiveIdAt } from './archive-id.js'
import { openForReading, openStore, storeFolder } from './article-store.js'
import { storeError } from './errors.js'
import { freezeStore } from './frozen.js'
import { checkPagesOfFile, UnsoundPages } from './page-check.js'
import { syncFolder } from './volumes.js'

/**
 * A backup is a folder: a manifest with the checksum of every file, the store as of one moment, what the operator keeps
 * beside it (lists, sources, keys), and what other rooms keep there that cannot be had again (pictures, followers). The
 * index is not in it, since it can be built from the store.
 */

/** What another room keeps beside the store, in a folder of its own within the data folder. */
export interface KeptBeside {
  folder: string
  /** Whether only its owner may read it. */
  isPrivate: boolean
  /** Copies it from one data folder into another, as of one moment; nothing where there is none. */
  copy(fromData: string, toData: string): Promise<void>
}

const manifestName = 'manifest.json'
const manifestSchema = z.strictObject({
  format: z.literal('timtin-backup'),
  version: z.literal(1),
  /** When the backup was made: ISO 8601 with +07:00. */
  at: z.string(),
  articles: z.number().int().nonnegative(),
  lastSequence: z.number().int().nonnegative(),
  /** Ids of articles that were damaged in the store, and are in the copy; not there when there are none. */
  damaged: z.array(z.string()).optional(),
  files: z.array(
    z.strictObject({
      /** Path within the data folder, with `/`. */
      path: z.string().regex(/^(?!.*(?:^|\/)\.\.?(?:\/|$))[^/\\][^\\]*$/),
      bytes: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
})

export type Manifest = z.infer<typeof manifestSchema>
type ManifestFile = Manifest['files'][number]

/** What an operator keeps: text files and a logo in the data folder itself, and in these folders of it. */
const keptFolders = ['sources', 'keys']
const keptFile = /^[^.].*\.(?:tsv|json|txt|svg|png)$/

const chunkBytes = 1 << 20

/** Keys and unpublished texts are nobody else's business; a store may be read by whoever serves it. */
const ownersMode = 0o600
const usualMode = 0o644

/** Writes a new file durably, and returns what the manifest says of it. Other work gets a turn between the chunks. */
async function writeFile(
  folder: string,
  name: string,
  chunks: Iterable<Buffer>,
  mode = ownersMode,
): Promise<ManifestFile> {
  const file = path.join(folder, ...name.split('/'))
  mkdirSync(path.dirname(file), { recursive: true })
  const hash = createHash('sha256')
  let bytes = 0
  const fd = openSync(file, 'wx', mode)
  try {
    for (const chunk of chunks) {
      hash.update(chunk)
      for (let at = 0; at < chunk.length;) at += writeSync(fd, chunk, at)
      bytes += chunk.length
      await setImmediate()
    }
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  return { path: name, bytes, sha256: hash.digest('hex') }
}

function* contentOf(file: string): Iterable<Buffer> {
  const fd = openSync(file, 'r')
  const chunk = Buffer.allocUnsafe(chunkBytes)
  try {
    for (let length; (length = readSync(fd, chunk)) > 0;) yield chunk.subarray(0, length)
  } finally {
    closeSync(fd)
  }
}

/** Paths of the operator's files within a data folder. */
function keptFiles(dataFolder: string): string[] {
  const namesIn = (folder: string) => {
    try {
      return readdirSync(path.join(dataFolder, folder), { withFileTypes: true }).filter(
        (entry) => entry.isFile() && keptFile.test(entry.name),
      )
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return []
      throw error
    }
  }
  return ['', ...keptFolders].flatMap((folder) => namesIn(folder).map(({ name }) => path.posix.join(folder, name)))
}

function syncFile(file: string): void {
  const fd = openSync(file, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Says of every file in a folder of the backup what it is; other work gets a turn between them. */
async function filesIn(backup: string, folder: string): Promise<ManifestFile[]> {
  const found = path.join(backup, folder)
  if (statSync(found, { throwIfNoEntry: false }) === undefined) return []
  const entries = readdirSync(found, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  const files: ManifestFile[] = []
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name)
    const hash = createHash('sha256')
    let bytes = 0
    for (const chunk of contentOf(file)) {
      hash.update(chunk)
      bytes += chunk.length
      await setImmediate()
    }
    syncFile(file)
    const name = path.relative(backup, file).split(path.sep).join('/')
    files.push({ path: name, bytes, sha256: hash.digest('hex') })
  }
  return files
}

function checkNew(folder: string): void {
  const status = statSync(folder, { throwIfNoEntry: false })
  if (status === undefined || (status.isDirectory() && readdirSync(folder).length === 0)) return
  const advice = 'Name a folder that does not exist, for instance with the date in its name.'
  throw new TimtinError('usage', 'backup-exists', 'There is something in this folder already.', folder, advice)
}

/**
 * Makes a backup of an archive, while other processes read and write it. The folder appears when the backup is complete
 * and checked. Damaged articles are copied as they are, and named in the manifest.
 * @param folder must not exist, or be empty
 * @param at ISO 8601 with +07:00
 * @param before what is copied before the store: what happens in between is done again after a restore
 * @param after what is copied after the store: it has everything of the store's articles
 * @throws TimtinError `backup-exists`, `store-missing`, `store-damaged`, `disk-full`, `store-unwritable`
 */
export async function backUp(
  dataFolder: string,
  folder: string,
  at: string,
  { before, after }: { before: readonly KeptBeside[]; after: readonly KeptBeside[] },
): Promise<Manifest> {
  checkNew(folder)
  const partial = `${path.resolve(folder)}.partial-${process.pid}`
  try {
    mkdirSync(partial, { recursive: true, mode: 0o700 })
    for (const beside of before) await beside.copy(dataFolder, partial)
    const stored = await copyStore(dataFolder, partial)
    for (const beside of after) await beside.copy(dataFolder, partial)
    const files = stored.files
    for (const beside of [...before, ...after]) files.push(...(await filesIn(partial, beside.folder)))
    for (const name of keptFiles(dataFolder)) {
      files.push(await writeFile(partial, name, contentOf(path.join(dataFolder, name))))
    }
    const manifest: Manifest = { format: 'timtin-backup', version: 1, at, ...stored, files }
    await writeFile(partial, manifestName, [Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)])
    syncFolder(partial)
    if (statSync(folder, { throwIfNoEntry: false }) !== undefined) rmdirSync(folder)
    renameSync(partial, folder)
    syncFolder(path.dirname(path.resolve(folder)))
    return manifest
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    throw storeError(error, folder, 'copy')
  }
}

/** Copies the store as it is at one moment, and checks the copy. */
async function copyStore(
  dataFolder: string,
  folder: string,
): Promise<Pick<Manifest, 'articles' | 'lastSequence' | 'damaged' | 'files'>> {
  const source = storeFolder(dataFolder)
  const { tables, volumes, store } = openForReading(source)
  try {
    const frozen = freezeStore(source, tables, volumes)
    const files: ManifestFile[] = []
    try {
      for (const file of frozen) files.push(await writeFile(folder, `store/${file.name}`, file.content()))
    } finally {
      for (const file of frozen) file.close()
    }
    return { ...(await checkStore(storeFolder(folder))), files }
  } finally {
    await store.close()
  }
}

/** Checks every page and article of a store that no process writes to, and that its files belong together. */
async function checkStore(folder: string): Promise<Pick<Manifest, 'articles' | 'lastSequence' | 'damaged'>> {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.mdb') && file !== 'lock.mdb')) {
    const file = path.join(folder, name)
    try {
      checkPagesOfFile(file)
    } catch (error) {
      if (!(error instanceof UnsoundPages)) throw error
      const what = `The copy is not sound: ${error.message}`
      throw new TimtinError('index', 'store-damaged', what, file, 'Run `timtin verify`.', { cause: error })
    }
  }
  const copy = openStore(folder, { readOnly: true })
  const damaged: string[] = []
  try {
    for await (const _ of articlesIn(copy, ({ damagedId }) => damaged.push(damagedId)));
    const found = { articles: await copy.count(), lastSequence: await copy.lastSequence() }
    return { ...found, ...(damaged.length > 0 && { damaged }) }
  } finally {
    await copy.close()
    removeLocks(folder)
  }
}

/** Removes what LMDB leaves beside the files of a store that was read; nobody has it open. */
function removeLocks(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file === 'lock.mdb' || file.endsWith('.mdb-lock'))) {
    rmSync(path.join(folder, name))
  }
}

function badBackup(what: string, where: string): TimtinError {
  return new TimtinError('input', 'bad-backup', what, where, 'Use another backup.')
}

function damagedBackup(ids: readonly string[], folder: string): TimtinError {
  const what = `Articles in this backup are damaged: ${ids.join(', ')}.`
  const advice = 'Use another backup, or give --even-damaged to restore this one with them.'
  return new TimtinError('input', 'backup-damaged', what, folder, advice)
}

/** Reads a backup's manifest. @throws TimtinError `bad-backup` */
export function readManifest(folder: string): Manifest {
  const file = path.join(folder, manifestName)
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw badBackup(`This is no backup: its manifest cannot be read (${(error as Error).message}).`, file)
  }
  const read = manifestSchema.safeParse(value)
  if (read.success) return read.data
  throw badBackup(`Its manifest is not one that this Tìm Tin knows: ${z.prettifyError(read.error)}.`, file)
}

/** What was restored; see `restore`. */
export interface Restored {
  manifest: Manifest
  former: string | null
  isOther: boolean
}

/** Null also for a store that is damaged. */
function archiveIdOrNull(folder: string): string | null {
  try {
    return archiveIdAt(folder)
  } catch {
    return null
  }
}

/**
 * Restores a backup: checks it, copies it beside the store, and puts it in the store's place. Processes that read the
 * archive go on with what they have; none may write to it. What the operator keeps is restored too.
 * @param options.replace whether a store that has articles may be replaced; it is kept aside
 * @param options.evenDamaged whether a backup may be restored that has damaged articles
 * @param options.beside what else a backup may have; each folder replaces the one that is there, which is kept beside it
 * @returns the manifest, where the former store is now, and whether that is, as far as can be told, of another archive: a
 *   running server then goes on with it until it is started again
 * @throws TimtinError `bad-backup`, `backup-damaged`, `store-not-empty`, `store-busy`, `disk-full`, `store-unwritable`
 */
export async function restore(
  folder: string,
  dataFolder: string,
  { replace, evenDamaged, beside }: { replace: boolean; evenDamaged: boolean; beside: readonly KeptBeside[] },
): Promise<Restored> {
  const manifest = readManifest(folder)
  if (!replace) await refuseArticles(dataFolder)
  const arriving = path.join(dataFolder, `restoring-${process.pid}`)
  try {
    mkdirSync(dataFolder, { recursive: true })
    for (const expected of manifest.files) await copyChecked(folder, arriving, expected, beside)
    const { damaged = [] } = await checkStore(storeFolder(arriving))
    if (damaged.length > 0 && !evenDamaged) throw damagedBackup(damaged, folder)
    const archive = archiveIdAt(storeFolder(arriving))
    const former = await moveAway(dataFolder, manifest.at)
    renameSync(storeFolder(arriving), storeFolder(dataFolder))
    const folders = ['store', ...beside.map((one) => one.folder)]
    for (const one of beside) putFolderBack(arriving, dataFolder, one, manifest.at)
    for (const { path: name } of manifest.files.filter(({ path: name }) => !folders.includes(name.split('/')[0]))) {
      putBack(path.join(arriving, name), path.join(dataFolder, name))
    }
    syncFolder(dataFolder)
    return { manifest, former, isOther: former !== null && archiveIdOrNull(former) !== archive }
  } catch (error) {
    throw storeError(error, dataFolder, 'copy')
  } finally {
    rmSync(arriving, { recursive: true, force: true })
  }
}

/** Puts a folder of another room in its place; one that is there stays beside it. */
function putFolderBack(arriving: string, dataFolder: string, { folder, isPrivate }: KeptBeside, at: string): void {
  const from = path.join(arriving, folder)
  if (statSync(from, { throwIfNoEntry: false }) === undefined) return
  if (isPrivate) chmodSync(from, 0o700)
  const place = path.join(dataFolder, folder)
  if (statSync(place, { throwIfNoEntry: false }) !== undefined) renameSync(place, freeNameFor(place, at))
  renameSync(from, place)
}

/** A name beside a folder that says before which backup it was there. */
function freeNameFor(folder: string, at: string): string {
  const base = `${folder}-before-${at.slice(0, 19).replaceAll(':', '-')}`
  let name = base
  for (let number = 2; statSync(name, { throwIfNoEntry: false }) !== undefined; number++) name = `${base}-${number}`
  return name
}

/** Puts an operator's file in its place; another one that is there stays beside it. */
function putBack(arriving: string, file: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const isThere = statSync(file, { throwIfNoEntry: false })?.isFile() ?? false
  if (isThere && !readFileSync(file).equals(readFileSync(arriving))) renameSync(file, `${file}.before-restore`)
  renameSync(arriving, file)
}

async function refuseArticles(dataFolder: string): Promise<void> {
  if (statSync(storeFolder(dataFolder), { throwIfNoEntry: false }) === undefined) return
  const store = openStore(storeFolder(dataFolder), { readOnly: true })
  const count = await store.count()
  await store.close()
  if (count === 0) return
  const what = `There is a store with ${count} articles.`
  const advice = 'Give --replace to put the backup in its place; the store is kept beside it.'
  throw new TimtinError('usage', 'store-not-empty', what, storeFolder(dataFolder), advice)
}

async function copyChecked(
  from: string,
  to: string,
  expected: ManifestFile,
  beside: readonly KeptBeside[],
): Promise<void> {
  const file = path.join(from, expected.path)
  const status = statSync(file, { throwIfNoEntry: false })
  if (!status?.isFile()) throw badBackup('This file of the backup is missing.', file)
  const mode =
    beside.some(({ folder, isPrivate }) => !isPrivate && expected.path.startsWith(`${folder}/`)) ||
    expected.path.startsWith('store/')
      ? usualMode
      : ownersMode
  const copied = await writeFile(to, expected.path, contentOf(file), mode)
  if (copied.bytes !== expected.bytes || copied.sha256 !== expected.sha256) {
    throw badBackup('This file of the backup is damaged: its checksum is wrong.', file)
  }
}

/**
 * Moves the store away unless a process writes to it; whoever opens it afterwards finds none.
 * @returns where it is; null when there was none
 */
async function moveAway(dataFolder: string, at: string): Promise<string | null> {
  const store = storeFolder(dataFolder)
  if (statSync(store, { throwIfNoEntry: false }) === undefined) return null
  if (await isAnyonePresent(store)) throw busy(store)
  const away = freeNameFor(store, at)
  renameSync(store, away)
  // Doors move with the folder: this one was opened after the first look.
  if (!(await isAnyonePresent(away))) return away
  renameSync(away, store)
  throw busy(store)
}

function busy(store: string): TimtinError {
  const what = 'Another process writes to this store.'
  return new TimtinError('environment', 'store-busy', what, store, 'Wait until it is done, or stop it, and try again.')
}
