import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { MadePicture } from './making.js'
import { fileNames } from './sizes.js'

/** Folder of an archive's pictures. */
export function mediaFolder(dataFolder: string): string {
  return path.join(dataFolder, 'media')
}

/** Path of a picture's file: two levels of folders, so that none of them holds very many. */
export function pictureFile(folder: string, name: string): string {
  return path.join(folder, name.slice(0, 2), name.slice(2, 4), name)
}

async function sync(target: string): Promise<void> {
  const handle = await open(target, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Writes the files of a picture; each is there whole or not at all, whatever happens meanwhile.
 * @throws errors of the file system
 */
export async function savePicture(folder: string, { files }: MadePicture): Promise<void> {
  const folders = new Set<string>()
  for (const { name, bytes } of files) {
    const file = pictureFile(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    // Whoever keeps the same picture at the same time writes the same, under another name.
    const temporary = `${file}.${randomUUID()}.new`
    const handle = await open(temporary, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
    folders.add(path.dirname(file))
  }
  for (const each of folders) await sync(each)
}

/** Whether the files of a picture are there. */
export function hasFiles(folder: string, { files }: MadePicture): boolean {
  return files.every(({ name }) => existsSync(pictureFile(folder, name)))
}

/** Deletes the files of a picture, as far as they are there. @throws errors of the file system */
export async function deletePicture(folder: string, hash: string): Promise<void> {
  const deleted = fileNames(hash).map((name) => pictureFile(folder, name))
  for (const file of deleted) await rm(file, { force: true })
  const within = path.dirname(deleted[0])
  if (existsSync(within)) await sync(within)
}
