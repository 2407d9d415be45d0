import { hasPictureTable, openPictureTable, type PictureTable } from './picture-table.js'
import type { ArticlePicture, PictureSource } from './types.js'

/** How often it is seen whether an archive without pictures has some, in milliseconds. */
const lookMs = 1000

/** The pictures of an archive that is served: they may come while it is. */
export class FollowedPictures implements PictureSource {
  private table: PictureTable | null = null
  private lookedAt = -Infinity

  /** @param folder of the pictures */
  constructor(private readonly folder: string) {}

  picturesOf(id: string): ArticlePicture[] {
    return this.open()?.picturesOf(id) ?? []
  }

  version(): number {
    return this.open()?.version() ?? 0
  }

  private open(): PictureTable | null {
    const now = performance.now()
    if (this.table !== null || now - this.lookedAt < lookMs) return this.table
    this.lookedAt = now
    if (hasPictureTable(this.folder)) this.table = openPictureTable(this.folder, { readOnly: true })
    return this.table
  }

  async close(): Promise<void> {
    await this.table?.close()
  }
}
