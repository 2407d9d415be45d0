import type { PictureMaker } from './maker.js'
import { RefusedPicture } from './refused-picture.js'
import { deletePicture, hasFiles, savePicture } from './picture-files.js'
import type { PictureTable } from './picture-table.js'

/** The pictures of an archive, where they are changed. */
export interface PictureKeep {
  /** Folder of the pictures. */
  folder: string
  table: PictureTable
  maker: Pick<PictureMaker, 'make'>
}

/**
 * Keeps a picture that was fetched or found: makes its sizes, and notes it.
 * @param key of the picture, as `WantedPicture` has it
 * @returns what became of it; `unwanted` when no article has it any more
 */
export async function keepPicture(
  { folder, table, maker }: PictureKeep,
  key: string,
  bytes: Uint8Array,
): Promise<'kept' | 'unwanted' | 'refused'> {
  try {
    const made = await maker.make(bytes)
    await savePicture(folder, made)
    const isKept = await table.keep(key, made.picture)
    // The files of the same picture may just have been deleted for another article.
    if (isKept && !hasFiles(folder, made)) await savePicture(folder, made)
    return isKept ? 'kept' : 'unwanted'
  } catch (error) {
    if (!(error instanceof RefusedPicture)) throw error
    await table.fail(key, error.refusal, null)
    return 'refused'
  }
}

/** Deletes the files of the pictures that no article has any more. @throws errors of the file system */
export async function deleteDoomed({ folder, table }: Pick<PictureKeep, 'folder' | 'table'>): Promise<number> {
  const doomed = table.doomed()
  for (const hash of doomed) {
    await deletePicture(folder, hash)
    await table.deleted(hash)
  }
  return doomed.length
}
