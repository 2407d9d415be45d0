import { copyFileSync, existsSync, linkSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { open } from 'lmdb'
import { mediaFolder, pictureFile } from './picture-files.js'
import { hasPictureTable, openPictureTable } from './picture-table.js'
import { fileNames } from './sizes.js'

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code

/** Links a file that never changes, or copies it where it cannot be linked. One that is gone was deleted with its article. */
function linkOrCopy(from: string, to: string): void {
  try {
    mkdirSync(path.dirname(to), { recursive: true })
    try {
      linkSync(from, to)
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return
      copyFileSync(from, to)
    }
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || existsSync(from)) throw error
  }
}

/**
 * Copies the table of an archive's pictures as it is at one moment, and the files of the pictures that it names, while
 * other processes write.
 * @throws errors of the file system and of LMDB
 */
export async function copyPictures(fromData: string, toData: string): Promise<void> {
  const [from, to] = [mediaFolder(fromData), mediaFolder(toData)]
  if (!hasPictureTable(from)) return
  const within = path.join(to, 'table')
  mkdirSync(within, { recursive: true })
  const root = open({ path: path.join(from, 'table'), noSubdir: false, overlappingSync: false, encoding: 'msgpack' })
  try {
    await root.backup(within, false)
  } finally {
    await root.close()
  }
  const copied = openPictureTable(to, { readOnly: true })
  try {
    for (const hash of copied.kept()) {
      for (const name of fileNames(hash)) {
        const file = pictureFile(from, name)
        if (existsSync(file)) linkOrCopy(file, pictureFile(to, name))
      }
      await setImmediate()
    }
  } finally {
    await copied.close()
    rmSync(path.join(within, 'lock.mdb'), { force: true })
  }
}
